// Moments as people and programs write them: RFC 3339, and shorter.
import InviteLedger

enum MomentText {
  /// Reads `2026-12-01`, `2026-12-01T09:00Z`, `2026-12-01T09:00:00.25+01:00`. A day alone begins at midnight UTC; with a
  /// time of day the zone must be said. Nil for anything else, and for what the calendar does not have.
  static func read(_ bytes: ArraySlice<UInt8>) -> Timestamp? {
    var text = MomentScanner(rest: bytes)
    guard let days = text.days() else { return nil }
    var microseconds = days * 86_400_000_000
    if !text.rest.isEmpty {
      guard let time = text.timeOfDay(), let zone = text.zone(), text.rest.isEmpty else { return nil }
      microseconds += time - zone
    }
    return Timestamp(microseconds: microseconds)
  }
}

/// Takes the parts of a moment from the front of a text. Years have four digits, so no sum comes near 64 bits.
private struct MomentScanner {
  var rest: ArraySlice<UInt8>

  /// Days since 1970-01-01.
  mutating func days() -> Int64? {
    guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
      let day = number(digits: 2), year >= 1970, (1...12).contains(month),
      day >= 1, day <= Self.length(of: month, in: year)
    else { return nil }
    // Years begin in March here, so that the leap day is the last one (H. Hinnant, "chrono-compatible dates").
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let daysBefore = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400
    return daysBefore + dayOfYear - 719_468
  }

  /// Microseconds since midnight.
  mutating func timeOfDay() -> Int64? {
    guard take("T") || take("t"), let hour = number(digits: 2), take(":"), let minute = number(digits: 2),
      hour < 24, minute < 60
    else { return nil }
    var microseconds = (hour * 3_600 + minute * 60) * 1_000_000
    if take(":") {
      guard let second = number(digits: 2), second < 60, let fraction = fraction() else { return nil }
      microseconds += second * 1_000_000 + fraction
    }
    return microseconds
  }

  /// Microseconds that the zone is ahead of UTC.
  mutating func zone() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let sign: Int64 = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hour = number(digits: 2), take(":"), let minute = number(digits: 2), hour < 24, minute < 60
    else { return nil }
    return sign * (hour * 3_600 + minute * 60) * 1_000_000
  }

  /// What follows a point, at most six digits; 0 without a point.
  private mutating func fraction() -> Int64? {
    guard take(".") else { return 0 }
    var scale: Int64 = 100_000
    var sum: Int64 = 0
    while let digit = rest.first, digit >= 0x30, digit <= 0x39 {
      guard scale > 0 else { return nil }
      sum += Int64(digit - 0x30) * scale
      scale /= 10
      rest.removeFirst()
    }
    return scale == 100_000 ? nil : sum
  }

  private mutating func number(digits count: Int) -> Int64? {
    guard rest.count >= count, let number = DecimalText.unsigned(rest.prefix(count)) else { return nil }
    rest = rest.dropFirst(count)
    return number
  }

  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: letter) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func length(of month: Int64, in year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }
}
