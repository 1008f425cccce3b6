// Who still uses what is on its way out: told apart, counted, bounded.
import InviteLedger
import LedgerService
import LineProtocol
import Testing

@Suite struct DeprecationTableTests {
  static let use = DeprecatedUse(
    what: "invite issue topic=",
    deprecation: Deprecation(since: 2, use: "place", until: Timestamp(microseconds: 1_811_808_000_000_000)))

  static func time(_ second: Int64) -> Timestamp { Timestamp(microseconds: second * 1_000_000) }

  @Test func `a user is one row, with the first and the last time`() {
    var table = DeprecationTable()
    table.note(Self.use, uid: 1001, program: "shop", at: Self.time(5))
    table.note(Self.use, uid: 1001, program: "shop", at: Self.time(9))
    table.note(Self.use, uid: 1001, program: nil, at: Self.time(7))
    #expect(table.rows.map(\.count) == [2, 1])
    #expect(table.rows[0].first == Self.time(5) && table.rows[0].last == Self.time(9))
    #expect(table.rows[0].key.program == "shop" && table.more == 0)
  }

  @Test func `users beyond the bound are counted together`() {
    var table = DeprecationTable()
    for uid in 0..<2_000 as Range<UInt32> { table.note(Self.use, uid: uid, program: nil, at: Self.time(1)) }
    #expect(table.rows.count == 1_024 && table.more == 976)
    table.note(Self.use, uid: 3, program: nil, at: Self.time(2))
    #expect(table.rows[3].count == 2 && table.more == 976)
  }
}
