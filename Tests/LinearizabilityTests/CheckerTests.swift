// The judge is judged: by histories whose verdict is known, by a slower judge, and by services with a known defect.
import Linearizability
import Randomness
import Testing

typealias TokenChecker = LinearizabilityChecker<TokenModel>

@Suite struct CheckerTests {
  @Test(arguments: HistoryExample.right) func `a right history is linearizable`(example: HistoryExample) {
    if case .violated(let violation) = TokenChecker.judge(example.operations) { Issue.record("\(violation)") }
  }

  @Test(arguments: HistoryExample.wrong) func `a wrong history is not`(example: HistoryExample) {
    #expect(TokenChecker.judge(example.operations).isViolated)
  }

  @Test(arguments: HistoryExample.right + HistoryExample.wrong)
  func `the order in which operations are given means nothing`(example: HistoryExample) {
    let verdict = TokenChecker.judge(example.operations).isViolated
    #expect(TokenChecker.judge(example.operations.reversed()).isViolated == verdict)
  }

  @Test func `a violation shows the operations of its key and how far they can be explained`() {
    let operations = [
      issued(1), issued(1, token: "u"), call(2, 3, ada, first), call(4, 5, bob, first), lost(6, .revoke),
    ]
    guard case .violated(let violation) = TokenChecker.judge(operations) else {
      Issue.record("judged right")
      return
    }
    #expect(
      violation.description == """
        no order explains the operations on t; the longest that explains its answers is numbered:
          1.\tclient 0\t0–1\tInput(token: "t", action: Linearizability.TokenModel.Action.issue(uses: 1), request: nil): issued
          2.\tclient 2\t2–3\tInput(token: "t", action: Linearizability.TokenModel.Action.redeem(email: "ada"), request: nil): redeemed(use: 1, again: false)
          -\tclient 4\t4–5\tInput(token: "t", action: Linearizability.TokenModel.Action.redeem(email: "bob"), request: nil): redeemed(use: 1, again: false)
          -\tclient 6\t6–…\tInput(token: "t", action: Linearizability.TokenModel.Action.revoke, request: nil): no answer
        """)
  }

  @Test func `what cannot be told within the steps is not told`() {
    guard case .undecided(let key) = TokenChecker.judge([issued(1), call(2, 3, ada, first)], mostSteps: 1) else {
      Issue.record("told")
      return
    }
    #expect(key == "t")
  }

  @Test(arguments: Seeds.usual(1...20)) func `a correct service makes right histories`(seed: UInt64) {
    for number in 0..<20 {
      let history = RandomTokenHistory.make(seed: seed * 1_000 + UInt64(number), operations: 40)
      if case .linearizable = TokenChecker.judge(history) { continue }
      Issue.record("seed \(seed * 1_000 + UInt64(number)): \(TokenChecker.judge(history))")
    }
  }

  @Test(arguments: ServiceDefect.allCases) func `a service with a defect is found out`(defect: ServiceDefect) {
    let seeds = Seeds.usual(1...300)
    let found = seeds.first { seed in
      TokenChecker.judge(RandomTokenHistory.make(seed: seed, operations: 40, defect: defect)).isViolated
    }
    #expect(found != nil)
  }

  @Test(arguments: Seeds.usual(1...20)) func `a judge that tries every order says the same`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<40 {
      let defect = random.oneIn(3) ? nil : random.pick(ServiceDefect.allCases)
      var history = RandomTokenHistory.make(seed: random.next(), operations: 5, defect: defect)
      // Moved ends and lost answers make cases that no service made.
      for index in history.indices where random.oneIn(4) { history[index].returned += Int64(random.below(6)) }
      if random.oneIn(4) { history[random.below(history.count)].output = nil }
      #expect(
        TokenChecker.judge(history).isViolated == !EveryOrder.explains(history), "seed \(seed): \(history)")
    }
  }

  @Test func `many clients at once are judged within bounds`() {
    var history = [issued(12)]
    for number in 0..<12 {
      history.append(call(2, 100, .redeem(email: "a\(number)"), .redeemed(use: 12 - number, again: false)))
    }
    for number in 0..<6 { history.append(lost(2, .redeem(email: "b\(number)"))) }
    #expect(!TokenChecker.judge(history).isViolated)
  }
}

extension LinearizabilityChecker.Verdict {
  var isViolated: Bool {
    switch self {
    case .violated: true
    case .linearizable, .undecided: false
    }
  }
}
