// Lines of the log to records: strictly the one spelling that the encoder writes.

import InviteLedger
import JSONText

/// Reads lines. What is not exactly a line of the format is refused with its place; no bytes whatever make it trap.
package enum LineDecoder {
  /// Reads one line.
  ///
  /// The sum's digits are read and not compared: whoever took the line from a file has checked it. Digests of personal
  /// values are not compared either (`DecodedLine.disclosureStates()` does that).
  /// - Parameters:
  ///   - bytes: what holds the line; the result keeps it.
  ///   - range: the line in `bytes`, without its line feed; cut to what the array has.
  package static func decode(_ bytes: [UInt8], range: Range<Int>) throws(FormatError) -> DecodedLine {
    let range = range.clamped(to: bytes.indices)
    var line = DataReader(bytes, range: range)
    try line.literal("{")
    let seq = try line.seq()
    try line.expectFrame("ts")
    let time = try line.moment()
    let (type, version) = try line.type()
    try line.expectFrame("actor")
    let actor = try line.string()
    try line.expectFrame("data")
    line.paths = PersonalPaths.paths(of: type, version: version)
    let event = try line.object { (data) throws(FormatError) in
      try EventVersions.read(type, version: version, from: &data)
    }
    try line.expectFrame("meta")
    let meta = try MetaText.read(from: &line)
    let personal = try line.personalSection()
    try line.sum()
    let record = Record(seq: seq, time: time, actor: actor, event: event, meta: meta)
    return DecodedLine(record: record, bytes: bytes, disclosures: line.disclosures, personal: personal)
  }

  /// Reads one line that is a whole array, without its line feed.
  package static func decode(_ bytes: [UInt8]) throws(FormatError) -> DecodedLine {
    try decode(bytes, range: bytes.indices)
  }

  /// Whether lines of that type and version can be read.
  @Sendable package static func isKnown(type: String, version: UInt64) -> Bool {
    guard let type = EventType(rawValue: type), let version = Int(exactly: version) else { return false }
    return EventVersions.isKnown(version, of: type)
  }
}

/// The keys of the line itself.
extension DataReader {
  /// The largest seq: whole numbers up to here are exact in every JSON reader.
  static var largestSeq: UInt64 { 1 << 53 - 1 }

  mutating func expectFrame(_ name: String) throws(FormatError) {
    guard has(name) else {
      throw FormatError(.frame, offset: position, reason: "the key \(name) must stand here")
    }
  }

  mutating func seq() throws(FormatError) -> UInt64 {
    try expectFrame("seq")
    let start = position
    let seq = try integer(as: UInt64.self)
    guard seq >= 1, seq <= Self.largestSeq else { throw fault("a seq is 1 or more and below 2^53", at: start) }
    return seq
  }

  mutating func type() throws(FormatError) -> (EventType, Int) {
    try expectFrame("type")
    let typePlace = position
    let name = try string()
    guard let type = EventType(rawValue: name) else {
      let shown = Self.isName(name) ? name : "of that name"
      throw FormatError(.unknownType, offset: typePlace, reason: "an event type \(shown) is not known here")
    }
    try expectFrame("v")
    let versionPlace = position
    let version = try integer(as: Int.self)
    guard EventVersions.isKnown(version, of: type) else {
      throw FormatError(
        .unknownVersion, offset: versionPlace, reason: "version \(version) of \(name) is not known here")
    }
    return (type, version)
  }

  /// Whether a text of unknown origin is harmless to repeat.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64 && text.utf8.allSatisfy { 0x41...0x5a ~= $0 || 0x61...0x7a ~= $0 }
  }

  /// The section behind `meta`, stepped over; it was read with the digests.
  mutating func personalSection() throws(FormatError) -> Range<Int>? {
    let start = position
    return try finishPersonal(at: start).map { start..<$0 }
  }

  /// The last 18 bytes.
  mutating func sum() throws(FormatError) {
    try expectFrame("sum")
    let digits = try plainString()
    let isHexadecimal = digits.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
    guard digits.count == 8, isHexadecimal else {
      throw fault("a sum is 8 lower-case hexadecimal digits", at: digits.startIndex)
    }
    try literal("}")
    try finish()
  }
}
