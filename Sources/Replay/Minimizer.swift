// The smallest log that still shows something: delta debugging over a history whose commands are decided again.

import InviteLedger
import JSONText
import Projections

/// Leaves out ever smaller parts of a history for as long as what is looked for still holds at its end (ddmin, Zeller and
/// Hildebrandt 2002). What becomes impossible without a part goes with it, so a part is often gone before it is tried.
struct Minimizer {
  /// What must still hold at the end.
  let condition: FinalCondition
  /// Called before each trial with the number of events left, and throws to stop.
  let look: (UInt64) throws -> Void

  /// A history that shows it and from which no event can be left out, but the first of a ledger.
  ///
  /// Throws when `records` do not show it.
  func smallest(of records: [Record]) throws -> [Record] {
    guard try condition.holds(after: records) else { throw ReplayError("it does not hold at the end") }
    var kept = records
    var size = max(1, kept.count / 2)
    while true {
      let isSmaller = try removeParts(of: size, from: &kept)
      if isSmaller, size == 1 { continue }
      if size == 1 { return kept }
      size = max(1, min(size / 2, kept.count / 2))
    }
  }

  /// One pass from the end to the beginning, in which parts of a size are left out where they can be.
  private func removeParts(of size: Int, from kept: inout [Record]) throws -> Bool {
    var isSmaller = false
    var end = kept.count
    while end > 0 {
      try look(UInt64(kept.count))
      let part = (max(0, end - size)..<end).filter { !kept[$0].beginsLedger }
      end = max(0, end - size)
      guard !part.isEmpty else { continue }
      let rest = try Self.survivors(of: kept, without: part.map { kept[$0].seq })
      guard rest.count < kept.count, try condition.holds(after: rest) else { continue }
      kept = rest
      isSmaller = true
      end = min(end, kept.count)
    }
    return isSmaller
  }

  /// What happens without these events.
  static func survivors(of records: [Record], without seqs: [UInt64]) throws -> [Record] {
    var survivors: [Record] = []
    survivors.reserveCapacity(records.count)
    var whatIf = WhatIf(ChangePlan(omitting: seqs)) { survivors.append($0) }
    for record in records { try whatIf.take(record) }
    try whatIf.finish()
    return survivors
  }
}

/// What is looked for, as something that holds at the end of a history or does not.
enum FinalCondition {
  /// Something stands at the path; with a value, that.
  case path(StatePath, JSONValue?, any Projection.Type)
  /// An event answers the query.
  case query(Query)

  func holds(after records: [Record]) throws -> Bool {
    switch self {
    case .path(let path, let wanted, let type):
      var model = type.init()
      for record in records { model.apply(record) }
      let value = try model.value(at: path)
      return wanted == nil ? value != nil : value == wanted
    case .query(let query): return records.contains { query.matches($0) }
    }
  }
}

extension Record {
  /// A log begins with it.
  var beginsLedger: Bool { event.type == .ledgerOpened }
}
