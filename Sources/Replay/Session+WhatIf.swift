// What if: changes laid over the log, and what the world would be with them. The log itself is never touched.

import InviteLedger
import JSONText
import LedgerFormat
import Projections

extension Session {
  /// Leaves events of the log out.
  mutating func omit(_ text: String, look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    let finder = PositionFinder(original, marks: marks)
    let query = try finder.query(text)
    var seqs: [UInt64] = []
    while let next = try finder.next(query, after: seqs.last ?? 0, look: look) { seqs.append(next) }
    guard !seqs.isEmpty else { throw ReplayError("no event of the log answers that", hint: "bisect \(text)") }
    return try add(.omit(seqs), "omit \(text)", look)
  }

  /// Changes a field of an event; what was changed in it before stays changed.
  mutating func edit(
    _ seq: UInt64, _ field: String, _ text: String, look: @escaping (UInt64) throws -> Void
  ) throws -> SessionAnswer {
    var record = try recorded(seq)
    for case .edit(let edited) in overlay.changes.map(\.kind) where edited.seq == seq { record = edited }
    let edited = try EventEdit(field, text).applied(to: record)
    return try add(.edit(edited), "edit \(seq) \(field)=\(text)", look)
  }

  /// Puts in a command, to be decided where one stands, or a fact.
  mutating func insert(_ text: String, look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    guard let seq = logSeq(of: here) else {
      throw ReplayError("what stands here was put in; the order of two such events is that of typing", hint: "goto -1")
    }
    guard overlay.changes.count < Limits.changesOfOverlay else { throw Self.tooMany }
    let wish = try inserted(text)
    return try add(.insert(wish, after: seq), "insert \(text)", look)
  }

  /// Lets two events happen in each other's place.
  mutating func swap(
    _ one: UInt64, _ other: UInt64, look: @escaping (UInt64) throws -> Void
  ) throws -> SessionAnswer {
    guard one != other else { throw ReplayError("those are one event", hint: "swap \(one) \(one + 1)") }
    return try add(.swap(try recorded(one), try recorded(other)), "swap \(one) \(other)", look)
  }

  /// Takes one change back, or all.
  mutating func reset(_ number: Int?, look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    var changed = overlay
    if let number {
      guard changed.changes.indices.contains(number - 1) else {
        throw ReplayError("there is no change \(number)", hint: "overlay")
      }
      changed.changes.remove(at: number - 1)
    } else {
      changed.changes = []
    }
    return try lay(changed, look)
  }

  /// The changes, and what comes of them.
  func showOverlay() throws -> SessionAnswer {
    guard timeline.log.changed != nil else {
      return SessionAnswer(["nothing is changed; this is the log as it is"], .members(["changes": .array([])]))
    }
    return try WhatIfReport(overlay, original: original, changed: timeline).answer
  }

  /// The seq in the log of a position; nil at an event that was put in.
  func logSeq(of seq: UInt64) -> UInt64? {
    guard let changed = timeline.log.changed, seq > 0 else { return seq }
    return changed.logSeq(of: seq)
  }

  /// How an event that does not happen here is shown.
  func absent(_ seq: UInt64) throws -> (lines: [String], value: JSONValue) {
    guard let changed = timeline.log.changed, let logSeq = changed.logSeq(of: seq),
      let record = try original.log.recorded(logSeq)
    else { return (["\(seq), no event"], .null) }
    let reason: String =
      switch changed.fates[logSeq] {
      case .impossible(let reason): "impossible: \(reason)"
      case .leftOut, .happens, nil: "left out"
      }
    let origin = seq == logSeq ? "" : " (seq \(logSeq) of the log)"
    var placed = record
    placed.seq = seq
    return (
      SessionAnswer.event(placed).line.map { "\($0)\(origin)  \(reason)" },
      .members(["seq": .number(seq), "type": .string(record.event.type.rawValue), "absent": .string(reason)])
    )
  }

  private func recorded(_ seq: UInt64) throws -> Record {
    guard seq >= 1, seq <= original.end, let record = try original.log.recorded(seq) else {
      throw ReplayError("there is no seq \(seq): the log goes from 1 to \(original.end)", hint: "goto end")
    }
    return record
  }

  private func inserted(_ text: String) throws -> Inserted {
    if text.hasPrefix("{") { return try EventEdit.inserted(text) }
    guard let readCommand = outside.readCommand else {
      throw ReplayError("only events can be put in here", hint: #"insert {"type":"InviteRevoked","data":{…}}"#)
    }
    let (command, actor) = try readCommand(text)
    let name = actor ?? "operator"
    return .command(
      command,
      actor: LedgerActor(
        name: name, isOperator: actor == nil || timeline.last.accounts.account(name) == nil, scopes: [.everything]))
  }

  private mutating func add(
    _ kind: Overlay.Change.Kind, _ text: String, _ look: @escaping (UInt64) throws -> Void
  ) throws -> SessionAnswer {
    guard overlay.changes.count < Limits.changesOfOverlay else { throw Self.tooMany }
    var changed = overlay
    changed.changes.append(Overlay.Change(kind: kind, text: text))
    return try lay(changed, look)
  }

  private static let tooMany = ReplayError(
    "there are \(Limits.changesOfOverlay) changes, which is as many as a session can have", hint: "reset 1")

  /// Goes over to the history with these changes; one stays behind the same event.
  private mutating func lay(_ changes: Overlay, _ look: (UInt64) throws -> Void) throws -> SessionAnswer {
    let place = logSeq(of: here) ?? here
    let changed = try original.changed(by: changes, look: look)
    let seq = min(changed.log.changed?.seq(ofLog: place) ?? place, changed.end)
    models = nil
    here = seq
    timeline = changed
    overlay = changes
    lastWhy = nil
    return try showOverlay()
  }
}

extension Timeline {
  /// This log as it would be with changes; itself without any.
  package func changed(by overlay: Overlay, look: (UInt64) throws -> Void = { _ in }) throws -> Timeline {
    guard !overlay.isEmpty, end > 0 else { return self }
    let plan = ChangePlan(overlay)
    var whatIf = WhatIf(plan, spare: plan.inserted.isEmpty ? LedgerState().nextNumbers : try nextNumbers(look))
    try log.forEachRecord(in: 1...end) { record in
      if record.seq % Limits.eventsBetweenLooks == 0 { try look(record.seq) }
      try whatIf.take(record)
      return true
    }
    try whatIf.finish()
    return try Timeline(log.changed(whatIf.history), look: look)
  }

  /// The numbers of things that come behind the last ones of the log.
  private func nextNumbers(_ look: (UInt64) throws -> Void) throws -> NextNumbers {
    var state = LedgerState()
    try log.forEachRecord(in: 1...end) { record in
      if record.seq % Limits.eventsBetweenLooks == 0 { try look(record.seq) }
      try state.apply(record)
      return true
    }
    return state.nextNumbers
  }
}
