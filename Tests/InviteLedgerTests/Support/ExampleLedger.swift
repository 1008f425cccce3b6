// A ledger for tests: given what happened, when a command comes, then these events or this rejection.
import InviteLedger
import Testing

/// Records made by deciding and applying, the way the service does it, with a clock that only tests move.
struct ExampleLedger {
  private(set) var state: LedgerState
  private(set) var records: [Record] = []
  var now = Example.morning

  init(policy: Policy = Policy()) {
    state = LedgerState(policy: policy)
  }

  func context(as actor: LedgerActor) -> DecisionContext {
    DecisionContext(now: now, actor: actor) {
      Example.token($0, $1, $2)
    } accessKey: {
      Example.accessKey($0, $1)
    }
  }

  /// Decides without applying.
  func decide(_ command: Command, as actor: LedgerActor) throws(Rejection) -> Decision {
    try Decider.decide(command, in: state, context: context(as: actor))
  }

  /// Decides and applies; the events that were appended, none when nothing changed.
  @discardableResult
  mutating func append(
    _ command: Command, as actor: LedgerActor = Example.root, id: String? = nil
  ) throws -> [Event] {
    guard case .append(let events) = try decide(command, as: actor) else { return [] }
    try apply(events, as: actor, id: id)
    return events
  }

  /// Applies events as one command of an actor.
  mutating func apply(_ events: [Event], as actor: LedgerActor = Example.root, id: String? = nil) throws {
    let first = state.seq + 1
    for (index, event) in events.enumerated() {
      var meta = RecordMeta(batch: first)
      if events.count > 1 { meta.part = Part(number: UInt32(index + 1), count: UInt32(events.count)) }
      if let id, index == 0 { meta.request = RequestMark(id: id, digest: "digest-of-\(id)") }
      let record = Record(seq: state.seq + 1, time: now, actor: actor.name, event: event, meta: meta)
      try state.apply(record)
      records.append(record)
    }
  }

  /// The answer of a command that is decided and applied.
  mutating func answer(_ command: Command, as actor: LedgerActor = Example.root) throws -> Answer {
    switch try decide(command, as: actor) {
    case .unchanged(let answer): return answer
    case .append(let events):
      try apply(events, as: actor)
      return try #require(state.answer(to: events))
    }
  }

  /// What a request with this id is answered again, as the service finds it; nil when it appended nothing.
  func answerAgain(to id: String, of actor: LedgerActor) -> Answer? {
    guard let request = state.request(actor: actor.name, id: id) else { return nil }
    let events = records[Int(request.firstSeq) - 1..<Int(request.lastSeq)].map(\.event)
    return state.answer(to: events, at: request.lastSeq)
  }

  /// Lets time pass.
  mutating func wait(minutes: Int64) { now.microseconds += minutes * 60_000_000 }

  /// The code with which a command is refused, nil when it is not.
  func code(of command: Command, as actor: LedgerActor = Example.root) -> RejectionCode? {
    do throws(Rejection) {
      _ = try decide(command, as: actor)
      return nil
    } catch {
      return error.code
    }
  }
}
