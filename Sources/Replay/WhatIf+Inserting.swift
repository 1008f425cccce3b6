// What is put into a history: by a person, or because it follows now.

import InviteLedger

extension WhatIf {
  /// Puts in what a person wants behind a seq of the log.
  mutating func insert(after seq: UInt64, at time: Timestamp) throws {
    guard let wishes = plan.inserted[seq] else { return }
    part()
    for wish in wishes {
      world.nextNumbers = spare
      switch wish {
      case .event(let event, let actor): add(event, by: actor, behind: seq, at: time)
      case .command(let command, let actor):
        switch Redecision.decide(command, by: actor, at: time, in: world) {
        case .impossible(let reason): history.refused.append(ChangedHistory.Refusal(after: seq, reason: reason))
        case .events(let events): for event in events { add(event, by: actor.name, behind: seq, at: time) }
        }
      }
      spare = world.nextNumbers
    }
  }

  mutating func add(_ event: Event, by actor: String, behind record: Record) {
    add(event, by: actor, behind: record.seq, at: record.time, cause: history.seq(ofLog: record.seq))
  }

  private mutating func add(
    _ event: Event, by actor: String, behind seq: UInt64, at time: Timestamp, cause: UInt64? = nil
  ) {
    let place = history.seq(ofLog: seq + 1)
    let record = Record(
      seq: place, time: time, actor: actor, event: event, meta: RecordMeta(batch: place, cause: cause))
    do throws(ReplayFault) { try world.applyAfterGap(record) } catch {
      history.refused.append(ChangedHistory.Refusal(after: seq, reason: error.reason.words))
      return
    }
    history.add(record)
    happens(record)
  }
}
