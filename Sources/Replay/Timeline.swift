// Every state that the ledger ever had, at the cost of a short refold.

import EventLog
package import InviteLedger
package import Projections

/// The read models at any position of a log. Copies of them are kept along the way, the more of them the denser, at most
/// `Limits.keptStates`; any other state is folded from the copy before it. So going back costs the same at the beginning
/// of a log and at its end.
package struct Timeline: Sendable {
  package private(set) var log: ReplayLog
  /// The last event; what comes behind it is damaged or was not there.
  package private(set) var end: UInt64 = 0
  /// What is wrong behind `end`; nil when the log ends there.
  package private(set) var damage: String?
  /// The read models after the last event.
  package private(set) var last = LedgerModels()
  /// The time of the last event.
  package private(set) var endTime: Timestamp?
  /// Kept states at multiples of `spacing`, the first one at 0.
  private var kept = [LedgerModels()]
  private var spacing: UInt64
  private var keptLimit: Int

  /// Folds the whole history once. A log that is damaged, or contradicts itself, is opened up to there and says so.
  /// A state is kept every `spacing` events at first, or as many as the size of the log suggests, and `limit` at most.
  /// `look` is called now and then with the seq reached, and throws to stop.
  package init(
    _ log: ReplayLog, keeping limit: Int = Limits.keptStates, every spacing: UInt64 = Limits.firstSpacing,
    look: (UInt64) throws -> Void = { _ in }
  ) throws {
    self.log = log
    self.spacing = max(1, spacing)
    keptLimit = max(2, limit)
    // Copies that would be let go again are not made.
    let guess = try log.reader.byteCount() / Limits.bytesOfAnEvent
    while guess / self.spacing > UInt64(keptLimit) { self.spacing *= 2 }
    if let changed = log.changed {
      try fold(changed, look: look)
      return
    }
    let history = try HistoryFold(of: log.reader, from: self) { records in
      if let last = records.last { try look(last.seq) }
    } apply: { timeline, record in
      timeline.append(record)
    }
    self = history.part
    switch history.fault {
    case nil: break
    case let error as Interrupted: throw error
    case let error as LogError:
      guard case .damaged = error else { throw error }
      damage = "\(error)"
    case let error?: damage = "\(error)"
    }
  }

  /// Folds a history that was judged event by event when it was made.
  private mutating func fold(_ changed: ChangedHistory, look: (UInt64) throws -> Void) throws {
    last = LedgerModels(reach: changed.reach)
    kept = [last]
    guard changed.end > 0 else { return }
    try log.forEachPlace(in: 1...changed.end) { seq, record in
      if let record { append(record) } else { leaveOut(seq) }
      if seq % Limits.eventsBetweenLooks == 0 { try look(seq) }
      return true
    }
  }

  private mutating func append(_ record: Record) {
    last.apply(record)
    endTime = record.time
    advance(to: record.seq)
  }

  private mutating func leaveOut(_ seq: UInt64) {
    last.leaveOut(seq)
    advance(to: seq)
  }

  private mutating func advance(to seq: UInt64) {
    end = seq
    guard seq % spacing == 0 else { return }
    kept.append(last)
    guard kept.count > keptLimit else { return }
    kept = kept.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    spacing *= 2
  }

  /// The read models right after an event; those of an empty ledger at 0.
  package func models(at seq: UInt64) throws -> LedgerModels {
    if seq >= end { return last }
    var (models, from) = nearest(to: seq)
    guard from < seq else { return models }
    try log.forEachPlace(in: from + 1...seq) { seq, record in
      if let record { models.apply(record) } else { models.leaveOut(seq) }
      return true
    }
    return models
  }

  /// One model right after an event; cheaper than all of them.
  package func model(_ type: any Projection.Type, at seq: UInt64) throws -> any Projection {
    if seq >= end { return last.model(type) }
    // The index of the log must be told what is left out; the others only see what happens.
    if type == AuditIndex.self { return try models(at: seq).model(type) }
    let (models, from) = nearest(to: seq)
    var model = models.model(type)
    guard from < seq else { return model }
    try log.forEachRecord(in: from + 1...seq) { record in
      model.apply(record)
      return true
    }
    return model
  }

  /// The seqs at which states are kept, from 0 to before `end`, and `end`.
  package var landmarks: [UInt64] {
    let seqs = kept.indices.map { UInt64($0) * spacing }.filter { $0 < end }
    return seqs + [end]
  }

  private func nearest(to seq: UInt64) -> (LedgerModels, UInt64) {
    let index = min(Int(seq / spacing), kept.count - 1)
    return (kept[index], UInt64(index) * spacing)
  }
}

extension LedgerModels {
  /// The model of a type.
  func model(_ type: any Projection.Type) -> any Projection {
    guard let model = all.first(where: { Swift.type(of: $0) == type }) else {
      preconditionFailure("every type of `LedgerModels.types` has its model in `all`")
    }
    return model
  }
}
