// When something in the state changed, and to what: forwards, backwards, or all of it.

package import InviteLedger
package import JSONText
import Projections

/// One change of what stands at a path.
package struct PathChange: Hashable, Sendable {
  package var seq: UInt64
  package var type: EventType
  package var actor: String
  package var time: Timestamp
  /// Nil for what was not there.
  package var old: JSONValue?
  package var new: JSONValue?

  init(_ record: Record, old: JSONValue?, new: JSONValue?) {
    seq = record.seq
    type = record.event.type
    actor = record.actor
    time = record.time
    self.old = old
    self.new = new
  }
}

/// Searches the log for the changes of one path. Stretches between kept states that certainly do not concern the thing
/// are skipped; the others are folded with the one model that holds it. Where the index says which events may concern it,
/// the thing is looked at before and behind these; where it cannot, or when something changed between them, after every
/// event, so that a change by the passing of time is found too.
struct PathHistory {
  private let timeline: Timeline
  private let path: StatePath
  private let section: String
  private let key: String
  private let model: any Projection.Type
  private let look: (UInt64) throws -> Void

  /// `look` is called now and then with the seq reached, and throws to stop.
  init(_ timeline: Timeline, of path: StatePath, look: @escaping (UInt64) throws -> Void) throws {
    (section, key, model) = try path.thing
    self.timeline = timeline
    self.path = path
    self.look = look
  }

  /// The last change at or before a seq; nil when there is none.
  func last(through seq: UInt64) throws -> PathChange? {
    try last(in: 0, seq) { _ in true }
  }

  /// The first change behind a seq that is accepted; nil when there is none.
  func first(after seq: UInt64, where isWanted: (PathChange) -> Bool) throws -> PathChange? {
    var before = try Landing(self, seq)
    for stretch in stretches(in: seq, timeline.end) {
      let after = try Landing(self, stretch.upperBound)
      if let found = try changes(in: stretch, before, after).first(where: isWanted) { return found }
      before = after
    }
    return nil
  }

  /// The last change before a seq that is accepted; nil when there is none.
  func last(before seq: UInt64, where isWanted: (PathChange) -> Bool) throws -> PathChange? {
    guard seq > 0 else { return nil }
    return try last(in: 0, seq - 1, where: isWanted)
  }

  /// Every change in a stretch of the log, oldest first, `limit` at most.
  func all(after from: UInt64, through last: UInt64, limit: Int) throws -> [PathChange] {
    var found: [PathChange] = []
    var before = try Landing(self, from)
    for stretch in stretches(in: from, last) where found.count < limit {
      let after = try Landing(self, stretch.upperBound)
      found += try changes(in: stretch, before, after)
      before = after
    }
    return Array(found.prefix(limit))
  }

  private func last(in from: UInt64, _ last: UInt64, where isWanted: (PathChange) -> Bool) throws -> PathChange? {
    var after = try Landing(self, min(last, timeline.end))
    for stretch in stretches(in: from, last).reversed() {
      let before = try Landing(self, stretch.lowerBound)
      if let found = try changes(in: stretch, before, after).last(where: isWanted) { return found }
      after = before
    }
    return nil
  }

  /// The log between two positions, cut where states are kept.
  private func stretches(in from: UInt64, _ last: UInt64) -> [Range<UInt64>] {
    let cuts = [from] + timeline.landmarks.filter { $0 > from && $0 < last } + [min(last, timeline.end)]
    return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
  }

  /// The model at a cut, and the thing in it.
  private struct Landing {
    let model: any Projection
    let thing: [UInt8]?

    init(_ history: PathHistory, _ seq: UInt64) throws {
      model = try history.timeline.model(history.model, at: seq)
      thing = model.thing(history.key, in: history.section)
    }
  }

  /// The changes by the events behind the lower bound and up to the upper bound.
  private func changes(in stretch: Range<UInt64>, _ before: Landing, _ after: Landing) throws -> [PathChange] {
    try look(stretch.lowerBound)
    guard let suspects = try suspects(in: stretch, before.thing) else { return try changes(in: stretch, before) }
    if suspects.isEmpty { return before.thing == after.thing ? [] : try changes(in: stretch, before) }
    return try changes(in: stretch, before, after, by: suspects) ?? changes(in: stretch, before)
  }

  /// The changes, where nothing but these events can be expected to make one; nil when something else does, the passing
  /// of time, say. What is the same before and behind a row of events that do not concern it is the same between them.
  private func changes(
    in stretch: Range<UInt64>, _ before: Landing, _ after: Landing, by suspects: [UInt64]
  ) throws -> [PathChange]? {
    var (model, thing) = (before.model, before.thing)
    var found: [PathChange] = []
    var waiting = suspects[...]
    var isExpected = true
    try timeline.log.forEachRecord(in: stretch.lowerBound + 1...stretch.upperBound) { record in
      if record.seq % Limits.eventsBetweenLooks == 0 { try look(record.seq) }
      guard waiting.first == record.seq else {
        model.apply(record)
        return true
      }
      waiting.removeFirst()
      isExpected = model.thing(key, in: section) == thing
      model.apply(record)
      if isExpected, try note(&found, record, &thing, model) {
        // It may name others now.
        let more = try self.suspects(in: record.seq..<stretch.upperBound, thing)
        isExpected = more != nil
        waiting = more?[...] ?? []
      }
      return isExpected && !waiting.isEmpty
    }
    return isExpected && thing == after.thing ? found : nil
  }

  /// The changes, with a look at the thing after every event.
  private func changes(in stretch: Range<UInt64>, _ before: Landing) throws -> [PathChange] {
    var (model, thing) = (before.model, before.thing)
    var found: [PathChange] = []
    try timeline.log.forEachRecord(in: stretch.lowerBound + 1...stretch.upperBound) { record in
      if record.seq % Limits.eventsBetweenLooks == 0 { try look(record.seq) }
      model.apply(record)
      _ = try note(&found, record, &thing, model)
      return true
    }
    return found
  }

  /// Notes what an event changed at the path. Whether it changed the thing.
  private func note(
    _ found: inout [PathChange], _ record: Record, _ thing: inout [UInt8]?, _ model: any Projection
  ) throws -> Bool {
    let now = model.thing(key, in: section)
    if now == thing { return false }
    let (old, new) = (try path.value(in: thing), try path.value(in: now))
    thing = now
    if new != old { found.append(PathChange(record, old: old, new: new)) }
    return true
  }

  /// The events of a stretch that are about the thing, or about anything it names that could change it; nil when they
  /// cannot be told from the others.
  private func suspects(in stretch: Range<UInt64>, _ thing: [UInt8]?) throws -> [UInt64]? {
    guard !stretch.isEmpty else { return [] }
    var texts: [String] = []
    if let thing { try JSONReader.value(of: thing, limits: Sections.limits).forEachText { texts.append($0) } }
    let names = ConcernedNames(of: key, in: section, naming: texts)
    let seqs = stretch.lowerBound + 1...stretch.upperBound
    let candidates = timeline.last.audit.candidates(concerning: names, in: seqs, limit: Limits.candidatesRead)
    // The index knows keys by 16 bits: the few events that it names are looked at.
    return try candidates?.filter { try timeline.log.record($0).map(names.mayConcern) ?? false }
  }
}

extension JSONValue {
  /// Every text in the value.
  func forEachText(_ body: (String) -> Void) {
    switch self {
    case .string(let text): body(text)
    case .array(let elements): for element in elements { element.forEachText(body) }
    case .object(let members): for member in members { member.value.forEachText(body) }
    default: break
    }
  }
}
