// Counting events: all of them, by the values of a field, or by which fields they have.

package import InviteLedger

/// What can be counted.
package enum EventTally: Hashable, Sendable {
  case count
  case by(QueryField)
  case values(QueryField)
  case fields
}

/// The counts so far.
package struct EventCounts {
  /// Different values that one count tells apart: 10,000 rows of 300 bytes are 3 MB at most. A question with more has to ask
  /// about less.
  package static let limit = 10_000

  /// What is said of more, and what to do.
  package static let tooMuch = (
    message: "there are more than \(limit) different values", hint: "ask about less: since=1d"
  )

  private let tally: EventTally
  /// Events.
  package private(set) var total: UInt64 = 0
  private var counts: [String: UInt64] = [:]

  package init(_ tally: EventTally) { self.tally = tally }

  /// Whether there are more different values than are counted.
  package var isTooMuch: Bool { counts.count > Self.limit }

  /// Counts one event.
  package mutating func note(_ record: Record) {
    total += 1
    switch tally {
    case .count: break
    case .by(let field), .values(let field):
      for value in Set(record.spelledValues(of: field)) { counts[value, default: 0] += 1 }
    case .fields: for value in record.presentFields { counts[value, default: 0] += 1 }
    }
  }

  /// The values in order: of `values` by their bytes, else the most frequent first.
  package var sorted: [(value: String, count: UInt64)] {
    counts.map { (value: $0.key, count: $0.value) }.sorted { left, right in
      if case .values = tally { return left.value.utf8.lexicographicallyPrecedes(right.value.utf8) }
      return left.count != right.count
        ? left.count > right.count : left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
    }
  }
}
