// The frame of a line, read: seq, time, type, batch, part, committed bytes, sum.

package import Hashing

/// What the event log itself reads in a line. The ranges are places in the bytes it was read from.
package struct LineFrame: Sendable {
  package let seq: UInt64
  /// 27 bytes.
  package let time: Range<Int>
  package let type: Range<Int>
  package let version: UInt64
  /// Seq of the first line of the group it was made durable with.
  package let batch: UInt64
  /// Its place among the lines of its command, from 1, and their number; nil when it is alone.
  package let part: LinePart?
  /// The committed bytes are these and a closing brace.
  package let committed: Range<Int>

  /// The hash of its leaf in the tree.
  package func leaf(in bytes: [UInt8]) -> Digest {
    MerkleEdge.leafHash(bytes.span.extracting(committed), closedBy: FrameText.brace)
  }
}

/// A line's place among the lines of one command.
package struct LinePart: Hashable, Sendable {
  package let number: UInt64
  package let count: UInt64
}

/// Why bytes are not a line.
package enum Unreadable: Error, Hashable, Sendable, CustomStringConvertible {
  case noNewline
  case tooLong
  case zeros
  case malformed
  case sum
  /// The sum is right, so these are the bytes that were written, and they are no line: nothing tore this.
  case form

  package var description: String {
    switch self {
    case .noNewline: "it has no newline"
    case .tooLong: "it is longer than a line may be"
    case .zeros: "it consists of zeros"
    case .malformed: "it is not of the form of a line"
    case .sum: "its sum does not belong to its bytes"
    case .form: "its sum is right and it is not of the form of a line"
    }
  }
}

extension LineFrame {
  /// Reads the line that stands in `range`, without its newline, and checks form and sum.
  package static func read(_ bytes: [UInt8], _ range: Range<Int>) throws(Unreadable) -> LineFrame {
    let sumStart = range.upperBound - FrameText.sumLength
    guard sumStart > range.lowerBound, let sum = writtenSum(bytes, sumStart..<range.upperBound) else {
      throw bytes[range].allSatisfy { $0 == 0 } ? .zeros : .malformed
    }
    guard CRC32C.checksum(bytes, in: range.lowerBound..<sumStart) == sum else { throw .sum }
    guard let frame = unsummed(bytes, range.lowerBound..<sumStart) else { throw .form }
    return frame
  }

  /// Reads a line up to its sum, which is not looked at; nil if it does not have the form of a line.
  static func unsummed(_ bytes: [UInt8], _ range: Range<Int>) -> LineFrame? {
    var cursor = LineCursor(bytes, range)
    guard cursor.skip(FrameText.open), let seq = cursor.number(), seq > 0,
      cursor.skip(FrameText.time), let time = cursor.take(FrameText.timeLength),
      cursor.skip(FrameText.type), let type = cursor.word(upTo: FrameText.quote),
      cursor.skip(FrameText.version), let version = cursor.number(), cursor.skip(FrameText.actor),
      let keys = TopLevelKeys.find(bytes, cursor.index..<range.upperBound)
    else { return nil }
    var meta = LineCursor(bytes, keys.meta..<range.upperBound)
    guard meta.skip(FrameText.meta), let batch = meta.number(), let part = readPart(&meta) else { return nil }
    return LineFrame(
      seq: seq, time: time, type: type, version: version, batch: batch, part: part.value,
      committed: range.lowerBound..<(keys.personal ?? range.upperBound))
  }

  /// The part, if the line has one; nil as a whole if it is malformed or the line cannot go on as it does.
  private static func readPart(_ cursor: inout LineCursor) -> (value: LinePart?, Void)? {
    guard cursor.next == FrameText.comma || cursor.next == FrameText.brace else { return nil }
    var attempt = cursor
    guard attempt.skip(FrameText.part) else { return (nil, ()) }
    guard let number = attempt.number(), attempt.skip(FrameText.comma), let count = attempt.number(),
      attempt.skip(UInt8(ascii: "]")), number >= 1, number <= count
    else { return nil }
    return (LinePart(number: number, count: count), ())
  }

  /// The sum as written in the last bytes of a line; nil if they are not a sum.
  static func writtenSum(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32? {
    var cursor = LineCursor(bytes, range)
    guard cursor.skip(FrameText.sum), let digits = cursor.take(8), cursor.skip(FrameText.end), cursor.isAtEnd else {
      return nil
    }
    var sum: UInt32 = 0
    for index in digits {
      guard let value = Hexadecimal.value(of: bytes[index]) else { return nil }
      sum = sum << 4 | UInt32(value)
    }
    return sum
  }
}
