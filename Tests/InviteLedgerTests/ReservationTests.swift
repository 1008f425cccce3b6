// Reservations: a use kept while somebody signs up, until it is used up, given back, or lapses by itself.
import InviteLedger
import Randomness
import Testing

@Suite struct ReservationTests {
  static let invite1 = InviteID(number: 1)

  static func reserved(_ number: UInt64, email: String, until: Timestamp) -> Event {
    .tokenReserved(
      TokenReserved(
        reservation: ReservationID(number: number), invite: invite1, email: .known(email), until: until))
  }

  static func later(_ minutes: Int64) -> Timestamp {
    Timestamp(microseconds: Example.morning.microseconds + minutes * Example.minute)
  }

  @Test func `a reservation keeps a use for half an hour when nobody says`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil))
    let events = try ledger.append(Example.reserve(1, email: Example.bob))
    #expect(events == [Self.reserved(1, email: Example.bob, until: Self.later(30))])
    #expect(ledger.state.invites[0].status(at: ledger.now) == .exhausted)
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == .tokenExhausted)
    ledger.wait(minutes: 29)
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == .tokenExhausted)
    ledger.wait(minutes: 1)
    #expect(ledger.state.invites[0].status(at: ledger.now) == .pending)
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == nil)
  }

  @Test func `redeeming by a reservation uses it up and is not counted against itself`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil))
    try ledger.append(Example.reserve(1, email: Example.bob, username: "bob", external: "7"))
    let events = try ledger.append(Example.redeem(1, reservation: 1))
    #expect(
      events == [
        .tokenRedeemed(
          TokenRedeemed(
            redemption: RedemptionID(number: 1), invite: Self.invite1, use: 1, email: .known(Example.bob),
            username: "bob", external: "7", existingAccount: false, granted: Grants(role: .member),
            reservation: ReservationID(number: 1)))
      ])
    #expect(ledger.state.reservation(ReservationID(number: 1))?.outcome == .used)
    #expect(ledger.state.invites[0].holds.count(at: ledger.now) == 0)
  }

  @Test func `asking again with the reservation is answered with the redemption`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, maxUses: .uses(2)))
    try ledger.append(Example.reserve(1, email: Example.bob))
    try ledger.append(Example.redeem(1, reservation: 1))
    #expect(try ledger.append(Example.redeem(1, reservation: 1)) == [])
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve, reservation: 1)) == .reservationClosed)
  }

  @Test func `what a redemption gives itself counts before what was reserved`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil))
    try ledger.append(Example.reserve(1, email: "bbo@example.org"))
    try ledger.append(Example.redeem(1, email: Example.bob, reservation: 1))
    #expect(ledger.state.accounts.all.map(\.email) == [.known(Example.bob)])
  }

  @Test func `a lapsed reservation redeems if a use is free, and has no right to one`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil))
    try ledger.append(Example.reserve(1, email: Example.bob))
    ledger.wait(minutes: 30)
    #expect(ledger.code(of: Example.redeem(1, reservation: 1)) == nil)
    try ledger.append(Example.redeem(1, email: Example.eve))
    #expect(ledger.code(of: Example.redeem(1, reservation: 1)) == .tokenExhausted)
  }

  @Test func `one who has a use reserved is answered with that reservation`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil))
    let first = try ledger.answer(Example.reserve(1, email: Example.bob, external: "7"))
    #expect(try ledger.answer(Example.reserve(1, email: "BOB@example.org", until: .after(Example.minute))) == first)
    #expect(try ledger.append(Example.reserve(1, email: Example.eve, external: "7")) == [])
    ledger.wait(minutes: 30)
    #expect(try ledger.append(Example.reserve(1, email: Example.bob)).count == 1)
  }

  @Test func `one who has redeemed is answered with that`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil))
    try ledger.append(Example.redeem(1, email: Example.bob))
    guard case .redemption(let answer) = try ledger.answer(Example.reserve(1, email: Example.bob)) else {
      Issue.record("reserving after redeeming is not answered with the redemption")
      return
    }
    #expect(answer.already)
  }

  @Test func `releasing gives the use back, once`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil))
    try ledger.append(Example.reserve(1, email: Example.bob), as: Example.stranger)
    let events = try ledger.append(Example.release(1), as: Example.stranger)
    #expect(
      events == [
        .reservationReleased(ReservationReleased(reservation: ReservationID(number: 1), invite: Self.invite1))
      ])
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == nil)
    #expect(try ledger.append(Example.release(1), as: Example.stranger) == [])
  }

  @Test func `releasing what has lapsed changes nothing`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil))
    try ledger.append(Example.reserve(1, email: Example.bob, until: .at(Self.later(2))))
    ledger.wait(minutes: 2)
    #expect(try ledger.append(Example.release(1)) == [])
  }

  @Test func `an unlimited link is reserved without end, and a limit set later counts what is kept`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(maxUses: .uses(3)))
    try ledger.append(.issueInvite(IssueInvite(email: Example.eve, binding: .any, maxUses: .unlimited)))
    for number in 1...3 { try ledger.append(Example.reserve(2, email: "p\(number)@example.org")) }
    let wish = IssueInvite(email: Example.eve, binding: .any, maxUses: .uses(2))
    #expect(ledger.code(of: .issueInvite(wish)) == .inviteDuplicate)
    #expect(ledger.state.invites[1].status(at: ledger.now) == .pending)
  }

  @Test func `a sign-up in progress does not keep the inviter from the invite`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    try ledger.append(Example.reserve(1))
    #expect(try ledger.append(Example.issue()) == [])
    #expect(try ledger.append(.extendInvite(ExtendInvite(invite: Self.invite1, expires: .never))).count == 1)
  }

  @Test func `joining closes an invite of which a use is reserved`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    try ledger.append(Example.issue(duplicates: .allow))
    try ledger.append(Example.reserve(1))
    try ledger.append(Example.redeem(2))
    #expect(ledger.state.invites.map { $0.status(at: ledger.now) } == [.superseded, .exhausted])
  }

  @Test func `explaining counts what others have reserved`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, maxUses: .uses(2)))
    for email in [Example.bob, Example.eve] { try ledger.append(Example.reserve(1, email: email)) }
    func reserved(_ question: RedeemToken) throws -> CheckResult {
      let results = Decider.explain(question, in: ledger.state, context: ledger.context(as: Example.root))
      return try #require(results.first { $0.check == .notExhausted })
    }
    let other = try reserved(Example.question(1, email: "cy@example.org"))
    #expect(other.outcome == .fail)
    #expect(other.compared.map(\.value) == [.number(0), .number(2), .number(2)])
    let own = try reserved(Example.question(1, reservation: 2))
    #expect(own.outcome == .pass)
    #expect(own.compared.map(\.value) == [.number(0), .number(1), .number(2)])
  }

  @Test func `a list of holds counts as a plain list does`() {
    var generator = SeededRandom(seed: 21)
    for _ in 1...60 {
      var holds = HoldList()
      var plain: [(id: UInt64, until: Int64)] = []
      var now: Int64 = 0
      for number in 1...UInt64(80) {
        now += Int64(generator.number(0...4))
        let until = now + Int64(generator.number(1...20))
        holds.add(
          ReservationID(number: number), until: Timestamp(microseconds: until), at: Timestamp(microseconds: now))
        plain.append((number, until))
        if generator.oneIn(3), let gone = plain.indices.randomElement(using: &generator) {
          let (id, end) = plain.remove(at: gone)
          holds.remove(ReservationID(number: id), until: Timestamp(microseconds: end))
        }
        let live = plain.filter { $0.until > now }.sorted { ($0.until, $0.id) < ($1.until, $1.id) }
        #expect(holds.count(at: Timestamp(microseconds: now)) == live.count)
        #expect(holds.reservations(at: Timestamp(microseconds: now)).map(\.number) == live.map(\.id))
      }
    }
  }
}
