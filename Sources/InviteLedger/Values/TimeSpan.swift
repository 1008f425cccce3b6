// A length of time as people write it in settings: `10d`, `90m`.

/// A length of time in whole seconds, written with the largest unit that divides it.
package struct TimeSpan: Hashable, Comparable, Sendable {
  /// 0 or more.
  package let seconds: Int64

  private init(_ seconds: Int64) { self.seconds = seconds }

  package static func seconds(_ count: Int64) -> TimeSpan { TimeSpan(max(0, count)) }
  package static func minutes(_ count: Int64) -> TimeSpan { seconds(count * 60) }
  package static func hours(_ count: Int64) -> TimeSpan { seconds(count * 3_600) }
  package static func days(_ count: Int64) -> TimeSpan { seconds(count * 86_400) }

  package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.seconds < right.seconds }

  /// Clamped to what 64 bits hold.
  package var microseconds: Int64 {
    let (product, isOver) = seconds.multipliedReportingOverflow(by: 1_000_000)
    return isOver ? .max : product
  }
}

extension TimeSpan: CustomStringConvertible {
  private static let units: [(letter: Character, seconds: Int64)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]

  package var description: String {
    guard seconds > 0, let unit = TimeSpan.units.first(where: { seconds % $0.seconds == 0 }) else { return "0s" }
    return "\(seconds / unit.seconds)\(unit.letter)"
  }

  /// Reads the text that `description` writes, and no other spelling of the same length.
  package init?(text: String) {
    guard let letter = text.last, let unit = TimeSpan.units.first(where: { $0.letter == letter }),
      let number = Int64(text.dropLast()), number >= 0
    else { return nil }
    let (seconds, isOver) = number.multipliedReportingOverflow(by: unit.seconds)
    guard !isOver else { return nil }
    self.init(seconds)
    guard description == text else { return nil }
  }
}
