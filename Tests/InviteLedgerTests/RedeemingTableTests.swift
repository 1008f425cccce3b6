// The checks of redeeming, by the numbers that the domain gives them: each is found by every way of asking.
import InviteLedger
import Testing

@Suite struct RedeemingTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let number: Int
    let name: String
    let check: RedemptionCheck
    /// Nil for a check that refuses nobody.
    let code: RejectionCode?
    var testDescription: String { "\(number) \(name)" }
  }

  static let rows = [
    Row(number: 1, name: "malformed token", check: .wellFormed, code: .tokenMalformed),
    Row(number: 2, name: "unknown", check: .known, code: .tokenUnknown),
    Row(number: 3, name: "revoked", check: .notRevoked, code: .tokenRevoked),
    Row(number: 4, name: "superseded", check: .notSuperseded, code: .tokenSuperseded),
    Row(number: 5, name: "already redeemed by this subject", check: .notRedeemedBefore, code: nil),
    Row(number: 6, name: "exhausted", check: .notExhausted, code: .tokenExhausted),
    Row(number: 7, name: "expired", check: .notExpired, code: .tokenExpired),
    Row(number: 8, name: "inviter suspended", check: .inviterActive, code: .inviterSuspended),
    Row(number: 9, name: "e-mail needed", check: .emailGiven, code: .tokenEmailNeeded),
    Row(number: 10, name: "e-mail syntax", check: .emailSyntax, code: .tokenEmailInvalid),
    Row(number: 11, name: "e-mail does not match the binding", check: .emailMatches, code: .tokenEmailMismatch),
    Row(number: 12, name: "domain not allowed", check: .domainAllowed, code: .tokenDomainRefused),
    Row(number: 13, name: "account deactivated", check: .accountActive, code: .tokenAccountDeactivated),
    Row(number: 14, name: "existing account", check: .existingAccount, code: nil),
    Row(number: 15, name: "no seat left", check: .seatFree, code: .tokenNoSeat),
  ]

  @Test func `the order is the domain's, with what was said beside the token and the address in its place`() {
    let order = RedemptionCheck.allCases.filter(Self.rows.map(\.check).contains)
    #expect(Self.rows.map(\.check) == order)
    #expect(Self.rows.map(\.number) == Self.rows.map(\.number).sorted())
    let place = RedemptionCheck.allCases
    #expect(place.firstIndex(of: .reservationOpen) == place.firstIndex(of: .notExhausted).map { $0 - 1 })
    #expect(place.firstIndex(of: .usernameSyntax) == place.firstIndex(of: .domainAllowed).map { $0 + 1 })
  }

  @Test(arguments: rows) func `redeeming, reserving, checking and explaining find it`(_ row: Row) throws {
    let faults: Set<RedemptionCheck> = row.check == .existingAccount ? [] : [row.check]
    let scenario = RedemptionScenario(faults: faults)
    let ledger = try scenario.ledger()
    let question = scenario.question
    let expected = OrderOfChecksTests.Ending(code: row.code, isEarlier: row.check == .notRedeemedBefore)
    #expect(OrderOfChecksTests.redeemed(ledger, question) == expected)
    #expect(OrderOfChecksTests.reserved(ledger, question) == expected)
    #expect(OrderOfChecksTests.checked(ledger, question) == expected)
    let results = Decider.explain(question, in: ledger.state, context: ledger.context(as: Example.root))
    let place = try #require(RedemptionCheck.allCases.firstIndex(of: row.check))
    #expect(results[place].outcome == (row.code == nil ? .pass : .fail) && results[place].code == row.code)
    for result in results[..<place] { #expect(result.outcome == .pass) }
    if row.check != .existingAccount {
      for result in results[(place + 1)...] { #expect(result.outcome == .notReached) }
    }
  }

  @Test(arguments: rows) func `a web page is told why, unless that would tell about the invite`(_ row: Row) throws {
    let faults: Set<RedemptionCheck> = row.check == .existingAccount ? [] : [row.check]
    let scenario = RedemptionScenario(faults: faults)
    var question = scenario.question
    question.isPublic = true
    let isHidden = (2...4).contains(row.number) || (6...8).contains(row.number)
    #expect(
      OrderOfChecksTests.redeemed(try scenario.ledger(), question).code == (isHidden ? .tokenInvalid : row.code))
  }

  @Test func `no explanation holds a personal value or a token`() throws {
    for check in RedemptionScenario.checks {
      let scenario = RedemptionScenario(faults: [check])
      let ledger = try scenario.ledger()
      let results = Decider.explain(scenario.question, in: ledger.state, context: ledger.context(as: Example.root))
      for case .text(let text) in results.flatMap(\.compared).map(\.value) {
        #expect(!text.contains("@") && text.utf8.count < 32, "\(check)")
      }
    }
  }
}
