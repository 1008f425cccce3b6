// The one place that decides and appends: every decision sees every earlier one, with no suspension in between.
import EventLog
import Hashing
import InviteLedger
import InviteTokens
import LedgerFormat
import SystemCalls

/// Decides commands against the newest state and collects their events in the log. What it appended is neither
/// acknowledged nor visible to any reader before the group that holds it is durable; that is `GroupCommit`'s business.
struct LedgerWriter: ~Copyable {
  /// Who asks, how the kernel knows him, and under which conditions.
  struct Circumstances {
    var actor: LedgerActor
    var uid: UInt32
    var pid: Int32
    /// The key it showed.
    var key: KeyID?
    var request: RequestMark?
    /// Refuse with a conflict if the target changed after this seq (R15).
    var expect: UInt64?
    var reading: LedgerClock.Reading
  }

  /// What became of a command.
  enum Outcome {
    case appended(Answer, ClosedRange<UInt64>)
    case unchanged(Answer)
  }

  /// Why a command was not carried out.
  enum Failure: Error {
    case rejected(Rejection)
    /// The target's last change is newer than what the caller has seen.
    case conflict(current: UInt64)
    case clockAhead(microseconds: Int64)
    case log(LogError)
  }

  /// The actor of what the ledger records of itself.
  static let ownName = "invite-ledger"

  var log: EventLog
  private(set) var state: LedgerState
  let tokens: TokenDeriver
  let accessKeys: AccessKeyDeriver
  private var encoder: LineEncoder
  private var clock: LedgerClock
  /// Decided and collected, not yet durable, in order.
  private var undurable: [Record] = []
  /// The lines of the command that is being appended.
  private var lines = CommandLines()
  /// Tells decisions about tokens. Made once, because a closure that is made costs a place on the heap.
  private let tokenFacts: @Sendable (InviteID, UInt32, UInt32?) -> TokenFacts
  private let accessKeyFacts: @Sendable (KeyID, UInt32) -> TokenFacts

  /// The writer of an opened ledger.
  ///
  /// - Parameter boot: the clock of time since boot, in microseconds.
  init(_ opened: consuming OpenedLedger, boot: Int64) {
    state = opened.fold.state
    tokens = opened.tokens
    tokenFacts = { [tokens = opened.tokens] invite, generation, key in
      tokens.facts(invite: invite, generation: generation, key: key)
    }
    accessKeys = opened.accessKeys
    accessKeyFacts = { [accessKeys = opened.accessKeys] key, generation in
      accessKeys.facts(of: key, generation: generation)
    }
    encoder = opened.encoder
    clock = LedgerClock(after: opened.fold.state.time, boot: boot)
    log = opened.log
  }

  /// The newest event that any decision saw, durable or not.
  var lastSeq: UInt64 { state.seq }

  /// The actor of a request. Asked here, because a state that is handed out is copied.
  func actor(of caller: Caller, actingAs name: String?) -> LedgerActor { caller.actor(actingAs: name, in: state) }

  /// The request of this actor with this id, likewise.
  func request(actor: String, id: String) -> RememberedRequest? { state.request(actor: actor, id: id) }

  /// The titles of messages that no read model knows yet.
  var undurableTitles: [MessageID: String] {
    undurable.reduce(into: [:]) { titles, record in
      if case .messageSent(let event) = record.event { titles[event.message] = event.title.text }
    }
  }

  /// What policy allows a key and a uid in a minute; asked here as `actor` is.
  var requestsAMinute: Int? { state.policy.requestsAMinute }

  /// The time that a question is asked at.
  func now(at reading: LedgerClock.Reading) -> Timestamp { clock.now(at: reading) }

  /// How the wall clock stands to the ledger's time.
  func clockStanding(at reading: LedgerClock.Reading) -> LedgerClock.Standing { clock.standing(at: reading) }

  /// Decides a command and collects its events.
  mutating func execute(_ command: Command, in circumstances: Circumstances) throws(Failure) -> Outcome {
    let moment: LedgerClock.Moment
    do throws(LedgerClock.Ahead) { moment = try clock.moment(at: circumstances.reading) } catch {
      throw .clockAhead(microseconds: error.microseconds)
    }
    if let expect = circumstances.expect, let target = command.target,
      let current = state.lastChange(of: target), current > expect
    {
      throw .conflict(current: current)
    }
    switch try decide(command, at: moment.time, as: circumstances.actor) {
    case .unchanged(let answer): return .unchanged(answer)
    case .append(let events):
      if log.isSegmentChangeDue { try changeSegment(at: moment) }
      let seqs = try append(events, at: moment, in: circumstances, urgency: command.urgency)
      guard let answer = state.answer(to: events, onMany: command.isOnMany) else {
        preconditionFailure("a command appends events with an answer")
      }
      return .appended(answer, seqs)
    }
  }

  /// Collects an event that answers no command, with the uid that it is about. Returns its seq; nil, and nothing
  /// collected, when the log or the clock does not take it now.
  mutating func note(_ event: Event, about uid: UInt32?, at reading: LedgerClock.Reading) -> UInt64? {
    guard let moment = try? clock.moment(at: reading) else { return nil }
    if log.isSegmentChangeDue {
      do throws(Failure) { try changeSegment(at: moment) } catch { return nil }
    }
    let meta = RecordMeta(batch: 0, uid: uid, clockHeld: moment.held)
    let record = Record(seq: log.nextSeq, time: moment.time, actor: Self.ownName, event: event, meta: meta)
    lines.removeAll()
    let cut = encoder.append(event, time: record.time, actor: record.actor, meta: meta, to: &lines.bytes)
    lines.endLine(bodyEnd: cut)
    guard (try? log.append(lines)) != nil else { return nil }
    undurable.append(record)
    evolve(record)
    return record.seq
  }

  /// What a command would append, and nothing more (R13).
  func rehearse(
    _ command: Command, as actor: LedgerActor, at reading: LedgerClock.Reading
  ) throws(Failure) -> Decision {
    try decide(command, at: clock.now(at: reading), as: actor)
  }

  /// The line that an event would be, as a JSON object: without a seq, a group and a sum, which only appending gives.
  func preview(of event: Event, at reading: LedgerClock.Reading, as actor: LedgerActor) -> [UInt8] {
    let parts = encoder.encode(
      event, time: clock.now(at: reading), actor: actor.name, meta: RecordMeta(batch: 0))
    var object = parts.body
    object[0] = UInt8(ascii: "{")  // it begins with the comma behind `seq`
    object.append(UInt8(ascii: "0"))
    object.append(contentsOf: parts.tail)
    object.append(UInt8(ascii: "}"))
    return object
  }

  /// An operator vouches for the wall clock.
  mutating func acceptClock(_ reading: LedgerClock.Reading) { clock.accept(reading) }

  /// The context of a decision or of a question about a token.
  func context(at time: Timestamp, as actor: LedgerActor) -> DecisionContext {
    DecisionContext(now: time, actor: actor, token: tokenFacts, accessKey: accessKeyFacts)
  }

  private func decide(
    _ command: Command, at time: Timestamp, as actor: LedgerActor
  ) throws(Failure) -> Decision {
    do throws(Rejection) {
      return try Decider.decide(command, in: state, context: context(at: time, as: actor))
    } catch {
      throw .rejected(error)
    }
  }

  private mutating func append(
    _ events: [Event], at moment: LedgerClock.Moment, in circumstances: Circumstances, urgency: Urgency
  ) throws(Failure) -> ClosedRange<UInt64> {
    let first = log.nextSeq
    let records = undurable.count
    lines.removeAll()
    for (index, event) in events.enumerated() {
      let record = Record(
        seq: first + UInt64(index), time: moment.time, actor: circumstances.actor.name, event: event,
        meta: meta(of: index, among: events.count, at: moment, in: circumstances))
      let cut = encoder.append(
        event, time: record.time, actor: record.actor, meta: record.meta, to: &lines.bytes)
      lines.endLine(bodyEnd: cut)
      undurable.append(record)
    }
    do throws(LogError) { _ = try log.append(lines, urgency) } catch {
      undurable.removeLast(events.count)
      throw .log(error)
    }
    // Seen through a span of their own array, they are not copied for it.
    let appended = undurable
    let span = appended.span
    for index in records..<span.count { evolve(span[index]) }
    return first...first + UInt64(events.count) - 1
  }

  /// Seals a full segment: the first line of the next one says what the lines before it add up to.
  private mutating func changeSegment(at moment: LedgerClock.Moment) throws(Failure) {
    guard let ledger = state.ledger else { preconditionFailure("a segment is full, so the ledger was opened") }
    let facts = log.segmentFacts
    let event = Event.segmentOpened(
      SegmentOpened(
        ledger: ledger, format: LedgerService.format, previousLength: facts.previousLength,
        size: facts.tree.size, root: facts.root.hex, edge: facts.tree.edge.map(\.hex)))
    let meta = RecordMeta(batch: 0, clockHeld: moment.held)
    let parts = encoder.encode(event, time: moment.time, actor: Self.ownName, meta: meta)
    let seq: UInt64
    do throws(LogError) { seq = try log.changeSegment(LineParts(body: parts.body, tail: parts.tail)) } catch {
      throw .log(error)
    }
    undurable.append(Record(seq: seq, time: moment.time, actor: Self.ownName, event: event, meta: meta))
    evolve(undurable[undurable.count - 1])
  }

  private func meta(
    of index: Int, among count: Int, at moment: LedgerClock.Moment, in circumstances: Circumstances
  ) -> RecordMeta {
    RecordMeta(
      batch: 0,  // the log's to set
      part: count > 1 ? Part(number: UInt32(clamping: index + 1), count: UInt32(clamping: count)) : nil,
      request: index == 0 ? circumstances.request : nil,
      uid: circumstances.uid, pid: circumstances.pid, clockHeld: moment.held, key: circumstances.key)
  }

  /// Applies what was just collected. That a decided event contradicts the state it was decided on would be a defect of
  /// ours; stopping here acknowledges nothing that was not true.
  private mutating func evolve(_ record: Record) {
    do { try state.apply(record) } catch { preconditionFailure("a decided event does not apply: \(error)") }
  }

  /// Takes out the records that have become durable, for the read models.
  mutating func takeDurable(through seq: UInt64) -> [Record] {
    guard let first = undurable.first, first.seq <= seq else { return [] }
    // Seqs have no gaps.
    let count = Int(clamping: min(UInt64(undurable.count), seq - first.seq + 1))
    var later: [Record] = []
    later.reserveCapacity(undurable.count)
    later.append(contentsOf: undurable[count...])
    undurable.removeLast(later.count)
    swap(&undurable, &later)
    return later
  }

  /// Starts again from a state folded from what is durable, after the disk refused what was collected.
  mutating func forget(to durable: LedgerState) {
    state = durable
    undurable = []
  }
}

extension Command {
  /// Redeeming and revoking are let in while the disk has a little space left for them.
  fileprivate var urgency: Urgency {
    switch self {
    case .redeemToken, .revokeInvite: .urgent
    default: .ordinary
    }
  }
}
