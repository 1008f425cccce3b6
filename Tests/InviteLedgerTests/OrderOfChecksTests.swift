// The order of the checks of a redemption, and that redeem, check and explain agree on it.
import InviteLedger
import Testing

@Suite struct OrderOfChecksTests {
  static let pairs: [[RedemptionCheck]] = RedemptionScenario.checks.indices.flatMap { later in
    RedemptionScenario.checks[..<later].compactMap { earlier in
      let check = RedemptionScenario.checks[later]
      return RedemptionScenario.isPossible(earlier, check) ? [earlier, check] : nil
    }
  }

  /// How a redemption ends: with a code, or nil and whether an earlier redemption answered.
  struct Ending: Equatable {
    var code: RejectionCode?
    var isEarlier: Bool
  }

  static func expected(_ faults: [RedemptionCheck]) -> Ending {
    guard let first = RedemptionScenario.checks.first(where: faults.contains) else {
      return Ending(code: nil, isEarlier: false)
    }
    return Ending(code: RedemptionScenario.codes[first], isEarlier: first == .notRedeemedBefore)
  }

  static func redeemed(_ ledger: ExampleLedger, _ question: RedeemToken) -> Ending {
    do throws(Rejection) {
      switch try ledger.decide(.redeemToken(question), as: Example.root) {
      case .append: return Ending(code: nil, isEarlier: false)
      case .unchanged: return Ending(code: nil, isEarlier: true)
      }
    } catch {
      return Ending(code: error.code, isEarlier: false)
    }
  }

  /// The same for keeping a use.
  static func reserved(_ ledger: ExampleLedger, _ question: RedeemToken) -> Ending {
    do throws(Rejection) {
      switch try ledger.decide(.reserveToken(ReserveToken(wish: question)), as: Example.root) {
      case .append: return Ending(code: nil, isEarlier: false)
      case .unchanged: return Ending(code: nil, isEarlier: true)
      }
    } catch {
      return Ending(code: error.code, isEarlier: false)
    }
  }

  static func checked(_ ledger: ExampleLedger, _ question: RedeemToken) -> Ending {
    do throws(Rejection) {
      let preview = try Decider.check(question, in: ledger.state, context: ledger.context(as: Example.root))
      return Ending(code: nil, isEarlier: preview.earlier != nil)
    } catch {
      return Ending(code: error.code, isEarlier: false)
    }
  }

  @Test func `without a fault a redemption succeeds`() throws {
    let scenario = RedemptionScenario(faults: [])
    #expect(Self.redeemed(try scenario.ledger(), scenario.question) == Self.expected([]))
  }

  @Test(arguments: RedemptionScenario.checks) func `one fault is found`(_ check: RedemptionCheck) throws {
    let scenario = RedemptionScenario(faults: [check])
    #expect(Self.redeemed(try scenario.ledger(), scenario.question) == Self.expected([check]))
  }

  @Test(arguments: pairs) func `of two faults the earlier check answers`(_ faults: [RedemptionCheck]) throws {
    let scenario = RedemptionScenario(faults: Set(faults))
    #expect(Self.redeemed(try scenario.ledger(), scenario.question) == Self.expected(faults))
  }

  @Test(arguments: pairs) func `reserve, check and explain say what redeem says`(_ faults: [RedemptionCheck]) throws {
    let scenario = RedemptionScenario(faults: Set(faults))
    let ledger = try scenario.ledger()
    let expected = Self.redeemed(ledger, scenario.question)
    #expect(Self.checked(ledger, scenario.question) == expected)
    #expect(Self.reserved(ledger, scenario.question) == expected)
    let results = Decider.explain(scenario.question, in: ledger.state, context: ledger.context(as: Example.root))
    #expect(results.map(\.check) == RedemptionCheck.allCases)
    #expect(results.compactMap(\.code) == (expected.code.map { [$0] } ?? []))
    let end = try #require(RedemptionScenario.checks.first(where: faults.contains))
    for result in results {
      let place = try #require(RedemptionCheck.allCases.firstIndex(of: result.check))
      let last = try #require(RedemptionCheck.allCases.firstIndex(of: end))
      #expect((result.outcome == .notReached) == (place > last))
    }
  }

  @Test func `every pair that can fail together is tried`() {
    let count = RedemptionScenario.checks.count
    #expect(Self.pairs.count == count * (count - 1) / 2 - RedemptionScenario.impossible.count)
  }

  @Test(arguments: RedemptionScenario.checks) func `a web page learns nothing about the invite`(
    _ check: RedemptionCheck
  ) throws {
    let scenario = RedemptionScenario(faults: [check])
    var question = scenario.question
    question.isPublic = true
    let hidden: [RejectionCode?] = [
      .tokenUnknown, .tokenRevoked, .tokenSuperseded, .reservationUnknown, .tokenExhausted, .tokenExpired,
      .inviterSuspended,
    ]
    let code = RedemptionScenario.codes[check]
    #expect(
      Self.redeemed(try scenario.ledger(), question).code == (hidden.contains(code) ? .tokenInvalid : code))
  }

  @Test func `explaining shows the values compared`() throws {
    let scenario = RedemptionScenario(faults: [.notExhausted])
    let ledger = try scenario.ledger()
    let results = Decider.explain(scenario.question, in: ledger.state, context: ledger.context(as: Example.root))
    let exhausted = try #require(results.first { $0.check == .notExhausted })
    #expect(exhausted.outcome == .fail)
    #expect(exhausted.compared.map(\.name) == ["uses", "reserved", "max_uses"])
    #expect(exhausted.compared.map(\.value) == [.number(2), .number(0), .number(2)])
  }
}
