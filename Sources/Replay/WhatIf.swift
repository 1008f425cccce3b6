// Tells what would have happened: a log and changes in, the events that still happen out, and why the others cannot.

import InviteLedger

/// Two histories side by side, event by event: the log as it is, and the world as it would be.
///
/// Up to the first change they are one. From there on every event is decided again: the command that it came from is put
/// to the decider with either state, and when the ledger said yes to it and the world says no, the event is impossible,
/// for the reason that the decider gives. A fact that no command can be recovered for is judged by the fold alone.
struct WhatIf {
  let plan: ChangePlan
  private let first: UInt64
  /// Takes every event that happens, in order.
  let happens: (Record) -> Void
  var history = ChangedHistory()
  private var base = LedgerState()
  var world = LedgerState()
  private var hasParted = false
  private var group: CommandGroup?
  /// The event before, since the two have parted.
  private var last: Record?
  /// The numbers of things that are put in: behind those of the log.
  var spare: NextNumbers

  /// `spare` are the numbers that come next at the end of the log; only what is put in needs them.
  init(
    _ plan: ChangePlan, spare: NextNumbers = LedgerState().nextNumbers, happens: @escaping (Record) -> Void = { _ in }
  ) {
    self.plan = plan
    self.spare = spare
    self.happens = happens
    first = plan.first
  }

  /// Takes the next event of the log. Seqs may have gaps, and every record must follow those before it.
  mutating func take(_ record: Record) throws {
    if group?.holds(record) != true { endGroup() }
    try insert(after: record.seq - 1, at: base.time ?? record.time)
    base.expectNumber(of: record.event)
    if record.seq >= first {
      part()
      judge(record)
    } else {
      happens(record)
    }
    try base.applyAfterGap(record)
    history.logEnd = record.seq
    if hasParted { last = record }
  }

  /// Takes the end of the log.
  mutating func finish() throws {
    endGroup()
    try insert(after: history.logEnd, at: base.time ?? Timestamp(microseconds: 0))
    history.reach = history.added.isEmpty ? 0 : spare.highest
  }

  mutating func part() {
    if !hasParted { world = base }
    hasParted = true
  }
}

extension WhatIf {
  /// Says what becomes of an event.
  private mutating func judge(_ record: Record) {
    world.nextNumbers = base.nextNumbers
    // What belongs to the command before has ended it otherwise.
    let follows = group
    if follows == nil { group = CommandGroup(record) }
    switch plan.wishes[record.seq] {
    case .omit: settle(record, .leftOut)
    case .edit(let edited): happen(edited, insteadOf: record)
    case .move(let other): move(other, to: record)
    case nil:
      if let follows, let reason = follows.refusal(of: record.event) {
        settle(record, .impossible(reason))
      } else if follows?.expected.contains(record.event) == true {
        happen(record, insteadOf: nil)
      } else {
        decide(record)
      }
    }
  }

  private mutating func decide(_ record: Record) {
    if let reason = refusalOfKey(record) { return settle(record, .impossible(reason)) }
    guard let decided = Redecision(record, in: base) else { return happen(record, insteadOf: nil) }
    switch decided.again(in: world) {
    case .impossible(let reason): settle(record, .impossible(reason))
    case .events(let events):
      guard let new = events.first, let old = decided.events.first else { return }
      group?.expected = Array(decided.events.dropFirst())
      group?.following = Array(events.dropFirst())
      guard new != old, old == record.event else { return happen(record, insteadOf: nil) }
      var changed = record
      changed.event = new
      happen(changed, insteadOf: record)
    }
  }

  /// Why the key that the event came with opens no more; nil when it does, or did not in the log either.
  private func refusalOfKey(_ record: Record) -> String? {
    guard let id = record.meta.key, base.key(id)?.isRevoked == false else { return nil }
    guard let key = world.key(id) else { return "there is no \(id)" }
    return key.isRevoked ? "\(id) is revoked" : nil
  }

  /// An event happens in the place of another one, at that one's time.
  private mutating func move(_ other: Record, to place: Record) {
    var moved = other
    moved.seq = place.seq
    moved.time = place.time
    moved.meta.batch = place.meta.batch
    moved.meta.part = nil
    moved.meta.cause = nil
    world.expectNumber(of: moved.event)
    if let reason = Redecision.refusal(of: moved, in: world) { return settle(place, .impossible(reason)) }
    happen(moved, insteadOf: place)
  }

  /// An event happens if the fold takes it.
  private mutating func happen(_ record: Record, insteadOf recorded: Record?) {
    let placed = history.renumbered(record)
    do throws(ReplayFault) { try world.applyAfterGap(placed) } catch {
      return settle(record, .impossible(error.reason.words))
    }
    if recorded != nil { history.fates[record.seq] = .happens(placed) }
    happens(placed)
  }

  private mutating func settle(_ record: Record, _ fate: ChangedHistory.Fate) {
    history.fates[record.seq] = fate
    if group?.first == record.seq { group?.isGone = true }
  }

  /// What follows from a command now and did not follow from it in the log.
  private mutating func endGroup() {
    guard let group, let last else { return }
    self.group = nil
    guard !group.isGone else { return }
    for event in group.following where !group.expected.contains(event) { add(event, by: last.actor, behind: last) }
  }
}

extension ReplayFault.Reason {
  /// For people.
  var words: String {
    switch self {
    case .gap: "it does not follow the event before it"
    case .identifierNotNext: "its number or name is not free"
    case .targetUnknown: "what it is about is not there"
    case .targetClosed: "what it is about is closed"
    case .countWrong: "its count is not one more than before, or above the limit"
    case .valueWrong: "a setting cannot have this value"
    }
  }
}
