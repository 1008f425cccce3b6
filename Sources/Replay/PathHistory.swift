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
/// are skipped; the others are folded with the one model that holds it, and the thing is compared after every event, so
/// that a change by the passing of time is found too.
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
    for stretch in stretches(in: 0, seq).reversed() {
      if let found = try changes(in: stretch).last { return found }
    }
    return nil
  }

  /// The first change behind a seq that is accepted; nil when there is none.
  func first(after seq: UInt64, where isWanted: (PathChange) -> Bool) throws -> PathChange? {
    for stretch in stretches(in: seq, timeline.end) {
      if let found = try changes(in: stretch).first(where: isWanted) { return found }
    }
    return nil
  }

  /// The last change before a seq that is accepted; nil when there is none.
  func last(before seq: UInt64, where isWanted: (PathChange) -> Bool) throws -> PathChange? {
    guard seq > 0 else { return nil }
    for stretch in stretches(in: 0, seq - 1).reversed() {
      if let found = try changes(in: stretch).last(where: isWanted) { return found }
    }
    return nil
  }

  /// Every change in a stretch of the log, oldest first, `limit` at most.
  func all(after from: UInt64, through last: UInt64, limit: Int) throws -> [PathChange] {
    var found: [PathChange] = []
    for stretch in stretches(in: from, last) where found.count < limit { found += try changes(in: stretch) }
    return Array(found.prefix(limit))
  }

  /// The log between two positions, cut where states are kept.
  private func stretches(in from: UInt64, _ last: UInt64) -> [Range<UInt64>] {
    let cuts = [from] + timeline.landmarks.filter { $0 > from && $0 < last } + [min(last, timeline.end)]
    return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
  }

  /// The changes by the events behind the lower bound and up to the upper bound.
  private func changes(in stretch: Range<UInt64>) throws -> [PathChange] {
    try look(stretch.lowerBound)
    var model = try timeline.model(self.model, at: stretch.lowerBound)
    var thing = model.thing(key, in: section)
    if try isUntouched(stretch, thing) { return [] }
    var value = try path.value(in: thing)
    var found: [PathChange] = []
    try timeline.log.forEachRecord(in: stretch.lowerBound + 1...stretch.upperBound) { record in
      if record.seq % Limits.eventsBetweenLooks == 0 { try look(record.seq) }
      model.apply(record)
      let now = model.thing(key, in: section)
      if now == thing { return true }
      thing = now
      let new = try path.value(in: now)
      defer { value = new }
      guard new != value else { return true }
      found.append(PathChange(record, old: value, new: new))
      return true
    }
    return found
  }

  /// Whether no event in between is about the thing or about anything it names, and it is the same at both ends.
  private func isUntouched(_ stretch: Range<UInt64>, _ thing: [UInt8]?) throws -> Bool {
    var names = [key]
    if let thing { try JSONReader.value(of: thing, limits: Sections.limits).forEachText { names.append($0) } }
    let concerned = ConcernedNames(names)
    if timeline.last.audit.mayConcern(concerned, in: stretch.lowerBound + 1...stretch.upperBound) { return false }
    return try timeline.model(model, at: stretch.upperBound).thing(key, in: section) == thing
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
