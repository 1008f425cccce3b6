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

  // MARK: Messages

  /// msg_1 from ada to bob and the staff, archived for bob · msg_2 from bob to ada.
  private static let messages: [Record] = {
    var book = RecordBook()
    book.add(.ledgerOpened(LedgerOpened(ledger: LedgerID(number: 1), format: 1, keyCheck: "")))
    book.add(Example.sent(1, from: "ada", to: [.user("bob"), .group("staff")]))
    book.add(Example.sent(2, from: "bob", to: [.user("ada")]), actor: "bob")
    book.add(
      .messageArchived(
        MessageArchived(message: MessageID(number: 1), holders: [.user("bob")], cause: .command)), actor: "bob")
    return book.records
  }()

  @Test(arguments: [
    ("message=msg_2", [2]), ("member=ada", [1]), ("member!=ada", [2]), ("holder=group:staff", [1]),
    ("group=staff", [1]),
    ("box=archived", [1]), ("box=inbox", [2]), ("title:HELLO", [1, 2]), ("title=Hello seq=3", [2]), ("seq=..2", [1]),
    ("ts=..2026-11-21T09:00:02Z", [1]), ("since=3", [2]), ("until=2026-11-20", []), ("message=msg_1..msg_2", [1, 2]),
    ("has=group", [1]), ("missing=group", [2]),
  ])
  func `a query chooses among messages, in the state as in the read model`(text: String, expected: [UInt64]) throws {
    let query = try Query(text, about: MessageSubject.self, now: RecordBook.start)
    var state = LedgerState()
    for record in Self.messages { try state.apply(record) }
    let bob = [Holder.user("bob")]
    let chosen = state.messages.filter { message in
      query.matches(MessageSubject(message, inViewsOf: bob) { "Hello" })
    }
    #expect(chosen.map(\.id.number) == expected, "\(text)")
    let model = MessagesModel(records: Self.messages)
    let listed = (1...2 as ClosedRange<UInt64>).filter { number in
      model.message(MessageID(number: number)).map {
        query.matches(MessageSubject($0, inViewsOf: bob, isReadable: true))
      } ?? false
    }
    #expect(listed == expected, "\(text)")
  }

  @Test func `a title that the one who asks may not read is not there`() throws {
    let query = try Query("title:hello", about: MessageSubject.self, now: RecordBook.start)
    let message = try #require(MessagesModel(records: Self.messages).message(MessageID(number: 1)))
    #expect(query.matches(MessageSubject(message, inViewsOf: nil, isReadable: true)))
    #expect(!query.matches(MessageSubject(message, inViewsOf: nil, isReadable: false)))
  }

  // MARK: Keys

  /// key_1 of ada, for the page, narrowed, of one uid · key_2 of nobody, which ends · key_3 of ada, revoked.
  private static let keys: [Record] = {
    var book = RecordBook()
    func created(_ number: UInt64, _ label: String, owner: String?, _ scope: String, _ uids: [UInt32], _ end: Expiry)
      -> Event
    {
      .keyCreated(
        KeyCreated(
          key: KeyID(number: number), secret: Example.token(), label: label, owner: owner,
          role: owner == nil ? .guest : nil, scopes: [Scope(text: scope) ?? .everything], uids: uids, expires: end))
    }
    book.add(.ledgerOpened(LedgerOpened(ledger: LedgerID(number: 1), format: 1, keyCheck: "")))
    book.add(created(1, "Sign-up page", owner: "ada", "invite.issue:group=staff", [1000], .never))
    book.add(created(2, "mailer", owner: nil, "invite.reveal", [], .at(end)), actor: "root")
    book.add(created(3, "laptop", owner: "ada", "*", [], .never))
    book.add(.keyRevoked(KeyRevoked(key: KeyID(number: 3))))
    return book.records
  }()

  @Test(arguments: [
    ("key=key_1", [1]), ("key=key_2..", [2, 3]), ("label:page", [1]), ("owner=ada", [1, 3]), ("missing=owner", [2]),
    ("scope=*", [3]), ("scope~^invite", [1, 2]), ("scope:group=staff", [1]), ("status=active", [1, 2]),
    ("status=revoked owner=ada", [3]), ("status!=active", [3]), ("role=guest", [2]), ("uid=1000", [1]),
    ("actor=root", [2]), ("issued=..2026-11-21T09:00:02Z", [1]), ("expires=2026-11-21", [2]), ("has=expires", [2]),
  ])
  func `a query chooses among keys, in the state as in the read model`(text: String, expected: [UInt64]) throws {
    let query = try Query(text, about: KeySubject.self, now: RecordBook.start)
    var state = LedgerState()
    for record in Self.keys { try state.apply(record) }
    let now = RecordBook.start
    let chosen = state.keys.filter { query.matches(KeySubject($0, at: now, policy: state.policy)) }
    #expect(chosen.map(\.id.number) == expected, "\(text)")
    let model = KeysModel(records: Self.keys)
    let listed = model.keys(KeyFilter(query: query), at: now, policy: state.policy)
    #expect(listed.map(\.key.number) == expected, "\(text)")
  }

  @Test func `the status of a key is another than that of an invite`() throws {
    #expect(throws: QueryError.self) { try Query("status=pending", about: KeySubject.self, now: Self.end) }
    #expect(throws: QueryError.self) { try Query("status=active", about: InviteSubject.self, now: Self.end) }
    let query = try Query("status=expired", about: KeySubject.self, now: Self.end)
    let model = KeysModel(records: Self.keys)
    #expect(model.keys(KeyFilter(query: query), at: Self.end, policy: Policy()).map(\.key.number) == [2])
  }
}
