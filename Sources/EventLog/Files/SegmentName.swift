// The names of the files of a ledger.

/// `events-<seq of its first line, 20 digits>.ndjson`.
package enum SegmentName {
  private static let prefix = "events-"
  private static let suffix = ".ndjson"

  /// The name of the segment that begins with line `firstSeq`.
  package static func text(_ firstSeq: UInt64) -> String {
    let digits = String(firstSeq)
    return prefix + String(repeating: "0", count: max(0, 20 - digits.count)) + digits + suffix
  }

  /// The first seq of the segment with this name; nil if it is not the name of a segment.
  package static func firstSeq(_ name: String) -> UInt64? {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
    let digits = name.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
    guard digits.count == 20, let seq = UInt64(String(decoding: digits, as: UTF8.self)), text(seq) == name else {
      return nil
    }
    return seq
  }
}

/// The other names in the directory of a ledger that the event log makes.
enum FileName {
  static let lock = "lock"
  static let head = "head"
  static let newHead = "head.new"
  static let quarantine = "quarantine"
  static let quarantineLog = "log.ndjson"
}
