// Times as people write them.

package import InviteLedger

/// A time in a query names the period it is precise to: a month, a day, a minute, a second, a microsecond. `since` begins
/// with the beginning of the period, `until` ends with its end.
package struct TimeExpression: Hashable, Sendable {
  /// First and last microsecond.
  package var start: Timestamp
  package var end: Timestamp

  init(start: Int64, length: Int64) {
    self.start = Timestamp(microseconds: start)
    end = Timestamp(microseconds: start + length - 1)
  }

  /// Why a text is no time.
  enum Refusal: Error {
    /// It could be two things: what is asked back, and what to write instead.
    case question(String, hint: String)
    case unreadable
  }

  /// The period that a text names; nil for a text that is no time, or could be two.
  package static func read(_ text: String, now: Timestamp) -> TimeExpression? {
    // Why it is refused is said by whoever reads the query.
    try? TimeExpression(text, now: now)
  }

  private static var second: Int64 { 1_000_000 }
  private static var day: Int64 { 86_400 * second }
  private static var weekdays: [String] {
    ["thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday"]
  }

  /// Reads `now`, `today`, `yesterday`, `monday` (the last one, today included), `2h`, `-90m`, `3d`, `2h ago`, `+3d` (from
  /// now on), `@1757667600`, `2026-09`, `2026-09-12`, `2026-09-12T09:00Z` and what is more precise, with `Z` or an
  /// offset. Days are those of UTC.
  init(_ text: String, now: Timestamp) throws(Refusal) {
    let today = now.microseconds - (now.microseconds % Self.day + Self.day) % Self.day
    switch text {
    case "now": self.init(start: now.microseconds, length: 1)
    case "today": self.init(start: today, length: Self.day)
    case "yesterday": self.init(start: today - Self.day, length: Self.day)
    default:
      if let weekday = Self.weekdays.firstIndex(of: text) {
        // 1970-01-01, day 0, was a Thursday.
        let daysBack = ((today / Self.day - Int64(weekday)) % 7 + 7) % 7
        self.init(start: today - daysBack * Self.day, length: Self.day)
      } else if let length = Self.duration(text) {
        let (start, overflow) = now.microseconds.addingReportingOverflow(length)
        guard !overflow else { throw .unreadable }
        self.init(start: start, length: 1)
      } else if text.hasPrefix("@") {
        guard let seconds = Self.number(text.dropFirst()), seconds < 1 << 38 else { throw .unreadable }
        self.init(start: seconds * Self.second, length: Self.second)
      } else {
        self = try Self.calendar(text)
      }
    }
    // An offset, a day before the first or a length of time can lead to where the calendar has no text.
    guard start >= .earliest, end <= .latest else { throw .unreadable }
  }

  /// A length of time from now, in microseconds: before now, unless `+` says otherwise.
  private static func duration(_ text: String) -> Int64? {
    var body = Substring(text)
    let isAhead = body.hasPrefix("+")
    if body.hasSuffix(" ago"), !isAhead { body = body.dropLast(4) }
    if isAhead || body.hasPrefix("-") { body = body.dropFirst() }
    guard let unit = body.last, let count = number(body.dropLast()) else { return nil }
    let lengths: [Character: Int64] = ["s": second, "m": 60 * second, "h": 3_600 * second, "d": day, "w": 7 * day]
    guard let length = lengths[unit] else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: isAhead ? length : -length)
    return overflow ? nil : product
  }

  private static func number(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int64(text)
  }

  private static func calendar(_ text: String) throws(Refusal) -> TimeExpression {
    if let question = question(about: text) { throw question }
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return try date(parts[0]) }
    return try moment(parts[0], parts[1])
  }

  /// What is asked back about a date or a time that could be two.
  private static func question(about text: String) -> Refusal? {
    let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
    let separators = Set(text.utf8.filter { $0 < 0x30 || $0 > 0x39 })
    switch (digits, separators) {
    case (4, []): return .question("is a year, or a seq?", hint: "write \(text)-01..\(text)-12 for the year")
    case (2...8, [UInt8(ascii: "/")]), (2...8, [UInt8(ascii: ".")]):
      return .question("has day and month in an order that is not clear: which is which?", hint: "write 2026-09-12")
    case (3...6, [UInt8(ascii: ":")]):
      return .question("is a time of day: of which day, and in which zone?", hint: "write 2026-09-12T09:00Z")
    default: return nil
    }
  }

  private static func date(_ text: Substring) throws(Refusal) -> TimeExpression {
    if text.utf8.count == 10 { return TimeExpression(start: try midnight(text), length: day) }
    guard text.utf8.count == 7, let month = number(text.dropFirst(5)), let year = number(text.prefix(4)) else {
      throw .unreadable
    }
    let start = try midnight(text + "-01")
    if year == 9999, month == 12 { return TimeExpression(start: start, length: 31 * day) }
    let next = month == 12 ? padded(year + 1, 4) + "-01-01" : text.prefix(5) + padded(month + 1, 2) + "-01"
    return TimeExpression(start: start, length: try midnight(Substring(next)) - start)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The start of a day, `2026-09-12`.
  private static func midnight(_ text: Substring) throws(Refusal) -> Int64 {
    guard let time = Timestamp(text: text + "T00:00:00.000000Z") else { throw .unreadable }
    return time.microseconds
  }

  /// A day and a time of day with its zone.
  private static func moment(_ date: Substring, _ rest: Substring) throws(Refusal) -> TimeExpression {
    guard date.utf8.count == 10 else { throw .unreadable }
    let zoneStart = rest.utf8.firstIndex { [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains($0) }
    guard let zoneStart else {
      guard isClock(rest) else { throw .unreadable }
      let written = date + "T" + rest
      throw .question("has no zone: is it UTC?", hint: "write \(written)Z for UTC, or \(written)+02:00")
    }
    let clock = rest[..<zoneStart]
    let offset = try offset(rest[zoneStart...])
    guard isClock(clock) else { throw .unreadable }
    let fraction = clock.utf8.count > 8 ? clock.utf8.count - 9 : 0
    let full: String
    switch clock.utf8.count {
    case 5: full = clock + ":00.000000"
    case 8: full = clock + ".000000"
    default: full = clock + String(repeating: "0", count: 6 - fraction)
    }
    guard let time = Timestamp(text: date + "T" + full + "Z") else { throw .unreadable }
    let precision = clock.utf8.count == 5 ? 60 * second : (0..<fraction).reduce(second) { length, _ in length / 10 }
    return TimeExpression(start: time.microseconds - offset, length: precision)
  }

  /// `09:00`, `09:00:30`, `09:00:30.5`: the shape alone.
  private static func isClock(_ text: Substring) -> Bool {
    let shape = "00:00:00.000000".utf8
    let count = text.utf8.count
    guard count == 5 || count == 8 || (10...15).contains(count) else { return false }
    return zip(text.utf8, shape).allSatisfy { byte, model in
      model == UInt8(ascii: "0") ? byte >= 0x30 && byte <= 0x39 : byte == model
    }
  }

  /// `Z`, `+02:00`, `-0130`, in microseconds.
  private static func offset(_ text: Substring) throws(Refusal) -> Int64 {
    if text == "Z" { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count == 4, text.utf8.count <= 6, let hours = number(digits.prefix(2)), hours < 24,
      let minutes = number(digits.suffix(2)), minutes < 60
    else { throw .unreadable }
    let length = (hours * 60 + minutes) * 60 * second
    return text.hasPrefix("-") ? -length : length
  }
}
