// A decision made once more: the command that an event came from, put to the decider again.

import Hashing
import InviteLedger

/// The command behind an event, as far as the event tells it, with what the ledger said to it then.
///
/// A log does not say who was an operator, nor how to treat duplicates, nor which name was asked for. So the command is put
/// to the state of then in each way that it may have had, and the way counts in which the ledger said yes; best, one in
/// which it said exactly what is recorded.
struct Redecision {
  /// What the decider says.
  enum Outcome {
    case events([Event])
    case impossible(String)
  }

  /// What the ledger said then.
  let events: [Event]
  private let command: Command
  private let context: DecisionContext

  /// Nil for an event that no command can be recovered for.
  init?(_ record: Record, in state: LedgerState) {
    var best: Redecision?
    for way in Self.ways(of: record, in: state) {
      guard let decision = try? Decider.decide(way.command, in: state, context: way.context),
        case .append(let events) = decision
      else { continue }
      let found = Redecision(events: events, command: way.command, context: way.context)
      if events.first == record.event {
        self = found
        return
      }
      best = best ?? found
    }
    guard let best else { return nil }
    self = best
  }

  private init(events: [Event], command: Command, context: DecisionContext) {
    self.events = events
    self.command = command
    self.context = context
  }

  /// What the decider says in another state.
  func again(in state: LedgerState) -> Outcome { Self.decide(command, in: state, context) }

  /// Why an event that was moved cannot happen in a state; nil when the ledger says yes in some way, and when no command
  /// can be recovered.
  static func refusal(of record: Record, in state: LedgerState) -> String? {
    var refusal: String?
    for way in ways(of: record, in: state) {
      switch decide(way.command, in: state, way.context) {
      case .events: return nil
      case .impossible(let reason): refusal = refusal ?? reason
      }
    }
    return refusal
  }

  /// Decides a command that a person puts in. It has no token: what it redeems, it redeems with the one that the invite has
  /// then.
  static func decide(_ command: Command, by actor: LedgerActor, at time: Timestamp, in state: LedgerState) -> Outcome {
    let context = DecisionContext(now: time, actor: actor) { invite, generation, _ in
      unknownSecret("\(invite)/\(generation)")
    } accessKey: { key, generation in
      unknownSecret("\(key)/\(generation)")
    }
    return decide(command.presentingToken(of: state), in: state, context)
  }

  private static func decide(_ command: Command, in state: LedgerState, _ context: DecisionContext) -> Outcome {
    do throws(Rejection) {
      switch try Decider.decide(command, in: state, context: context) {
      case .append(let events): return .events(events)
      case .unchanged: return .impossible("it would change nothing")
      }
    } catch { return .impossible("\(error.code.rawValue): \(error.message)") }
  }

  private static func ways(
    of record: Record, in state: LedgerState
  ) -> [(command: Command, context: DecisionContext)] {
    let secret = record.event.secret ?? unknownSecret("")
    let key = record.meta.key
    let role = key.map { state.key($0)?.role ?? state.policy.defaultRole }
    let asOneself = LedgerActor(
      name: record.actor, isOperator: false, role: role, scopes: [.everything], key: key)
    let asOperator = LedgerActor(name: record.actor, isOperator: true, key: key)
    let hasRank = key != nil || state.account(named: record.actor) != nil
    let actors = hasRank ? [asOneself, asOperator] : [asOperator]
    return record.event.commands.flatMap { command in
      actors.map { actor in
        let context = DecisionContext(now: record.time, actor: actor) { _, _, _ in
          secret
        } accessKey: { _, _ in
          secret
        }
        return (command.presentingToken(of: state), context)
      }
    }
  }

  /// The facts of a secret that nobody knows: the log has its fingerprint alone, and a session makes none.
  private static func unknownSecret(_ name: String) -> TokenFacts {
    let bytes = SHA256.hash(Array("replay/\(name)".utf8)).bytes
    func word(_ index: Int) -> UInt64 { bytes[index * 8..<index * 8 + 8].reduce(0) { $0 << 8 | UInt64($1) } }
    return TokenFacts(
      fingerprint: Fingerprint(words: (word(0), word(1), word(2), word(3))), hint: "none", key: 0)
  }
}

extension Event {
  /// The secret that came into being with it.
  fileprivate var secret: TokenFacts? {
    if case .inviteIssued(let event) = self { return event.token }
    if case .tokenRotated(let event) = self { return event.token }
    if case .keyCreated(let event) = self { return event.secret }
    if case .keyRotated(let event) = self { return event.secret }
    return nil
  }
}

extension Command {
  /// The same with the token that the invite has in a state, where the command presents one.
  fileprivate func presentingToken(of state: LedgerState) -> Command {
    func present(_ wish: RedeemToken) -> RedeemToken {
      guard case .wellFormed(let id, _) = wish.token, let invite = state.invite(id) else { return wish }
      var wish = wish
      wish.token = .wellFormed(invite: id, fingerprint: invite.token.fingerprint)
      return wish
    }
    if case .redeemToken(let wish) = self { return .redeemToken(present(wish)) }
    if case .reserveToken(let command) = self {
      return .reserveToken(ReserveToken(wish: present(command.wish), until: command.until))
    }
    return self
  }
}
