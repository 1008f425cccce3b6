// The doctor talks to the service: whether it is there, takes commands, and has the right time.
import InviteLedgerClient
import LineProtocol
import SystemCalls

struct ServiceExamination {
  let location: SocketLocation
  /// How its path is called in the report.
  let name: String

  /// A service that takes longer is stuck: nothing that is asked here has to be worked out.
  private static let patience = Duration.seconds(5)

  func findings() -> [Finding] {
    do {
      let ledger = try LedgerConnection(location, key: nil, trace: nil, answerWithin: Self.patience)
      ledger.patienceMilliseconds = 0
      return try found(by: ledger)
    } catch {
      return [.bad("socket", text(of: error), remedy: remedy(for: error))]
    }
  }

  private func remedy(for error: LedgerError) -> String {
    if case .connectionLost = error { return "look at what the service says, or start it again: invite-ledger serve" }
    return error.nextStep ?? "invite-ledger help serve"
  }

  /// The error without its path, which may name a person.
  private func text(of error: LedgerError) -> String {
    switch error {
    case .noSocket: "there is no socket at \(name)"
    case .notAllowed: "this user may not connect to \(name)"
    case .nobodyListens: "nobody listens on \(name): the service is not running"
    case .connectionLost: "something listens on \(name) and does not answer"
    case .unreadable: "what answers on \(name) is no invite ledger, or another version of it"
    case .system: "\(name) cannot be reached"
    case .refused(let refusal): "the service refused: \(refusal.code)"
    }
  }

  private func found(by ledger: LedgerConnection) throws(LedgerError) -> [Finding] {
    let hello = try ledger.ask(LedgerRequest("hello"))
    let health = try ledger.ask(LedgerRequest("health"))
    let level = hello["level"]?.integer ?? 0
    var found: [Finding] = [.good("socket", "the service answers on \(name)")]
    if level == ProtocolLevel.current {
      found.append(.good("version", "service and program speak level \(level)"))
    } else {
      found.append(
        .note(
          "version", "the service speaks level \(level), this program \(ProtocolLevel.current)",
          remedy: "start the service again with this program: invite-ledger serve"))
    }
    return found + [state(health), clock(health), keys(health)].compactMap(\.self)
  }

  private func state(_ health: LedgerReply) -> Finding {
    switch health["state"]?.text {
    case "serving": .good("state", "it takes commands; the newest event is \(health["seq"]?.integer ?? 0)")
    case "full":
      .bad(
        "state", "the disk is full: it answers questions and takes no commands",
        remedy: "free some space; it goes on by itself")
    default: .bad("state", "it is stopping", remedy: "start it again: invite-ledger serve")
    }
  }

  private func clock(_ health: LedgerReply) -> Finding {
    let seconds = (health["clock_ms"]?.integer ?? 0) / 1_000
    return switch health["clock"]?.text {
    case "held":
      .bad(
        "clock", "the machine's clock is \(seconds) s behind the newest event, which holds the ledger's time up",
        remedy: "set the clock right: timedatectl; the ledger's order does not depend on it")
    case "ahead":
      .bad(
        "clock", "the machine's clock is \(seconds) s ahead of the ledger and is not believed",
        remedy: "set it right, or vouch for it: invite-ledger clock accept")
    default: .good("clock", "it agrees with the ledger")
    }
  }

  private func keys(_ health: LedgerReply) -> Finding? {
    guard case .list(let keys) = health["lapsing_keys"], !keys.isEmpty else { return nil }
    let names = keys.compactMap(\.text).joined(separator: ", ")
    return .note("keys", "\(names) lapse within 14 days if nobody uses them", remedy: "invite-ledger key list")
  }
}
