// Rows on their way to one connection: an audit that ends, or a tail that follows.
package import LineProtocol
package import Projections

/// Where a stream of the log's own lines stands. It keeps a position, never rows: a slow reader costs no memory (R7).
package struct RowStream: Sendable {
  /// How far the rows go.
  package enum Extent: Sendable {
    /// To this seq, the newest when the question was asked.
    case through(UInt64)
    /// On and on; `isCaughtUp` once the end of history was said.
    case following(isCaughtUp: Bool)
  }

  let id: RequestID?
  let query: Query
  let isReverse: Bool
  /// Lines are sent with their personal values.
  let showsPersonal: Bool
  var extent: Extent
  /// The seq to look at next; looking backwards, everything from here up was looked at.
  var next: UInt64
  /// Rows that may still come.
  var remaining: Int
  /// Rows that were sent.
  var rows = 0
  /// Set while a search for its rows is away; nothing is sent for it meanwhile.
  var ticket: UInt64?
  /// Until when somebody waits for one row, in microseconds of boot time; nil for a tail and an audit.
  var patience: Int64?
  /// The request whose query is to be read anew, because it asks for relations that change as one follows.
  var source: Request?
  /// When something was last sent for it, in microseconds of boot time.
  var lastSaid: Int64

  package init(
    id: RequestID?, query: Query, isReverse: Bool, showsPersonal: Bool = true, extent: Extent, next: UInt64,
    remaining: Int, at now: Int64
  ) {
    self.id = id
    self.query = query
    self.isReverse = isReverse
    self.showsPersonal = showsPersonal
    self.extent = extent
    self.next = next
    self.remaining = remaining
    lastSaid = now
  }

  /// The seqs that are left to look at, with the log durable up to `durable`; nil when there are none now.
  package func range(durable: UInt64) -> ClosedRange<UInt64>? {
    guard remaining > 0 else { return nil }
    if isReverse { return next > 1 ? 1...next - 1 : nil }
    let last =
      switch extent {
      case .through(let last): min(last, durable)
      case .following: durable
      }
    return next <= last ? next...last : nil
  }

  /// Whether it goes on with what comes.
  package var isFollowing: Bool { if case .following = extent { true } else { false } }

  /// Whether it goes on until somebody ends it.
  package var isTail: Bool { isFollowing && patience == nil }

  /// Notes that a seq was looked at.
  package mutating func pass(_ seq: UInt64) { next = isReverse ? seq : seq + 1 }

  /// Notes that everything in a range was looked at.
  package mutating func pass(all range: ClosedRange<UInt64>) {
    next = isReverse ? range.lowerBound : range.upperBound + 1
  }

  /// The seq that a cursor names so that the next page begins where this one ended.
  package var cursorSeq: UInt64 { isReverse ? next : next - 1 }
}
