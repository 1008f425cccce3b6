// Moments as text.

import InviteLedger
import Testing

@Suite struct TimestampTextTests {
  static let moments: [(microseconds: Int64, text: String)] = [
    (0, "1970-01-01T00:00:00.000000Z"),
    (-1, "1969-12-31T23:59:59.999999Z"),
    (1_795_251_600_123_456, "2026-11-21T09:00:00.123456Z"),
    (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
    (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"),
    (-62_167_219_200_000_000, "0000-01-01T00:00:00.000000Z"),
    (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
  ]

  @Test(arguments: moments) func `a known moment is written and read`(_ microseconds: Int64, _ text: String) {
    let moment = Timestamp(microseconds: microseconds)
    #expect(moment.description == text)
    #expect(Timestamp(text: text) == moment)
  }

  @Test func `every day of eight centuries reads back, and each is one after the last`() {
    var day = Timestamp(microseconds: -11_676_096_000_000_000)
    var texts: Set<String> = []
    for _ in 0..<2_922 {
      let text = day.description
      #expect(Timestamp(text: text) == day)
      texts.insert(text)
      day.microseconds += 100 * 86_400_000_000 + 3_661_000_001
    }
    #expect(texts.count == 2_922)
  }

  @Test func `a moment without a text is written as the nearest that has one`() {
    #expect(Timestamp(microseconds: .max).description == Timestamp.latest.description)
    #expect(Timestamp(microseconds: .min).description == Timestamp.earliest.description)
  }

  @Test(arguments: [
    "2026-11-21T09:00:00Z", "2026-11-21 09:00:00.123456Z", "2026-11-21T09:00:00.123456z", "2026-02-29T00:00:00.000000Z",
    "2100-02-29T00:00:00.000000Z", "2026-04-31T00:00:00.000000Z", "2026-13-01T00:00:00.000000Z",
    "2026-00-01T00:00:00.000000Z", "2026-01-00T00:00:00.000000Z", "2026-11-21T24:00:00.000000Z",
    "2026-11-21T09:60:00.000000Z", "2026-11-21T09:00:60.000000Z", "2026-11-21T09:00:00.12345Z", "",
    "+026-11-21T09:00:00.123456Z", "2026-11-21T09:00:00.123456+",
  ]) func `any other text is refused`(_ text: String) {
    #expect(Timestamp(text: text) == nil)
  }

  @Test func `a fingerprint reads its own digits and no other spelling`() {
    let fingerprint = Fingerprint(words: (0x0123_4567_89ab_cdef, 1, 2, .max))
    let text = fingerprint.description
    #expect(text == "0123456789abcdef" + "0000000000000001" + "0000000000000002" + "ffffffffffffffff")
    #expect(Fingerprint(text: Array(text.utf8)[...]) == fingerprint)
    #expect(Fingerprint(text: Array(text.uppercased().utf8)[...]) == nil)
    #expect(Fingerprint(text: Array(text.utf8).dropLast()) == nil)
  }
}
