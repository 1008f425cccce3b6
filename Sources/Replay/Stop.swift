// Where a session stops by itself.

package import JSONText
package import Projections

/// A breakpoint or a watch, with the number that people know it by.
package struct Stop: Hashable, Sendable {
  package enum Condition: Hashable, Sendable {
    /// Before an event that answers the query.
    case before(Query, text: String)
    /// After an event that changed what stands at the path; with a value, to that value alone.
    case change(StatePath, to: JSONValue?)
  }

  package var number: Int
  package var condition: Condition

  /// As it was typed.
  package var text: String {
    switch condition {
    case .before(_, let text): "break \(text)"
    case .change(let path, nil): "watch \(path)"
    case .change(let path, let value?): "watch \(path) = \(value.canonicalText)"
    }
  }
}

/// Finds where the stops of a session stop it.
struct StopSearch {
  let finder: PositionFinder
  let stops: [Stop]
  let look: (UInt64) throws -> Void

  /// Where running stops, and by which stop.
  struct Hit {
    var seq: UInt64
    var stop: Stop
    var change: PathChange?
  }

  /// The nearest stop behind a position. A breakpoint that one stands right before is passed, as one expects of it.
  func forwards(from seq: UInt64) throws -> Hit? {
    try nearest { stop in
      switch stop.condition {
      case .before(let query, _):
        try finder.next(query, after: seq + 1, look: look).map { Hit(seq: $0 - 1, stop: stop) }
      case .change(let path, let value):
        try PathHistory(finder.timeline, of: path, look: look)
          .first(after: seq) { value == nil || $0.new == value }
          .map { Hit(seq: $0.seq, stop: stop, change: $0) }
      }
    } isNearer: {
      $0.seq < $1.seq
    }
  }

  /// The nearest stop before a position.
  func backwards(from seq: UInt64) throws -> Hit? {
    try nearest { stop in
      switch stop.condition {
      case .before(let query, _):
        try finder.previous(query, before: seq + 1, look: look).map { Hit(seq: $0 - 1, stop: stop) }
      case .change(let path, let value):
        try PathHistory(finder.timeline, of: path, look: look)
          .last(before: seq) { value == nil || $0.new == value }
          .map { Hit(seq: $0.seq, stop: stop, change: $0) }
      }
    } isNearer: {
      $0.seq > $1.seq
    }
  }

  private func nearest(_ find: (Stop) throws -> Hit?, isNearer: (Hit, Hit) -> Bool) throws -> Hit? {
    var best: Hit?
    for stop in stops {
      guard let hit = try find(stop) else { continue }
      if let known = best, !isNearer(hit, known) { continue }
      best = hit
    }
    return best
  }
}
