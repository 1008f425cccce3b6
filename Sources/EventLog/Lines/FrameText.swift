// The fixed pieces of a line's text.

enum FrameText {
  static let open: StaticString = #"{"seq":"#
  static let time: StaticString = #","ts":""#
  static let type: StaticString = #"","type":""#
  static let version: StaticString = #"","v":"#
  static let actor: StaticString = #","actor":""#
  static let data: StaticString = #","data":{"#
  static let meta: StaticString = #","meta":{"batch":"#
  static let part: StaticString = #","part":["#
  static let sum: StaticString = #","sum":""#
  static let end: StaticString = #""}"#

  /// Bytes of a time, `2026-11-21T09:00:00.123456Z`.
  static let timeLength = 27
  /// Bytes of `,"sum":"xxxxxxxx"}`.
  static let sumLength = 18
  static let newline = UInt8(ascii: "\n")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let brace = UInt8(ascii: "}")
  /// Seqs stay below this so that every JSON reader keeps them exact.
  static let seqBound: UInt64 = 1 << 53
}
