// Moments as people and programs write them: RFC 3339, and shorter.
import InviteLedger

enum MomentText {
  /// Reads `2026-12-01`, `2026-12-01T09:00Z`, `2026-12-01T09:00:00.25+01:00`. A day alone begins at midnight UTC; with a
  /// time of day the zone must be said. Nil for anything else, and for what the calendar does not have.
  static func read(_ bytes: ArraySlice<UInt8>) -> Timestamp? {
    guard bytes.count >= 10, bytes.count <= 32 else { return nil }
    let (day, rest) = (bytes.prefix(10), bytes.dropFirst(10))
    guard !rest.isEmpty else { return moment(day, "T00:00:00", fraction: []) }
    guard let zone = Zone(endOf: rest) else { return nil }
    let time = rest.dropLast(zone.length)
    let parts = time.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 1 || !parts[1].isEmpty, let clock = parts.first else { return nil }
    // A point belongs to seconds; without one they may be left out.
    let seconds = clock.count == 6 && parts.count == 1 ? ":00" : ""
    guard
      let local = moment(day, String(decoding: clock, as: UTF8.self) + seconds, fraction: parts.dropFirst().first ?? [])
    else { return nil }
    // Within hours of the first and the last year the zone can lead to where the calendar has no text.
    let moment = Timestamp(microseconds: local.microseconds - zone.microsecondsAhead)
    return (.earliest ... .latest).contains(moment) ? moment : nil
  }

  /// Fills the parts up to the log's own spelling, whose reader knows the calendar.
  private static func moment(
    _ day: ArraySlice<UInt8>, _ time: String, fraction: ArraySlice<UInt8>
  ) -> Timestamp? {
    guard fraction.count <= 6 else { return nil }
    var text = Array(day) + Array(time.utf8) + [UInt8(ascii: ".")] + Array(fraction)
    text += Array(repeating: UInt8(ascii: "0"), count: 6 - fraction.count) + [UInt8(ascii: "Z")]
    return Timestamp(text: text[...])
  }
}

/// How far a clock is ahead of UTC.
private struct Zone {
  var microsecondsAhead: Int64
  /// Bytes of its text.
  var length: Int

  /// `Z`, `+01:00` or `-05:30` at the end of a time of day.
  init?(endOf time: ArraySlice<UInt8>) {
    if time.last == UInt8(ascii: "Z") {
      self.init(microsecondsAhead: 0, length: 1)
      return
    }
    let text = time.suffix(6)
    guard text.count == 6, let sign = Self.sign(text.first), text.dropFirst(3).first == UInt8(ascii: ":"),
      let hours = DecimalText.unsigned(text.dropFirst().prefix(2)), let minutes = DecimalText.unsigned(text.suffix(2)),
      hours < 24, minutes < 60
    else { return nil }
    self.init(microsecondsAhead: sign * (hours * 60 + minutes) * 60_000_000, length: 6)
  }

  private init(microsecondsAhead: Int64, length: Int) {
    self.microsecondsAhead = microsecondsAhead
    self.length = length
  }

  private static func sign(_ byte: UInt8?) -> Int64? {
    switch byte {
    case UInt8(ascii: "+"): 1
    case UInt8(ascii: "-"): -1
    default: nil
    }
  }
}
