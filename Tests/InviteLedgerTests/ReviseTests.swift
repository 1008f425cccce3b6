// One command on many invites: all or none, and what the ones before use up of the limits.
import InviteLedger
import Testing

@Suite struct ReviseTests {
  static func id(_ number: UInt64) -> InviteID { InviteID(number: number) }

  static func revoke(_ numbers: [UInt64], reason: String? = "over", expecting count: UInt32? = nil) -> Command {
    .reviseInvites(
      ReviseInvites(
        numbers.map { .revoke(RevokeInvite(invite: id($0), reason: reason)) }, expectedCount: count))
  }

  static func issued(_ count: Int = 4) throws -> ExampleLedger {
    var ledger = ExampleLedger()
    for number in 1...count { try ledger.append(Example.issue("p\(number)@example.org")) }
    return ledger
  }

  @Test func `every invite has its event, those that are so already are left out, and the answer is the number`() throws
  {
    var ledger = try Self.issued()
    try ledger.append(.revokeInvite(RevokeInvite(invite: Self.id(2))))
    let events = try ledger.append(Self.revoke([1, 2, 3]))
    #expect(
      events == [1, 3].map { .inviteRevoked(InviteRevoked(invite: Self.id($0), reason: .known("over"))) })
    #expect(ledger.state.answer(to: events, onMany: true) == .revised(count: 2))
    guard case .unchanged(let answer) = try ledger.decide(Self.revoke([1, 2, 3]), as: Example.root) else {
      Issue.record("what is so already changes")
      return
    }
    #expect(answer == .revised(count: 0))
  }

  @Test func `one that cannot be changed keeps all from being changed, and is named`() throws {
    var ledger = try Self.issued()
    try ledger.append(.revokeInvite(RevokeInvite(invite: Self.id(3))))
    let extend = Command.reviseInvites(
      ReviseInvites((1...4).map { .extend(ExtendInvite(invite: Self.id($0), expires: .never)) }))
    let before = ledger.state
    do throws(Rejection) {
      _ = try ledger.decide(extend, as: Example.root)
      Issue.record("a revoked invite was extended")
    } catch {
      #expect(error.code == .inviteClosed)
      #expect(error.message.hasPrefix("inv_3: ") && error.message.hasSuffix("; none was changed"))
    }
    #expect(ledger.state == before)
  }

  @Test func `another count than expected is refused, the expected one is not`() throws {
    let ledger = try Self.issued()
    #expect(ledger.code(of: Self.revoke([1, 2], expecting: 3)) == .inviteCount)
    #expect(ledger.code(of: Self.revoke([1, 2], expecting: 2)) == nil)
    #expect(ledger.code(of: Self.revoke([], expecting: 0)) == nil)
    #expect(ledger.code(of: Self.revoke([], expecting: 1)) == .inviteCount)
  }

  @Test func `resends of one command count against the limits together`() throws {
    var ledger = try Self.issued(11)
    func resend(_ numbers: ClosedRange<UInt64>) -> Command {
      .reviseInvites(ReviseInvites(numbers.map { .resend(ResendInvite(invite: Self.id($0))) }))
    }
    #expect(ledger.code(of: resend(1...11)) == .limitResends)
    #expect(try ledger.append(resend(1...10)).count == 10)
    #expect(ledger.code(of: resend(11...11)) == .limitResends)
  }

  @Test func `invites that come back to one address count together`() throws {
    var ledger = ExampleLedger()
    for _ in 1...99 { try ledger.append(Example.issue(duplicates: .allow)) }
    try ledger.append(Self.revoke([1, 2]))
    for _ in 1...2 { try ledger.append(Example.issue(duplicates: .allow)) }
    func reinstate(_ numbers: [UInt64]) -> Command {
      .reviseInvites(
        ReviseInvites(numbers.map { .reinstate(ReinstateInvite(invite: Self.id($0), reason: "x")) }))
    }
    #expect(ledger.code(of: reinstate([1, 2])) == .limitQuantity)
    #expect(ledger.code(of: reinstate([1])) == nil)
  }

  @Test func `terms of many are amended, two events of one invite count once`() throws {
    var ledger = try Self.issued(2)
    let amend = Command.reviseInvites(
      ReviseInvites(
        [1, 2].map { .amend(AmendInvite(invite: Self.id($0), groups: ["staff"], message: .value("Hello"))) }))
    let events = try ledger.append(amend)
    #expect(events.count == 4)
    #expect(ledger.state.answer(to: events, onMany: true) == .revised(count: 2))
    #expect(ledger.state.invites.allSatisfy { $0.groups == ["staff"] })
  }

  static func reveal(_ numbers: some Sequence<UInt64>, query: String = "kind=email") -> Command {
    .reviseInvites(ReviseInvites(numbers.map { .reveal(RevealToken(invite: id($0))) }, query: query))
  }

  static func shown(_ numbers: [UInt64], query: String = "kind=email") -> Event {
    .tokenRevealed(
      TokenRevealed(
        .many(query: .known(query), count: UInt32(numbers.count), of: InviteRanges(numbers.map(id)))))
  }

  @Test func `tokens of many leave one event with query, count and invites, without those that redeem nothing`() throws
  {
    var ledger = try Self.issued(6)
    try ledger.append(.revokeInvite(RevokeInvite(invite: Self.id(3))))
    let events = try ledger.append(Self.reveal(1...6))
    #expect(events == [Self.shown([1, 2, 4, 5, 6])])
    guard case .revealedMany(let shown) = ledger.state.answer(to: events, onMany: true) else {
      Issue.record("revealing many answers with invites")
      return
    }
    #expect(shown.map(\.invite) == [1, 2, 4, 5, 6].map(Self.id))
    #expect(shown[0].email == "p1@example.org" && shown[0].generation == 1)
    #expect(try ledger.append(Self.reveal([3])) == [])
  }

  @Test func `the answer is what was shown then, whatever became of the tokens since`() throws {
    var ledger = try Self.issued(2)
    let events = try ledger.append(Self.reveal(1...2))
    let seq = ledger.state.seq
    let before = ledger.state.answer(to: events, onMany: true)
    try ledger.append(.rotateToken(RotateToken(invite: Self.id(1))))
    try ledger.append(.revokeInvite(RevokeInvite(invite: Self.id(2))))
    #expect(ledger.state.answer(to: events, at: seq, onMany: true) == before)
  }

  @Test func `invites too scattered for one event are in several, each with its own count`() throws {
    var ledger = ExampleLedger()
    try ledger.append(.mintInvites(MintInvites(quantity: UInt32(Limits.rangesPerEvent) * 2 + 2)))
    let events = try ledger.append(Self.reveal(stride(from: 1, through: UInt64(Limits.rangesPerEvent) * 2 + 1, by: 2)))
    #expect(events.count == 2)
    guard case .tokenRevealed(let rest) = events[1], case .many(_, let count, let invites) = rest.extent else {
      Issue.record("the second event shows tokens")
      return
    }
    #expect(count == 1 && invites?.texts == ["inv_\(Limits.rangesPerEvent * 2 + 1)"])
    guard case .revealedMany(let shown) = ledger.state.answer(to: events, onMany: true) else {
      Issue.record("revealing many answers with invites")
      return
    }
    #expect(shown.count == Limits.rangesPerEvent + 1)
  }

  @Test func `one whose token the actor may not see keeps all from being shown`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.issue(), as: Example.ada)
    try ledger.append(Example.issue(Example.eve))
    #expect(ledger.code(of: Self.reveal([1, 2]), as: Example.ada) == .denied)
    #expect(ledger.code(of: Self.reveal([1]), as: Example.ada) == nil)
    let long = String(repeating: "x", count: Limits.queryBytes + 1)
    #expect(ledger.code(of: Self.reveal([1], query: long)) == .argumentInvalid)
  }

  @Test(
    arguments: [
      (["inv_7"], 1), (["inv_1..inv_40", "inv_42"], 41), (["inv_1..inv_50000"], 50_000), ([], 0),
      (["inv_1..inv_50001"], nil), (["inv_7..inv_7"], nil), (["inv_8..inv_7"], nil), (["inv_1", "inv_2"], nil),
      (["inv_2", "inv_1"], nil), (["inv_1..inv_3", "inv_3"], nil), (["inv_1.inv_2"], nil), (["inv_1..."], nil),
      (["inv_1..inv_2..inv_3"], nil), (["inv_01"], nil), ([""], nil), (["bat_1"], nil),
    ] as [([String], UInt64?)])
  func `ranges of invites have one spelling`(texts: [String], count: UInt64?) {
    let ranges = InviteRanges(texts: texts)
    #expect(ranges?.count == count)
    if let ranges {
      #expect(ranges.texts == texts && InviteRanges(ranges.invites) == ranges)
      #expect(ranges.portions(ofRanges: 1).flatMap(\.texts) == texts)
    }
  }
}
