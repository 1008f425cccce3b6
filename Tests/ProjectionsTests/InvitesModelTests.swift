// The model of invites: fields as issued, status, lists.

import InviteLedger
import Projections
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

  @Test func `pages of a list put together are the list`() {
    var book = book
    for number: UInt64 in 1...30 { book.add(Example.issued(number, by: number % 3 == 0 ? "bob" : "ada")) }
    let model = InvitesModel(records: book.records)
    let filter = InviteFilter(inviter: "ada")
    var pages: [InviteID] = []
    while true {
      let page = model.invites(filter, at: book.now, after: pages.last, limit: 7)
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
      guard case .inviteIssued(var issued) = Example.issued(1) else { return }
      issued.token.hint = hint
      book.add(.inviteIssued(issued))
      #expect(InvitesModel(records: book.records).invite(issued.invite)?.tokenHint == hint)
    }
  }
}
