// The model of invites: fields as issued, status, lists.

import InviteLedger
import Projections
import Randomness
import Testing

struct InvitesModelTests {
  private var book = RecordBook()

  private func at(_ seconds: Int64) -> Timestamp {
    Timestamp(microseconds: RecordBook.start.microseconds + seconds * 1_000_000)
  }

  @Test func `an invite is shown with every field it was issued with`() throws {
    var book = book
    let issued = InviteIssued(
      invite: InviteID(number: 1), kind: .email,
      token: TokenFacts(fingerprint: Fingerprint(words: (1, 2, 3, 4)), hint: "7k3m", key: 3), inviter: "ada",
      email: .known("Bob@Example.org"), domain: "example.org", binding: .domain, maxUses: .uses(1), role: .moderator,
      groups: ["staff", "ops"], channels: ["news"], includeDefaultChannels: true, topic: "welcome",
      notifyInviter: false, subject: .known("Come in"), message: .erased, note: .known("by phone"), locale: "de",
      expires: .at(at(60)), batch: BatchID(number: 1), row: 0, source: .csv)
    book.add(.inviteIssued(issued))
    let view = try #require(InvitesModel(records: book.records).invite(issued.invite))
    #expect(view.kind == issued.kind && view.binding == issued.binding && view.role == issued.role)
    #expect(view.tokenHint == "7k3m" && view.tokenKey == 3 && view.inviter == "ada")
    #expect(view.email == issued.email && view.domain == issued.domain && view.locale == issued.locale)
    #expect(view.maxUses == issued.maxUses && view.expires == issued.expires && view.topic == issued.topic)
    #expect(view.groups == issued.groups && view.channels == issued.channels && view.includeDefaultChannels)
    #expect(view.subject == issued.subject && view.message == .erased && view.note == issued.note)
    #expect(view.batch == issued.batch && view.row == 0 && view.source == .csv && !view.notifyInviter)
    #expect(view.issuedSeq == 1 && view.issued == book.now)
  }

  @Test(arguments: [UseLimit.unlimited, .uses(0), .uses(1), .uses(.max)])
  func `unlimited, closed and counted uses are told apart`(limit: UseLimit) throws {
    var book = book
    book.add(Example.issued(1, uses: limit))
    #expect(InvitesModel(records: book.records).invite(InviteID(number: 1))?.maxUses == limit)
  }

  @Test func `a use that is reserved is taken until it lapses, is released or is used up`() throws {
    var book = book
    for number in 1...3 { book.add(Example.issued(UInt64(number))) }
    for number in 1...3 { book.add(Example.reserved(UInt64(number), invite: UInt64(number), until: at(100))) }
    book.add(
      .reservationReleased(ReservationReleased(reservation: ReservationID(number: 2), invite: InviteID(number: 2))))
    book.add(
      .tokenRedeemed(
        TokenRedeemed(
          redemption: RedemptionID(number: 1), invite: InviteID(number: 3), use: 1, username: "bob",
          existingAccount: false, granted: Grants(role: .member), reservation: ReservationID(number: 3))))
    let model = InvitesModel(records: book.records)
    func statuses(_ moment: Timestamp) -> [String] {
      (1...3).compactMap { model.reservation(ReservationID(number: $0))?.status(at: moment) }
    }
    #expect(statuses(at(99)) == ["live", "released", "used"])
    #expect(statuses(at(100)) == ["lapsed", "released", "used"])
    #expect(model.invites(InviteFilter(status: [.exhausted]), at: at(99)).map(\.number) == [1, 3])
    #expect(model.invites(InviteFilter(status: [.exhausted]), at: at(100)).map(\.number) == [3])
    #expect(model.statusCounts(at: at(99)) == [.exhausted: 2, .pending: 1])
    #expect(model.redemption(RedemptionID(number: 1))?.reservation == ReservationID(number: 3))
  }

  @Test func `refusals of an invite are summed by their codes`() throws {
    var book = book
    book.add(Example.issued(1))
    for count: UInt64 in [3, 4] {
      let refusals = [
        AttemptRefused.Count(invite: InviteID(number: 1), code: .tokenExpired, count: count),
        AttemptRefused.Count(invite: InviteID(number: 1), code: .tokenEmailMismatch, count: 1),
        AttemptRefused.Count(code: .tokenUnknown, count: 9),
      ]
      book.add(.attemptRefused(AttemptRefused(since: at(0), refusals: refusals)))
    }
    let refusals = try #require(InvitesModel(records: book.records).invite(InviteID(number: 1))?.refusals)
    #expect(refusals.sorted.map(\.code) == [.tokenExpired, .tokenEmailMismatch])
    #expect(refusals.sorted.map(\.count) == [7, 2] && refusals.lastSeq == 3)
  }

  @Test func `a redemption that was undone stays in history, and its use is free`() throws {
    var book = book
    book.add(Example.issued(1, uses: .uses(2)))
    for number in 1...2 {
      book.add(Example.redeemed(UInt64(number), invite: 1, use: UInt32(number), by: "p\(number)"))
    }
    book.add(Example.undone(1, invite: 1, by: "p1"), actor: "root")
    let model = InvitesModel(records: book.records)
    let view = try #require(model.invite(InviteID(number: 1)))
    #expect(view.used == 1 && view.reversed == 1 && view.usesLeft == 1)
    let redemptions = model.redemptions(of: InviteID(number: 1))
    #expect(redemptions.map { $0.reversal?.reason } == [.known("wrong person"), nil])
    #expect(redemptions[0].reversal?.actor == "root" && redemptions[0].reversal?.seq == 4)
  }

  @Test func `the status is that of the moment asked for`() throws {
    var book = book
    book.add(Example.issued(1, uses: .uses(2), expires: .at(at(100))))
    book.add(Example.redeemed(1, invite: 1, by: "bob"))
    let view = try #require(InvitesModel(records: book.records).invite(InviteID(number: 1)))
    #expect(view.status(at: at(99)) == .partlyUsed)
    #expect(view.status(at: at(100)) == .expired)
    #expect(view.usesLeft == 1)
  }

  @Test func `lists are by inviter, batch, address and status, oldest first`() {
    var book = book
    book.add(Example.issued(1, by: "ada", email: "x@example.org", batch: 1))
    book.add(Example.issued(2, by: "bob", email: "X@Example.ORG", batch: 1))
    book.add(Example.issued(3, by: "ada", email: "y@example.org"))
    book.add(Example.issued(4, by: "ada", email: " x@example.org", batch: 1))
    book.add(.inviteRevoked(InviteRevoked(invite: InviteID(number: 4))))
    let model = InvitesModel(records: book.records)
    func numbers(_ filter: InviteFilter) -> [UInt64] { model.invites(filter, at: book.now).map(\.number) }
    #expect(numbers(InviteFilter()) == [1, 2, 3, 4])
    #expect(numbers(InviteFilter(inviter: "ada")) == [1, 3, 4])
    #expect(numbers(InviteFilter(batch: BatchID(number: 1))) == [1, 2, 4])
    #expect(numbers(InviteFilter(email: "x@EXAMPLE.org")) == [1, 2, 4])
    #expect(numbers(InviteFilter(inviter: "ada", batch: BatchID(number: 1))) == [1, 4])
    #expect(numbers(InviteFilter(email: "x@example.org", status: [.pending])) == [1, 2])
    #expect(numbers(InviteFilter(inviter: "nobody")) == [])
    #expect(model.statusCounts(at: book.now) == [.pending: 3, .revoked: 1])
  }

  @Test func `a query chooses among invites as lists show them`() throws {
    var book = book
    book.add(Example.issued(1, by: "ada", email: "x@example.org", groups: ["staff"]))
    book.add(Example.issued(2, by: "bob", uses: .unlimited, expires: .at(at(60))))
    book.add(Example.redeemed(1, invite: 2, by: "cy"))
    book.add(.deliveryRecorded(DeliveryRecorded(invite: InviteID(number: 1), state: .bounced)))
    let model = InvitesModel(records: book.records)
    func numbers(_ text: String) throws -> [UInt64] {
      let query = try Query(text, about: InviteSubject.self, now: book.now)
      return model.invites(InviteFilter(query: query), at: book.now).map(\.number)
    }
    #expect(try numbers("") == [1, 2])
    #expect(try numbers("group=staff email=X@example.org") == [1])
    #expect(try numbers("kind=link domain!=example.org") == [2])
    #expect(try numbers("delivery=bounced") == [1])
    #expect(try numbers("status=partly_used redeemed=2026-11-21") == [2])
    #expect(try numbers("expires=..2026-12-01") == [2])
    #expect(try numbers("role=member inviter=ada,bob") == [1, 2])
  }

  @Test func `pages of a list put together are the list`() {
    var book = book
    for number: UInt64 in 1...30 { book.add(Example.issued(number, by: number % 3 == 0 ? "bob" : "ada")) }
    let model = InvitesModel(records: book.records)
    let filter = InviteFilter(inviter: "ada")
    var pages: [InviteID] = []
    while true {
      let page = model.invites(filter, at: book.now, from: (pages.last?.number ?? 0) + 1).prefix(7)
      if page.isEmpty { break }
      pages += page
    }
    #expect(pages == model.invites(filter, at: book.now))
    #expect(pages.count == 20)
  }

  @Test func `redemptions of an invite are in their order, each with who and what`() {
    var book = book
    book.add(Example.issued(1, uses: .unlimited))
    book.add(Example.issued(2))
    book.add(Example.redeemed(1, invite: 1, use: 1, by: "bob", email: "bob@example.org", groups: ["staff"]))
    book.add(Example.redeemed(2, invite: 2, by: "cy"))
    book.add(Example.redeemed(3, invite: 1, use: 2, by: "dee"))
    let model = InvitesModel(records: book.records)
    let invite = InviteID(number: 1)
    #expect(model.redemptions(of: invite).map(\.username) == ["bob", "dee"])
    #expect(model.redemptions(of: invite, after: RedemptionID(number: 1)).map(\.use) == [2])
    #expect(model.redemption(RedemptionID(number: 1))?.granted.groups == ["staff"])
    #expect(model.redemption(RedemptionID(number: 4)) == nil)
  }

  @Test func `amending, resending and revoking keep when and by whom it was issued`() throws {
    var book = book
    book.add(Example.issued(1, by: "ada", expires: .at(at(10))))
    let invite = InviteID(number: 1)
    book.add(
      .inviteAmended(
        InviteAmended(
          invite: invite, old: InviteFields(groups: [], expires: .at(at(10))),
          new: InviteFields(groups: ["staff"], expires: .never))), actor: "eve")
    book.add(.inviteResent(InviteResent(invite: invite)), actor: "eve")
    book.add(.inviteRevoked(InviteRevoked(invite: invite, reason: .known("mistake"))), actor: "eve")
    let view = try #require(InvitesModel(records: book.records).invite(invite))
    #expect(view.issuedSeq == 1 && view.inviter == "ada" && view.groups == ["staff"] && view.expires == .never)
    #expect(view.resends?.count == 1 && view.resends?.lastSeq == 3)
    #expect(view.closing?.revoked?.reason == .known("mistake") && view.closing?.revoked?.actor == "eve")
  }

  @Test func `amended terms are shown, and those that were cleared are gone`() throws {
    var book = book
    let invite = InviteID(number: 1)
    book.add(Example.issued(1, email: "bob@example.org", topic: "welcome", note: "met"))
    let old = InviteFields(includeDefaultChannels: false, topic: "welcome", binding: .strict, note: .known("met"))
    let new = InviteFields(
      includeDefaultChannels: true, binding: .domain, domain: "example.org", subject: .known("Join"), locale: "de",
      notifyInviter: false)
    book.add(.inviteAmended(InviteAmended(invite: invite, old: old, new: new)))
    let view = try #require(InvitesModel(records: book.records).invite(invite))
    #expect(view.topic == nil && view.note == nil && view.includeDefaultChannels && !view.notifyInviter)
    #expect(view.binding == .domain && view.domain == "example.org")
    #expect(view.subject == .known("Join") && view.locale == "de" && view.message == nil)
  }

  @Test func `an invite is listed for the address it has now`() {
    var book = book
    func addressed(_ number: UInt64, _ email: String) -> Event {
      .inviteAddressed(
        InviteAddressed(
          invite: InviteID(number: number), old: InviteAddressing(binding: .any),
          new: InviteAddressing(email: .known(email), binding: .strict)))
    }
    book.add(Example.minted(1))
    book.add(Example.issued(2, email: "x@example.org"))
    book.add(Example.minted(3))
    book.add(addressed(3, "X@example.org"))
    book.add(addressed(1, "x@example.org"))
    func listed(_ email: String) -> [UInt64] {
      InvitesModel(records: book.records).invites(InviteFilter(email: email), at: book.now).map(\.number)
    }
    #expect(listed("x@example.org") == [1, 2, 3])
    #expect(InvitesModel(records: book.records).newestInvite(to: "X@EXAMPLE.org") == InviteID(number: 3))
    book.add(addressed(3, "y@example.org"))
    #expect(listed("x@example.org") == [1, 2])
    #expect(listed("y@example.org") == [3])
    #expect(InvitesModel(records: book.records).newestInvite(to: "x@example.org") == InviteID(number: 2))
  }

  @Test func `a reinstated invite is open again, and says by whom and why`() throws {
    var book = book
    book.add(Example.issued(1))
    book.add(.inviteRevoked(InviteRevoked(invite: InviteID(number: 1), reason: .known("mistake"))))
    book.add(.inviteReinstated(InviteReinstated(invite: InviteID(number: 1), reason: .known("none"))), actor: "eve")
    let view = try #require(InvitesModel(records: book.records).invite(InviteID(number: 1)))
    #expect(view.status(at: book.now) == .pending && view.closing == nil)
    #expect(view.reinstated?.actor == "eve" && view.reinstated?.reason == .known("none"))
  }

  @Test func `invites of a suspended inviter are listed as such, others are not`() {
    var book = book
    book.add(Example.issued(1, by: "ada"))
    book.add(Example.issued(2, by: "bob"))
    book.add(.inviterSuspended(InviterSuspended(inviter: "ada", mode: .hold, invites: 1, reason: .known("x"))))
    book.add(Example.issued(3, by: "ada", expires: .at(book.now)))
    let held = InvitesModel(records: book.records)
    #expect(held.invites(InviteFilter(status: [.suspended]), at: book.now).map(\.number) == [1])
    #expect(held.statusCounts(at: book.now) == [.suspended: 1, .pending: 1, .expired: 1])
    #expect(held.suspension(of: "ada")?.intervention.reason == .known("x"))
    book.add(.inviterSuspended(InviterSuspended(inviter: "ada", mode: .revoke, invites: 0)))
    #expect(InvitesModel(records: book.records).invite(InviteID(number: 1))?.status(at: book.now) == .pending)
    book.add(.inviterRestored(InviterRestored(inviter: "ada", invites: 0)))
    let restored = InvitesModel(records: book.records)
    #expect(restored.suspension(of: "ada") == nil)
    #expect(restored.invites(InviteFilter(status: [.suspended]), at: book.now) == [])
  }

  @Test func `a rotated token shows its hint and its generation`() throws {
    var book = book
    book.add(Example.issued(1))
    book.add(
      .tokenRotated(
        TokenRotated(
          invite: InviteID(number: 1), generation: 2,
          token: TokenFacts(fingerprint: Fingerprint(words: (5, 6, 7, 8)), hint: "zzzz", key: 4))))
    book.add(.tokenRevealed(TokenRevealed(.one(InviteID(number: 1), generation: 2))))
    let view = try #require(InvitesModel(records: book.records).invite(InviteID(number: 1)))
    #expect(view.tokenHint == "zzzz" && view.tokenKey == 4 && view.generation == 2)
    #expect(view.rotations?.count == 1 && view.reveals?.lastSeq == 3)
  }

  @Test func `a token that was shown among many counts as shown`() throws {
    var book = book
    for number in 1...4 as ClosedRange<UInt64> { book.add(Example.issued(number)) }
    let shown = InviteRanges([1, 2, 4].map { InviteID(number: $0) })
    book.add(.tokenRevealed(TokenRevealed(.many(query: .known("kind=link"), count: 3, of: shown))))
    let model = InvitesModel(records: book.records)
    let counts = (1...4 as ClosedRange<UInt64>).map { model.invite(InviteID(number: $0))?.reveals?.count }
    #expect(counts == [1, 1, nil, 1])
  }

  @Test func `mail is shown by the report that counts, with how many there were of each`() throws {
    var book = book
    let invite = InviteID(number: 1)
    book.add(Example.issued(1))
    book.add(Example.issued(2))
    book.add(.deliveryRecorded(DeliveryRecorded(invite: invite, state: .sent)))
    book.add(.deliveryRecorded(DeliveryRecorded(invite: invite, state: .bounced, detail: .known("550"))))
    book.add(.deliveryRecorded(DeliveryRecorded(invite: invite, state: .opened, time: at(-60))))
    let model = InvitesModel(records: book.records)
    let delivery = try #require(model.invite(invite)?.delivery)
    #expect(delivery.standing.state == .bounced && delivery.detail == .known("550") && delivery.seq == 4)
    #expect(delivery.reported.map(\.state) == [.sent, .bounced, .opened])
    #expect(delivery.reported.map(\.count) == [1, 1, 1])
    func numbers(_ delivery: Set<DeliveryState?>) -> [UInt64] {
      model.invites(InviteFilter(delivery: delivery), at: book.now).map(\.number)
    }
    #expect(numbers([.bounced]) == [1])
    #expect(numbers([.sent]) == [])
    #expect(numbers([nil]) == [2])
    #expect(numbers([nil, .bounced]) == [1, 2])
  }

  @Test(arguments: Seeds.usual(1...4))
  func `whatever happens to an invite, when and by whom it was issued stays`(seed: UInt64) throws {
    var model = InvitesModel()
    var issued: [InviteID: (seq: UInt64, time: Timestamp, inviter: String)] = [:]
    for record in RandomLog.records(400, seed: seed) {
      model.apply(record)
      if case .inviteIssued(let event) = record.event {
        issued[event.invite] = (record.seq, record.time, event.inviter)
      }
      for (invite, origin) in issued {
        let view = try #require(model.invite(invite))
        try #require(
          view.issuedSeq == origin.seq && view.issued == origin.time && view.inviter == origin.inviter, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [0, 4, 1 << 40 - 1, UInt64.max] as [UInt64])
  func `a number that the ledger cannot have given changes nothing`(number: UInt64) {
    var book = book
    book.add(Example.issued(1))
    book.add(Example.issued(2))
    let before = InvitesModel(records: book.records)
    book.add(Example.issued(number))
    #expect(InvitesModel(records: book.records).count == before.count)
  }

  @Test func `hints of any length come back as they were`() {
    for hint in ["", "7k3m", "abc", "é12", "zzzzz"] {
      var book = book
      book.add(Example.issued(1, hint: hint))
      #expect(InvitesModel(records: book.records).invite(InviteID(number: 1))?.tokenHint == hint)
    }
  }
}

extension InvitesModel {
  /// The invites of a filter from a number on, oldest first, as a list of the service looks for them.
  fileprivate func invites(_ filter: InviteFilter = InviteFilter(), at now: Timestamp, from number: UInt64 = 1)
    -> [InviteID]
  {
    candidates(filter, from: number).filter { matches($0, filter, at: now) }
  }
}
