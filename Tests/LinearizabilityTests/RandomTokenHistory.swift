// Histories of clients of a simulated service, right or with one defect.
import Linearizability
import Randomness

/// What the simulated service does wrong.
enum ServiceDefect: CaseIterable, Sendable {
  /// One use more than there are is given.
  case oneUseMore
  /// A use is answered and not recorded.
  case forgetful
  /// Nobody looks whether the link was revoked.
  case revocationIgnored
  /// A request id is not looked at.
  case requestIgnored
  /// The same request id with another request gets the first answer.
  case requestNotCompared
  /// An address gets a use each time it asks.
  case addressIgnored
  /// A look is answered from the state before the last change.
  case staleLook
  /// A command takes effect after it was answered.
  case lateEffect
  /// Uses are not counted up.
  case sameUse
  /// A command whose answer was lost is carried out twice.
  case lostTwice
}

/// Clients and a service in one place, one step after the other, from a seed.
struct RandomTokenHistory {
  private struct Pending {
    var client: Int
    var input: TokenModel.Input
    var invoked: Int64
    var output: TokenModel.Output?
  }

  private let defect: ServiceDefect?
  private var random: SeededRandom
  private var now: Int64 = 2
  private var states: [String: TokenModel.State] = [:]
  private var earlier: [String: TokenModel.State] = [:]
  private var pending: [Pending] = []
  /// Commands that nobody waits for any more and that may take effect still.
  private var abandoned: [TokenModel.Input] = []
  private var lostInputs: [TokenModel.Input] = []
  private var operations: [TokenOperation] = []

  /// The history of a seed.
  static func make(seed: UInt64, operations count: Int, defect: ServiceDefect? = nil) -> [TokenOperation] {
    var history = RandomTokenHistory(seed: seed, defect: defect)
    history.run(count)
    return history.operations
  }

  private init(seed: UInt64, defect: ServiceDefect?) {
    random = SeededRandom(seed: seed)
    self.defect = defect
    for token in Self.tokens {
      let uses = 1 + random.below(3)
      states[token] = TokenModel.initial
      _ = TokenModel.apply(
        TokenModel.Input(token: token, .issue(uses: uses)), to: &states[token, default: TokenModel.initial])
      earlier[token] = states[token]
      operations.append(issued(uses, token: token))
    }
  }

  private static let tokens = ["t", "u"]

  private mutating func run(_ count: Int) {
    var left = count
    while left > 0 || !pending.isEmpty {
      now += 1
      let choice = random.below(10)
      if choice < 4, left > 0,
        let client = (0..<4).filter({ client in !pending.contains { $0.client == client } }).first
      {
        pending.append(Pending(client: client, input: ask(), invoked: now))
        left -= 1
      } else if choice < 7,
        let index = pending.indices.filter({ pending[$0].output == nil }).randomElement(using: &random)
      {
        pending[index].output = carryOut(pending[index].input)
      } else if choice == 7, random.oneIn(2), !pending.isEmpty {
        lose(pending.remove(at: random.below(pending.count)))
      } else if choice == 8, !abandoned.isEmpty, random.oneIn(2) {
        _ = carryOut(abandoned.removeFirst())
      } else if let index = pending.indices.filter({ pending[$0].output != nil }).randomElement(using: &random) {
        let ended = pending.remove(at: index)
        operations.append(
          Operation(
            client: ended.client, input: ended.input, output: ended.output, invoked: ended.invoked, returned: now))
      }
    }
    for token in Self.tokens {
      now += 2
      operations.append(call(now - 1, now, .readLog, carryOut(TokenModel.Input(token: token, .readLog)), token: token))
    }
  }

  private mutating func ask() -> TokenModel.Input {
    if random.oneIn(4), let input = lostInputs.popLast() { return input }
    let token = random.pick(Self.tokens)
    let email = random.pick(["ada", "bob", "eve", "joe"])
    let request = random.oneIn(2) ? token + "r\(random.below(6))" : nil
    return switch random.below(8) {
    case 0: TokenModel.Input(token: token, .revoke, request: request)
    case 1, 2: TokenModel.Input(token: token, .check(email: email))
    default: TokenModel.Input(token: token, .redeem(email: email), request: request)
    }
  }

  private mutating func lose(_ ended: Pending) {
    operations.append(
      Operation(client: ended.client, input: ended.input, output: nil, invoked: ended.invoked, returned: 0))
    lostInputs.append(ended.input)
    if ended.output == nil || defect == .lostTwice { abandoned.append(ended.input) }
  }

  /// The service's answer, with its defect.
  private mutating func carryOut(_ input: TokenModel.Input) -> TokenModel.Output {
    var state = states[input.token, default: TokenModel.initial]
    let before = state
    defer {
      states[input.token] = state
      if state != before { earlier[input.token] = before }
    }
    guard let defect else { return TokenModel.apply(input, to: &state) }
    return carryOut(input, on: &state, defect)
  }

  private mutating func carryOut(
    _ input: TokenModel.Input, on state: inout TokenModel.State, _ defect: ServiceDefect
  ) -> TokenModel.Output {
    let unnamed = TokenModel.Input(token: input.token, input.action)
    var copy = state
    switch (defect, input.action) {
    case (.requestIgnored, _), (.lostTwice, .redeem): return TokenModel.apply(unnamed, to: &state)
    case (.requestNotCompared, _):
      if let recorded = input.request.flatMap({ state.requests[$0] }) { return .replayed(recorded.output) }
    case (.oneUseMore, .redeem):
      let uses = state.uses
      state.uses = uses.map { $0 + 1 }
      defer { state.uses = uses }
      return TokenModel.apply(input, to: &state)
    case (.revocationIgnored, .redeem):
      let isRevoked = state.isRevoked
      state.isRevoked = false
      defer { state.isRevoked = isRevoked }
      return TokenModel.apply(input, to: &state)
    case (.addressIgnored, .redeem(let email)):
      state.redeemers = state.redeemers.map { $0 == email ? email + " before" : $0 }
      defer { state.redeemers = state.redeemers.map { $0 == email + " before" ? email : $0 } }
      return TokenModel.apply(input, to: &state)
    case (.forgetful, .redeem) where random.oneIn(4): return TokenModel.apply(input, to: &copy)
    case (.lateEffect, .redeem) where random.oneIn(3):
      let output = TokenModel.apply(input, to: &copy)
      if copy != state { abandoned.append(input) }
      return output
    case (.staleLook, .check):
      copy = earlier[input.token, default: TokenModel.initial]
      return TokenModel.apply(input, to: &copy)
    case (.sameUse, .redeem):
      let output = TokenModel.apply(input, to: &state)
      if case .redeemed(_, again: false) = output { return .redeemed(use: 1, again: false) }
      return output
    default: break
    }
    return TokenModel.apply(input, to: &state)
  }
}
