// Links with a number of uses, as a client of the service sees them.

/// The specification that histories of the real service are compared with: one token a key.
package enum TokenModel: SequentialModel {
  /// What can be asked for.
  package enum Action: Hashable, Sendable {
    case issue(uses: Int)
    case redeem(email: String)
    case revoke
    /// Whether an address could redeem it.
    case check(email: String)
    /// What the log says in the end.
    case readLog
  }

  package struct Input: Hashable, Sendable {
    package var token: String
    package var action: Action
    /// The request id, with which a command may be asked for again.
    package var request: String?

    package init(token: String, _ action: Action, request: String? = nil) {
      self.token = token
      self.action = action
      self.request = request
    }
  }

  /// What is answered.
  package enum Output: Hashable, Sendable {
    case issued
    /// `again`: this address had redeemed it before.
    case redeemed(use: Int, again: Bool)
    case revoked
    /// It had been revoked before.
    case unchanged
    case refused(String)
    /// What was recorded under this request id before.
    indirect case replayed(Output)
    /// Addresses by their use, and whether it was revoked.
    case log([String], isRevoked: Bool)
  }

  package struct State: Hashable, Sendable {
    /// How many it has; nil before it is issued.
    package var uses: Int?
    /// Addresses by their use.
    package var redeemers: [String] = []
    package var isRevoked = false
    /// What was recorded under each request id.
    package var requests: [String: Recorded] = [:]
  }

  /// What a request id stands for.
  package struct Recorded: Hashable, Sendable {
    package let action: Action
    package let output: Output
  }

  package static var initial: State { State() }

  package static func key(of input: Input) -> String { input.token }

  package static func apply(_ input: Input, to state: inout State) -> Output {
    if let request = input.request, let recorded = state.requests[request] {
      return recorded.action == input.action ? .replayed(recorded.output) : .refused("req.reused")
    }
    let before = state
    let output = carryOut(input.action, on: &state)
    // Refusals and what changed nothing leave no trace, not even of the request id.
    guard state != before else { return output }
    if let request = input.request { state.requests[request] = Recorded(action: input.action, output: output) }
    return output
  }

  private static func carryOut(_ action: Action, on state: inout State) -> Output {
    switch action {
    case .issue(let uses):
      guard state.uses == nil else { return .refused("issued before") }
      state.uses = uses
      return .issued
    case .redeem(let email):
      let output = check(email, in: state)
      if case .redeemed(_, again: false) = output { state.redeemers.append(email) }
      return output
    case .check(let email): return check(email, in: state)
    case .revoke:
      guard state.uses != nil else { return .refused("invite.unknown") }
      if state.isRevoked { return .unchanged }
      state.isRevoked = true
      return .revoked
    case .readLog: return .log(state.redeemers, isRevoked: state.isRevoked)
    }
  }

  /// What redeeming would answer, in the service's order of checks.
  private static func check(_ email: String, in state: State) -> Output {
    guard let uses = state.uses else { return .refused("token.unknown") }
    if state.isRevoked { return .refused("token.revoked") }
    if let before = state.redeemers.firstIndex(of: email) { return .redeemed(use: before + 1, again: true) }
    if state.redeemers.count >= uses { return .refused("token.exhausted") }
    return .redeemed(use: state.redeemers.count + 1, again: false)
  }
}
