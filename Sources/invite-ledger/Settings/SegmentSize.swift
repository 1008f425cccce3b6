// `segment_size`: from which length on a file of the log is sealed.
import EventLog

/// Bytes as a person writes them.
package enum SegmentSize {
  /// Reads digits, with `K`, `M` or `G` for 1024, its square and its cube behind them or not. Nil for anything else and outside
  /// of what the log allows.
  package static func bytes(_ text: String) -> UInt64? {
    var digits = text.utf8[...]
    let factor = digits.last.flatMap(factor(of:))
    if factor != nil { digits.removeLast() }
    guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }), let count = UInt64(Substring(digits)) else {
      return nil
    }
    let (bytes, isOver) = count.multipliedReportingOverflow(by: factor ?? 1)
    return !isOver && LogLimits.segmentSizes.contains(bytes) ? bytes : nil
  }

  private static func factor(of unit: UInt8) -> UInt64? {
    switch unit {
    case UInt8(ascii: "K"): 1 << 10
    case UInt8(ascii: "M"): 1 << 20
    case UInt8(ascii: "G"): 1 << 30
    default: nil
    }
  }

  /// What a value of the setting is, for a person.
  static let form = "4K to 2G, or 256M, where nobody says: from this length on a file of the log is sealed"
}
