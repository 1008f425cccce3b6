// The fixed pieces of a line's text.

enum FrameText {
  static let open = Array(#"{"seq":"#.utf8)
  static let time = Array(#","ts":""#.utf8)
  static let type = Array(#"","type":""#.utf8)
  static let version = Array(#"","v":"#.utf8)
  static let actor = Array(#","actor":""#.utf8)
  static let data = Array(#","data":{"#.utf8)
  static let meta = Array(#","meta":{"batch":"#.utf8)
  static let part = Array(#","part":["#.utf8)
  static let sum = Array(#","sum":""#.utf8)
  static let end = Array(#""}"#.utf8)

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
