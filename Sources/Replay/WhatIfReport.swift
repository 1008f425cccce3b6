// What came of changes: which events became impossible and why, which happen differently, how the world differs.

import InviteLedger
import JSONText
import Projections

/// The answer of `overlay`, and of every word that changes it.
struct WhatIfReport {
  private let overlay: Overlay
  private let original: Timeline
  private let changed: Timeline
  private let history: ChangedHistory

  init(_ overlay: Overlay, original: Timeline, changed: Timeline) {
    self.overlay = overlay
    self.original = original
    self.changed = changed
    history = changed.log.changed ?? ChangedHistory()
  }

  var answer: SessionAnswer {
    get throws {
      let impossible = seqs { if case .impossible = $0 { true } else { false } }
      let edited = Set(overlay.changes.flatMap(\.seqs))
      let different = seqs { if case .happens = $0 { true } else { false } }.filter { !edited.contains($0) }
      let differences = try self.differences()
      var lines = overlay.changes.enumerated().map { "change \($0.offset + 1): \($0.element.text)\($0.element.place)" }
      lines += history.refused.map { "behind seq \($0.after), cannot happen: \($0.reason)" }
      lines += Self.section(impossible.count, "impossible", try impossible.shown(line))
      lines += Self.section(different.count, "different", try different.shown(line))
      lines += Self.section(history.addedSeqs.count, "put in", history.addedSeqs.shown(addedLine))
      lines.append(
        differences.isEmpty
          ? "in the end the world is the same"
          : "in the end the world differs in \(differences.count) place\(differences.count == 1 ? "" : "s")")
      lines += SnapshotDifference.lines(Array(differences.prefix(Limits.changes)))
      if differences.count > Limits.changes { lines.append("… more: print, ls and why look closer") }
      return SessionAnswer(
        lines, try value(impossible, different, differences),
        isNo: !impossible.isEmpty || !history.refused.isEmpty || !differences.isEmpty)
    }
  }

  private func value(
    _ impossible: [UInt64], _ different: [UInt64], _ differences: [SnapshotDifference]
  ) throws -> JSONValue {
    .members([
      "changes": .array(overlay.changes.map { .string($0.text) }),
      "refused": .array(
        history.refused.map { .members(["after": .number($0.after), "reason": .string($0.reason)]) }),
      "impossible": .array(try impossible.prefix(Limits.changes).map(value)),
      "impossible_count": .integer(Int64(impossible.count)),
      "different": .array(different.prefix(Limits.changes).map { .number(history.seq(ofLog: $0)) }),
      "different_count": .integer(Int64(different.count)),
      "added": .array(history.addedSeqs.prefix(Limits.changes).map { .number($0) }),
      "patch": SnapshotDifference.patch(Array(differences.prefix(Limits.changes))),
      "patch_count": .integer(Int64(differences.count)),
    ])
  }

  /// `2 events impossible:` and a line each.
  private static func section(_ count: Int, _ what: String, _ lines: [String]) -> [String] {
    count == 0 ? [] : ["\(count) event\(count == 1 ? "" : "s") \(what):"] + lines.map { "  " + $0 }
  }

  private func seqs(where isWanted: (ChangedHistory.Fate) -> Bool) -> [UInt64] {
    history.fates.filter { isWanted($0.value) }.keys.sorted()
  }

  private func line(of seq: UInt64) throws -> String {
    let head = try original.log.recorded(seq).map { SessionAnswer.event($0).line.joined() } ?? "\(seq)"
    switch history.fates[seq] {
    case .impossible(let reason): return "\(head)  \(reason)"
    case .happens(let record):
      let old = try original.log.recorded(seq)?.event.data
      let places = SnapshotDocument.differences(old, record.event.data, at: "")
      return head + places.map { "  " + SnapshotDifference.lines([$0]).joined().trimmed }.joined()
    case .leftOut, nil: return head
    }
  }

  private func addedLine(of seq: UInt64) -> String {
    history.added[seq].map { SessionAnswer.event($0).line.joined() } ?? "\(seq)"
  }

  private func value(of seq: UInt64) throws -> JSONValue {
    var reason: JSONValue?
    if case .impossible(let text) = history.fates[seq] { reason = .string(text) }
    let type = try original.log.recorded(seq)?.event.type.rawValue
    return .members(["seq": .number(seq), "type": type.map(JSONValue.string), "reason": reason])
  }

  /// What stands elsewhere in the end. The index of the log counts events, so it is not looked at.
  private func differences() throws -> [SnapshotDifference] {
    let old = try originalModels()
    return try Sections.all.filter { $0.model != AuditIndex.self }.flatMap { section, type in
      try StateDifference(old.model(type), changed.last.model(type), section).all()
    }
  }

  /// The models of the log, with the seqs that its events have in the changed history.
  private func originalModels() throws -> LedgerModels {
    guard !history.addedSeqs.isEmpty else { return original.last }
    var models = LedgerModels()
    try original.log.forEachRecord(in: 1...original.end) { record in
      models.apply(history.renumbered(record))
      return true
    }
    return models
  }
}

extension [UInt64] {
  /// The first ones in words, and that there are more.
  fileprivate func shown(_ line: (UInt64) throws -> String) rethrows -> [String] {
    try prefix(Limits.listed).map(line) + (count > Limits.listed ? ["… \(count - Limits.listed) more"] : [])
  }
}

extension Overlay.Change {
  /// Where something is put in.
  fileprivate var place: String {
    if case .insert(_, let seq) = kind { " (behind seq \(seq))" } else { "" }
  }

  /// The events that it names.
  fileprivate var seqs: [UInt64] {
    switch kind {
    case .omit(let seqs): seqs
    case .edit(let record): [record.seq]
    case .insert: []
    case .swap(let one, let other): [one.seq, other.seq]
    }
  }
}
