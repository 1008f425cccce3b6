// A ledger that writes the log of a story: the real decider, encoder, tokens and event log, and nothing left to chance.

import EventLog
import Hashing
import InviteLedger
import InviteTokens
import LedgerFormat
import Randomness
import Synchronization
import SystemCalls

/// What a story did not expect.
struct StoryFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Runs commands and makes each durable. Keys, salts and times are fixed, so a story is always the same bytes.
final class StoryLedger {
  static let keys = TokenKeys(first: (0..<32).map { UInt8($0) })
  static let ledger = LedgerID(number: 0x7f3a_0000_0000_0001)
  private static let service = "invite-ledger"

  private(set) var state = LedgerState()
  /// The time of the last command.
  private(set) var now = Timestamp(microseconds: 1_795_251_600_000_000)  // 2026-11-21T09:00:00Z
  /// What the records of this stretch say about the clock.
  var clockHeld: Int64?

  private var log: EventLog
  private let encoder: LineEncoder
  private let deriver: TokenDeriver
  private let keyDeriver: AccessKeyDeriver
  /// Whether commands wait for the end of a group.
  private var isGrouping = false

  init(in directory: Directory, seed: UInt64, segmentBytes: UInt64? = nil) throws {
    guard let keys = Self.keys else { throw StoryFault("a key has 32 bytes") }
    let salts = Mutex(SeededRandom(seed: seed))
    let encoder = LineEncoder { salts.withLock { ($0.next(), $0.next()) } }
    self.encoder = encoder
    deriver = TokenDeriver(keys: keys, ledger: Self.ledger)
    keyDeriver = AccessKeyDeriver(keys: keys, ledger: Self.ledger)
    let opened = Event.ledgerOpened(LedgerOpened(ledger: Self.ledger, format: 1, keyCheck: keys.keyCheck))
    let parts = encoder.encode(opened, time: now, actor: Self.service, meta: RecordMeta(batch: 0))
    var options = LogOptions(
      directory: directory, holder: "the story", isKnown: { _, _ in true },
      ledgerOpened: { _ in LineParts(body: parts.body, tail: parts.tail) }, now: { "" })
    if let segmentBytes { options.limits.segmentBytes = segmentBytes }
    log = try EventLog.open(options)
    try state.apply(
      Record(seq: 1, time: now, actor: Self.service, event: opened, meta: RecordMeta(batch: 1)))
  }

  /// Lets time pass.
  func wait(minutes: Int64 = 0, days: Int64 = 0) {
    now.microseconds += (days * 1_440 + minutes) * 60_000_000
  }

  /// Seq of the last event.
  var lastSeq: UInt64 { state.seq }

  /// The token of an invite as somebody presents it.
  func token(_ invite: UInt64, generation: UInt32 = 1) throws -> PresentedToken {
    guard let text = deriver.token(invite: InviteID(number: invite), generation: generation) else {
      throw StoryFault("no token of inv_\(invite)")
    }
    return deriver.read(text.secret.revealedText)
  }

  /// The text of a token, to look for where none may stand.
  func tokenText(_ invite: UInt64, generation: UInt32 = 1) -> String? {
    deriver.token(invite: InviteID(number: invite), generation: generation)?.secret.revealedText
  }

  /// Runs a command that appends.
  @discardableResult
  func run(_ command: Command, as actor: StoryActor = .root, req: String? = nil) throws -> Answer {
    switch try decide(command, as: actor) {
    case .unchanged: throw StoryFault("\(command) changed nothing")
    case .append(let events):
      try append(events, as: actor, req: req)
      guard let answer = state.answer(to: events) else { throw StoryFault("\(command) has no answer") }
      return answer
    }
  }

  /// Records what the service records of itself.
  func record(_ event: Event) throws {
    now.microseconds += 1_020_411
    try append([event], as: StoryActor(name: Self.service, uid: nil, isOperator: true), req: nil)
  }

  /// Asks for something that is as asked already: nothing is appended.
  func runUnchanged(_ command: Command, as actor: StoryActor = .root) throws {
    guard case .unchanged = try decide(command, as: actor) else { throw StoryFault("\(command) changed something") }
  }

  /// Asks for something that the ledger refuses: nothing is appended.
  func refuse(_ code: RejectionCode, _ command: Command, as actor: StoryActor = .root) throws {
    do {
      _ = try decide(command, as: actor)
    } catch let rejection as Rejection {
      guard rejection.code == code else { throw StoryFault("refused with \(rejection.code), not \(code)") }
      return
    }
    throw StoryFault("\(command) was not refused")
  }

  /// Records what no command asked for, about a uid.
  func note(_ event: Event, about uid: UInt32?) throws {
    now.microseconds += 1_020_411
    let meta = RecordMeta(batch: 0, uid: uid, clockHeld: clockHeld)
    let parts = encoder.encode(event, time: now, actor: Self.service, meta: meta)
    let seqs = try log.append([LineParts(body: parts.body, tail: parts.tail)])
    try state.apply(Record(seq: seqs.lowerBound, time: now, actor: Self.service, event: event, meta: meta))
    if !isGrouping { try commit() }
  }

  /// Commands that become durable together.
  func together(_ commands: () throws -> Void) throws {
    isGrouping = true
    try commands()
    isGrouping = false
    try commit()
  }

  func close() throws { try commit() }

  private func decide(_ command: Command, as actor: StoryActor) throws -> Decision {
    now.microseconds += 1_020_411
    let context = DecisionContext(now: now, actor: LedgerActor(name: actor.name, isOperator: actor.isOperator)) {
      [deriver] in
      deriver.facts(invite: $0, generation: $1, key: $2)
    } accessKey: { [keyDeriver] in
      keyDeriver.facts(of: $0, generation: $1)
    }
    return try Decider.decide(command, in: state, context: context)
  }

  private func append(_ events: [Event], as actor: StoryActor, req: String?) throws {
    if log.isSegmentChangeDue, !isGrouping { try changeSegment() }
    let metas = events.indices.map { index in
      RecordMeta(
        batch: 0,
        part: events.count > 1 ? Part(number: UInt32(index + 1), count: UInt32(events.count)) : nil,
        request: index > 0 ? nil : req.map { RequestMark(id: $0, digest: deriver.requestDigest(of: Array($0.utf8))) },
        uid: actor.uid, pid: actor.uid.map { _ in 331 }, clockHeld: clockHeld)
    }
    let lines = zip(events, metas).map { event, meta in
      let parts = encoder.encode(event, time: now, actor: actor.name, meta: meta)
      return LineParts(body: parts.body, tail: parts.tail)
    }
    let seqs = try log.append(lines)
    for (offset, event) in events.enumerated() {
      let seq = seqs.lowerBound + UInt64(offset)
      try state.apply(Record(seq: seq, time: now, actor: actor.name, event: event, meta: metas[offset]))
    }
    if !isGrouping { try commit() }
  }

  private func changeSegment() throws {
    let facts = log.segmentFacts
    let event = Event.segmentOpened(
      SegmentOpened(
        ledger: Self.ledger, format: 1, previousLength: facts.previousLength, size: facts.tree.size,
        root: facts.root.hex, edge: facts.tree.edge.map(\.hex)))
    let meta = RecordMeta(batch: 0, clockHeld: clockHeld)
    let parts = encoder.encode(event, time: now, actor: Self.service, meta: meta)
    let seq = try log.changeSegment(LineParts(body: parts.body, tail: parts.tail))
    try state.apply(Record(seq: seq, time: now, actor: Self.service, event: event, meta: meta))
    try commit()
  }

  private func commit() throws {
    while let commit = log.beginCommit() {
      guard case .durable = log.endCommit(commit.run()) else { throw StoryFault("the log was not written") }
    }
  }
}

/// Who issues a command in a story.
struct StoryActor {
  let name: String
  /// Nil for the service itself.
  let uid: UInt32?
  var isOperator = false

  static let root = StoryActor(name: "root", uid: 0, isOperator: true)
  static let ada = StoryActor(name: "ada", uid: 1000)
  static let bob = StoryActor(name: "bob", uid: 1001)
  static let cy = StoryActor(name: "cy", uid: 1002)
}
