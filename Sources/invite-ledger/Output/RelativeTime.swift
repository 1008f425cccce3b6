// How long ago, for a person who looks at a table.
package import InviteLedger

/// Moments as distances from now.
package enum RelativeTime {
  /// `just now`, `5 min ago`, `in 9 d`; from two weeks on the day, `2026-09-12`. A text that is no moment stays as it is.
  package static func text(of moment: String, now: Timestamp) -> String {
    guard let time = Timestamp(text: Array(moment.utf8)[...]) else { return moment }
    let (seconds, overflow) = (now.microseconds / 1_000_000).subtractingReportingOverflow(
      time.microseconds / 1_000_000)
    guard !overflow, let distance = distance(of: seconds.magnitude) else { return String(moment.prefix(10)) }
    if distance.isEmpty { return "just now" }
    return seconds < 0 ? "in " + distance : distance + " ago"
  }

  /// `2026-11-27 08:26:32Z`: whole seconds are what a person reads.
  package static func universal(_ moment: String) -> String {
    guard Timestamp(text: Array(moment.utf8)[...]) != nil else { return moment }
    return moment.prefix(10) + " " + moment.dropFirst(11).prefix(8) + "Z"
  }

  /// Empty below a second; nil from two weeks on.
  private static func distance(of seconds: UInt64) -> String? {
    switch seconds {
    case 0: ""
    case ..<60: "\(seconds) s"
    case ..<3_600: "\(seconds / 60) min"
    case ..<86_400: "\(seconds / 3_600) h"
    case ..<1_209_600: "\(seconds / 86_400) d"
    default: nil
    }
  }
}
