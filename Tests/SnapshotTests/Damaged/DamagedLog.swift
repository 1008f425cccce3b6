// The files of a ledger's directory as values, to be damaged byte by byte.

import EventLog
import Hashing

struct DamagedLog: Equatable {
  /// Contents by name.
  var files: [String: [UInt8]]

  /// Names of the segments, oldest first.
  var segments: [String] { files.keys.filter { SegmentName.firstSeq($0) != nil }.sorted() }

  /// The bytes of the newest segment.
  var bytes: [UInt8] {
    get { segments.last.flatMap { files[$0] } ?? [] }
    set { if let name = segments.last { files[name] = newValue } }
  }

  /// The lines of the newest segment without their newlines; what stands behind the last newline is none.
  var lines: [[UInt8]] {
    get { Self.lines(of: bytes) }
    set { bytes = newValue.flatMap { $0 + [UInt8(ascii: "\n")] } }
  }

  static func lines(of bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map { Array($0) }
  }

  /// Offset of the first byte of a line, counted from 1, in the newest segment.
  func start(ofLine number: Int) -> Int { lines.prefix(number - 1).reduce(0) { $0 + $1.count + 1 } }

  /// Flips the lowest bit of the byte at which `text` first stands in a line of `segment` (the newest).
  mutating func flip(line number: Int, at text: String, in segment: String? = nil) throws {
    guard let name = segment ?? segments.last, var bytes = files[name] else { throw StoryFault("no segment") }
    let before = Self.lines(of: bytes).prefix(number - 1).reduce(0) { $0 + $1.count + 1 }
    let found = bytes[before...].firstRange(of: Array(text.utf8))
    guard let index = found?.lowerBound else { throw StoryFault("line \(number) has no \(text)") }
    bytes[index] ^= 1
    files[name] = bytes
  }

  /// Puts other text into a line of the newest segment and gives it the sum that belongs to it.
  mutating func rewrite(line number: Int, _ old: String, to new: String) throws {
    var line = lines[number - 1].dropLast(Self.sumLength)
    guard let range = line.firstRange(of: Array(old.utf8)) else { throw StoryFault("line \(number) has no \(old)") }
    line.replaceSubrange(range, with: new.utf8)
    let text = Array(line)
    lines[number - 1] = text + Array(",\"sum\":\"\(CRC32C.hex8(CRC32C.checksum(text)))\"}".utf8)
  }

  /// Cuts off the end of the newest segment.
  mutating func removeLast(_ count: Int) { bytes.removeLast(count) }

  private static let sumLength = 18
}
