// Two builds on one log: the first event where they part, found by digests.

import InviteLedger
import JSONText
import Projections

/// A build of the program that answers words of a session.
private struct OtherBuild {
  let program: String
  let run: (_ program: String, _ words: [String]) throws -> [JSONValue]

  /// The digests at positions. Every build since the first knows these words.
  func digests(_ seqs: [UInt64]) throws -> [Digests] {
    let answers = try run(program, seqs.flatMap { ["goto \($0)", "digest"] })
    let found = answers.compactMap { $0.array?.first.flatMap(Digests.init) }
    guard found.count == seqs.count else {
      throw ReplayError("\(program) answered \(found.count) digests of \(seqs.count)")
    }
    return found
  }

  func section(_ name: String, at seq: UInt64) throws -> JSONValue? {
    try run(program, ["goto \(seq)", "print /\(name)"]).last?["value"]
  }
}

extension Session {
  /// The first event behind which the models of two builds differ, and in what. A model that only one of them has is not
  /// looked at.
  func compare(_ old: String, _ new: String, look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    guard overlay.isEmpty else { throw ReplayError("other builds read the log as it is", hint: "reset") }
    guard let elsewhere = outside.replayElsewhere else { throw ReplayError("no other process can be asked here") }
    let builds = [old, new].map { program in
      OtherBuild(program: program) { try elsewhere($0, $1, nil) { try look(0) } }
    }
    guard let seq = try parting(of: builds[0], builds[1]) else {
      return SessionAnswer(
        ["the same digests at \(min(Limits.verifyPositions, timeline.end) + 1) positions up to seq \(timeline.end)"],
        .members(["seq": .null, "end": .number(timeline.end)]))
    }
    return try difference(of: builds[0], builds[1], at: seq)
  }

  /// The first position where the two differ, once they differ at one of those that are looked at first.
  private func parting(of old: OtherBuild, _ new: OtherBuild) throws -> UInt64? {
    var same: UInt64 = 0
    var parted: UInt64?
    while true {
      let seqs = Self.positions(between: same, and: parted ?? timeline.end, withEnds: parted == nil)
      guard !seqs.isEmpty else { return parted }
      let pairs = zip(try old.digests(seqs), try new.digests(seqs))
      let place = pairs.enumerated().first { !$0.element.0.models(differingIn: $0.element.1).isEmpty }?.offset
      guard let place else {
        if parted == nil { return nil }
        same = seqs[seqs.count - 1]
        continue
      }
      if seqs[place] == 0 { return 0 }
      parted = seqs[place]
      if place > 0 { same = seqs[place - 1] }
    }
  }

  private static func positions(between first: UInt64, and last: UInt64, withEnds: Bool) -> [UInt64] {
    let step = max(1, (last - first).dividedUp(by: Limits.verifyPositions))
    let inner = Array(stride(from: first + step, to: last, by: Int(clamping: step)))
    return withEnds ? [first] + inner + (last > first ? [last] : []) : inner
  }

  private func difference(of old: OtherBuild, _ new: OtherBuild, at seq: UInt64) throws -> SessionAnswer {
    let (mine, theirs) = (try old.digests([seq])[0], try new.digests([seq])[0])
    let models = mine.models(differingIn: theirs)
    var differences: [SnapshotDifference] = []
    for section in Sections.all where models.contains(section.model.name) {
      differences += SnapshotDocument.differences(
        try old.section(section.name, at: seq), try new.section(section.name, at: seq), at: "/" + section.name)
    }
    let shown = Array(differences.prefix(Limits.changes))
    let head = try timeline.log.record(seq).map { SessionAnswer.event($0).line.joined() }
    return SessionAnswer(
      ["the two part behind", "  \(head ?? "the start")  \(models.joined(separator: ", "))"]
        + SnapshotDifference.lines(shown),
      .members([
        "seq": .number(seq), "models": .array(models.map(JSONValue.string)), "patch": SnapshotDifference.patch(shown),
      ]), isNo: true)
  }
}
