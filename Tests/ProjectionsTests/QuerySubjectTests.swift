// Queries about what is no event: an invite of the state.

import InviteLedger
import Projections
import Testing

struct QuerySubjectTests {
  private static let end = Timestamp(microseconds: RecordBook.start.microseconds + 60_000_000)

  /// inv_1 by ada for bob, redeemed · inv_2 by ada, a link that ends after a minute · inv_3 by eve, in batch 1.
  private func state() throws -> LedgerState {
    var book = RecordBook()
    let ledger = LedgerOpened(ledger: LedgerID(number: 1), format: 1, keyCheck: "")
    book.add(.ledgerOpened(ledger))
    book.add(Example.issued(1, email: "Bob@Example.org", groups: ["staff"]))
    book.add(Example.issued(2, uses: .unlimited, expires: .at(Self.end)))
    book.add(.batchOpened(BatchOpened(batch: BatchID(number: 1), mode: .rows, source: .csv)), actor: "eve")
    book.add(Example.issued(3, by: "eve", email: "cy@example.com", batch: 1), actor: "eve")
    book.add(Example.redeemed(1, invite: 1, by: "bob", email: "bob@example.org"))
    book.add(.deliveryRecorded(DeliveryRecorded(invite: InviteID(number: 3), state: .bounced)))
    var state = LedgerState()
    for record in book.records { try state.apply(record) }
    return state
  }

  private func found(_ text: String, at now: Timestamp = RecordBook.start) throws -> [UInt64] {
    let query = try Query(text, about: InviteSubject.self, now: now)
    let state = try state()
    return (1...3 as ClosedRange<UInt64>).filter { number in
      state.invite(InviteID(number: number)).map {
        query.matches(InviteSubject($0, delivery: state.delivery(of: $0.id)?.state, at: now))
      } ?? false
    }
  }

  @Test(arguments: [
    ("", [1, 2, 3]), ("invite=inv_2,inv_3", [2, 3]), ("inviter=ada", [1, 2]), ("inviter!=ada", [3]),
    ("email=BOB@example.org", [1]), ("domain=example.com,example.net", [3]), ("batch=bat_1", [3]), ("group=staff", [1]),
    ("kind=link", [2]), ("role=member", [1, 2, 3]), ("status=pending", [2, 3]), ("status=exhausted", [1]),
    ("issued=..2026-11-21T09:00:03Z", [1, 2]), ("redeemed=2026-11-21", [1]), ("redeemed!=2026-11-21", [2, 3]),
    ("delivery=bounced", [3]), ("expires=2026-11", [2]), ("inviter=ada status=pending", [2]),
  ])
  func `a query chooses among invites`(text: String, expected: [UInt64]) throws {
    #expect(try found(text) == expected, "\(text)")
  }

  @Test func `status depends on when it is asked`() throws {
    #expect(try found("status=expired", at: Self.end) == [2])
    #expect(try found("status=expired") == [])
  }

  @Test(arguments: [
    ("actor=ada", "an invite has no field \"actor\"", 1),
    ("kind=link since=2h", "an invite has no field \"since\"", 11),
    ("data.note=x", "an invite has no field \"data.note\"", 1), ("statsu=pending", "there is no field \"statsu\"", 1),
  ])
  func `a field that invites do not have is refused by name and place`(text: String, message: String, column: Int) {
    do {
      _ = try Query(text, about: InviteSubject.self, now: RecordBook.start)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.code == .unknownField && error.message == message && error.column == column)
      #expect(error.hint != nil)
    }
  }
}
