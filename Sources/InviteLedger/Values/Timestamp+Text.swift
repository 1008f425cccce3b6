// A moment as text, `2026-11-21T09:00:00.123456Z`: written and read by hand, because every line has one.

extension Timestamp {
  /// The first moment that has a text, the start of the year 0000.
  package static let earliest = Timestamp(microseconds: -62_167_219_200_000_000)
  /// The last moment that has a text, the last microsecond of the year 9999.
  package static let latest = Timestamp(microseconds: 253_402_300_799_999_999)

  /// Bytes of a moment's text.
  package static let textLength = 27

  /// Adds the 27 bytes of the text at the end of `bytes`. A moment outside `earliest...latest` has no text; the nearer
  /// of the two is written.
  package func append(to bytes: inout [UInt8]) {
    let held = min(max(self, .earliest), .latest).microseconds
    let (day, inDay) = Self.divide(held, by: 86_400_000_000)
    let date = CivilDate(day: day)
    let (seconds, fraction) = inDay.quotientAndRemainder(dividingBy: 1_000_000)
    bytes.append(
      textIn: [
        Self.pair(date.year / 100) << 48 | Self.pair(date.year % 100) << 32 | Self.dash << 24
          | Self.pair(date.month) << 8 | Self.dash,
        Self.pair(date.day) << 48 | Self.letterT << 40 | Self.pair(seconds / 3_600) << 24 | Self.colon << 16
          | Self.pair(seconds / 60 % 60),
        Self.colon << 56 | Self.pair(seconds % 60) << 40 | Self.point << 32 | Self.pair(fraction / 10_000) << 16
          | Self.pair(fraction / 100 % 100),
        Self.pair(fraction % 100) << 48 | Self.letterZ << 40,
      ] as InlineArray<4, UInt64>, count: Self.textLength)
  }

  /// Reads exactly the text that `append(to:)` writes: 27 bytes, a day and a time of day that exist.
  package init?(text bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.textLength else { return nil }
    let text = bytes.span
    guard
      let year = Self.number(in: text, 0..<4, then: UInt8(ascii: "-")),
      let month = Self.number(in: text, 5..<7, then: UInt8(ascii: "-")),
      let day = Self.number(in: text, 8..<10, then: UInt8(ascii: "T")),
      let hour = Self.number(in: text, 11..<13, then: UInt8(ascii: ":")), hour < 24,
      let minute = Self.number(in: text, 14..<16, then: UInt8(ascii: ":")), minute < 60,
      let second = Self.number(in: text, 17..<19, then: UInt8(ascii: ".")), second < 60,
      let fraction = Self.number(in: text, 20..<26, then: UInt8(ascii: "Z")),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    let seconds = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second
    self.init(microseconds: seconds * 1_000_000 + fraction)
  }

  /// Reads exactly the text that `description` gives.
  package init?(text: String) {
    self.init(text: Array(text.utf8)[...])
  }

  /// The number that stands in the range, if all of it is digits and the mark follows. The caller has checked the length.
  private static func number(in text: borrowing Span<UInt8>, _ range: Range<Int>, then mark: UInt8) -> Int64? {
    var value: Int64 = 0
    for index in range {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return text[range.upperBound] == mark ? value : nil
  }

  /// Two digits, the first above the second.
  private static func pair(_ value: Int64) -> UInt64 {
    let value = UInt64(truncatingIfNeeded: value)
    return (0x30 + value / 10) << 8 | (0x30 + value % 10)
  }

  private static var dash: UInt64 { 0x2D }
  private static var point: UInt64 { 0x2E }
  private static var colon: UInt64 { 0x3A }
  private static var letterT: UInt64 { 0x54 }
  private static var letterZ: UInt64 { 0x5A }

  /// Quotient and remainder with the remainder never negative.
  fileprivate static func divide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension Timestamp: CustomStringConvertible {
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.textLength)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A day of the Gregorian calendar, years 0000 to 9999. Years are counted from March, so that the leap day is the last.
private struct CivilDate {
  let year: Int64
  let month: Int64
  let day: Int64

  /// - Parameter number: days since 1970-01-01.
  init(day number: Int64) {
    let (era, dayOfEra) = Timestamp.divide(number + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// nil for a day that does not exist.
  init?(year: Int64, month: Int64, day: Int64) {
    guard month >= 1, month <= 12, day >= 1, day <= Self.days(in: month, of: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01.
  var dayNumber: Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = Timestamp.divide(marchYear, by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func days(in month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
