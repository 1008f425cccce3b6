// Runs of bytes that are added in one piece, for the writer of every line and every answer.
//
// What is unsafe here is to fill room that was made just before, within the bounds that it was made with. Measured over lines
// of issued invites and their answers: a name takes 105 instructions where it took 190 byte by byte.

extension [UInt8] {
  /// Adds bytes at the end.
  package mutating func append(run: borrowing Span<UInt8>) {
    unsafe run.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Adds the bytes of a text at the end.
  package mutating func append(run text: StaticString) {
    unsafe append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds a name in its quotes, behind a comma where there is one, and a colon.
  mutating func append(quoted name: StaticString, comma: Bool) {
    let text = unsafe UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    unsafe append(quoted: text, comma: comma, colon: true)
  }

  /// Adds a text that needs no escape in its quotes, behind a comma where there is one.
  mutating func append(quoted text: borrowing Span<UInt8>, comma: Bool) {
    unsafe text.withUnsafeBufferPointer { unsafe append(quoted: $0, comma: comma, colon: false) }
  }

  private mutating func append(quoted text: UnsafeBufferPointer<UInt8>, comma: Bool, colon: Bool) {
    append(addingCapacity: text.count + 4) { room in
      unsafe room.withUnsafeMutableBufferPointer { room, count in
        if comma {
          unsafe room[0] = UInt8(ascii: ",")
          count = 1
        }
        unsafe room[count] = UInt8(ascii: "\"")
        if let source = text.baseAddress, let target = room.baseAddress {
          unsafe (target + count + 1).update(from: source, count: text.count)
        }
        count += text.count + 2
        unsafe room[count - 1] = UInt8(ascii: "\"")
        if colon {
          unsafe room[count] = UInt8(ascii: ":")
          count += 1
        }
      }
    }
  }

  /// Adds a number in decimal digits at the end.
  mutating func append(digitsOf number: UInt64) {
    var (rest, least) = (number, 1)
    if number >= 100_000_000 {
      append(digitsOf: number / 100_000_000)
      (rest, least) = (number % 100_000_000, 8)
    }
    // Eight digits at most, a byte of a word each, the first in the lowest: found from the last one on, because dividing
    // by a constant costs a tenth of dividing by a variable.
    var (digits, length) = (UInt64(0), 0)
    repeat {
      digits = digits << 8 | (0x30 + rest % 10)
      rest /= 10
      length += 1
    } while rest > 0 || length < least
    append(addingCapacity: 8) { room in
      unsafe room.withUnsafeMutableBufferPointer { room, count in
        unsafe UnsafeMutableRawBufferPointer(room).storeBytes(of: digits.littleEndian, as: UInt64.self)
        count = length
      }
    }
  }
}
