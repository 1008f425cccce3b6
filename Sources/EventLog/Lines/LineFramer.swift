// Putting the frame around the inside of a line.

internal import Hashing
internal import SystemCalls

enum LineFramer {
  /// Adds a framed line with its newline at the end of `bytes`.
  ///
  /// - Returns: its frame; the places in it are those in `bytes`.
  /// - Throws: `malformedLine` or `lineTooLong`; `bytes` has then grown by something that must be thrown away.
  static func append(
    _ line: Int, of command: CommandLines, seq: UInt64, batch: UInt64, to bytes: inout [UInt8], limit: Int
  ) throws(LogError) -> LineFrame {
    let start = bytes.count
    let cut = command.cuts[line]
    bytes.append(FrameText.open)
    appendDigits(seq, to: &bytes)
    bytes.append(command.bytes, in: command.start(of: line)..<cut.bodyEnd)
    appendDigits(batch, to: &bytes)
    bytes.append(command.bytes, in: cut.bodyEnd..<cut.end)
    let end = bytes.count
    guard end - start + FrameText.sumLength + 1 <= limit else {
      throw .lineTooLong(bytes: end - start + FrameText.sumLength + 1, limit: limit)
    }
    // Read it back: what cannot be read would stop the next start.
    guard let frame = LineFrame.unsummed(bytes, start..<end), frame.seq == seq, frame.batch == batch else {
      throw .malformedLine(reason: "body or tail does not fit into the frame")
    }
    let sum = CRC32C.checksum(bytes, in: start..<end)
    bytes.append(FrameText.sum)
    Hexadecimal.append(sum, to: &bytes)
    bytes.append(FrameText.end)
    bytes.append(FrameText.newline)
    return frame
  }

  static func appendDigits(_ number: UInt64, to bytes: inout [UInt8]) {
    // From the last digit on: dividing by a constant costs a tenth of dividing by a variable.
    var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var (rest, first) = (number, 20)
    repeat {
      first -= 1
      digits[first] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    bytes.append(addingCapacity: 20) { room in
      for place in first..<20 { room.append(digits[place]) }
    }
  }
}
