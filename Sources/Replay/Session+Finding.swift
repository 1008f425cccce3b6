// Finding out: when something changed and by what, the first event after which it holds.

import InviteLedger
import JSONText
import Projections

extension Session {
  /// The event that last changed what stands at a path, up to here; asked again at once, the one before.
  mutating func why(_ path: StatePath, look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    let history = try PathHistory(timeline, of: path, look: look)
    var from = here
    if let last = lastWhy, last.path == path, last.seq <= here { from = last.seq == 0 ? 0 : last.seq - 1 }
    guard let change = try history.last(through: from) else {
      let isAgain = from < here
      lastWhy = nil
      return SessionAnswer(
        [isAgain ? "nothing changed \(path) before that" : "nothing ever stood at \(path) up to seq \(here)"],
        .members(["path": .string(path.description), "change": .null]), isNo: true)
    }
    lastWhy = (path, change.seq)
    let shown = SessionAnswer.change(change, of: path)
    return SessionAnswer([shown.line], .members(["path": .string(path.description), "change": shown.value]))
  }

  /// Every change up to here, oldest first.
  func history(of path: StatePath, look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    let changes = try PathHistory(timeline, of: path, look: look)
      .all(after: 0, through: here, limit: Limits.changes + 1)
    let shown = changes.prefix(Limits.changes).map { SessionAnswer.change($0, of: path) }
    let more = changes.count > Limits.changes ? ["… more than \(Limits.changes) changes: goto an earlier position"] : []
    return SessionAnswer(
      shown.map(\.line) + more,
      .members([
        "path": .string(path.description), "changes": .array(shown.map(\.value)), "more": .bool(!more.isEmpty),
      ]), isNo: changes.isEmpty)
  }

  /// Every leaf at a path with the event that set it.
  func blame(_ path: StatePath, look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    guard let value = try value(at: path) else { return nothing(at: path) }
    let changes = try PathHistory(timeline, of: path, look: look)
      .all(after: 0, through: here, limit: Limits.changes)
    var setters: [String: PathChange] = [:]
    for change in changes {
      for place in SnapshotDocument.differences(change.old, change.new, at: path.description) {
        setters[place.path] = change
      }
    }
    let leaves = value.leaves(at: path).map { leaf in (leaf.path, leaf.value, Self.setter(of: leaf.path, setters)) }
    let width = leaves.map(\.0.description.count).max() ?? 0
    let lines = leaves.map { place, value, change in
      let padding = String(repeating: " ", count: width - place.description.count + 2)
      let who = change.map { "\($0.seq) \($0.type.rawValue) \($0.actor) \($0.time)" } ?? ""
      return "\(place)\(padding)\(value.canonicalText)  \(who)"
    }
    let values = leaves.map { place, value, change in
      JSONValue.members([
        "path": .string(place.description), "value": value, "seq": change.map { .number($0.seq) },
        "actor": change.map { .string($0.actor) }, "ts": change.map { .string($0.time.description) },
      ])
    }
    return SessionAnswer(lines, .array(values))
  }

  /// The newest change of a place or of something that holds it.
  private static func setter(of place: StatePath, _ setters: [String: PathChange]) -> PathChange? {
    var best: PathChange?
    for count in 1...max(1, place.steps.count) {
      let holder = StatePath(steps: Array(place.steps.prefix(count))).description
      if let change = setters[holder], change.seq >= best?.seq ?? 0 { best = change }
    }
    return best
  }

  /// The first event after which a condition holds, in the whole log, found in one pass.
  func bisect(_ condition: StateCondition, look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    guard let seq = try first(condition, look: look), let record = try timeline.log.record(seq) else {
      return Self.neverHolds
    }
    let shown = SessionAnswer.event(record)
    return SessionAnswer(shown.line, .members(["seq": .number(seq), "event": shown.value]))
  }
}

extension JSONValue {
  /// The leaves of a value with their paths; an empty list or object is a leaf.
  func leaves(at path: StatePath) -> [(path: StatePath, value: JSONValue)] {
    switch self {
    case .object(let members) where !members.isEmpty:
      members.flatMap { $0.value.leaves(at: path.appending($0.name)) }
    case .array(let elements) where !elements.isEmpty:
      elements.enumerated().flatMap { $0.element.leaves(at: path.appending(String($0.offset))) }
    default: [(path, self)]
    }
  }
}
