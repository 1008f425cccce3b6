// Counts what happens too often to be recorded one by one, in a table of a fixed size.

/// Sums of what each uid did, to be recorded as one line for a uid and an interval. Pure: times are arguments, in
/// microseconds of one clock that never runs backwards.
///
/// What anybody can cause as often as he likes must neither fill the log nor memory. So things are counted, each by its
/// uid and what it was, in a table of so many rows; what finds no row is counted as `other` of its uid, and of nobody
/// when the uid itself has none. A sum is due when a group goes to the disk anyway and the uid's last line is an interval
/// old, or an interval after its first thing. Until then it is in memory alone: a service that dies loses as much.
package struct BoundedTally<Item: Hashable & Sendable>: Sendable {
  /// What one uid did since its last line.
  package struct Sum: Sendable {
    /// Nil for those who found no row.
    package var uid: UInt32?
    /// When the first thing happened.
    package var since: Int64
    /// Most first, then in the order in which they came.
    package var counts: [(item: Item, count: UInt64)]
    package var other: UInt64
  }

  /// The bounds of a table.
  package struct Bounds: Sendable {
    /// Rows of the table, over all uids.
    package var rows = Limits.tallyRows
    /// Rows that one line says by name.
    package var rowsOfALine = Limits.tallyRowsOfALine
    /// Microseconds from one line of a uid to the next.
    package var interval = Limits.tallyInterval

    package init() {}
  }

  fileprivate struct Entry: Sendable {
    var since: Int64
    var counts: [Item: (count: UInt64, order: Int)] = [:]
    var other: UInt64 = 0
  }

  private let bounds: Bounds
  /// By uid; nil is everybody without a row.
  private var entries: [UInt32?: Entry] = [:]
  /// When a uid's last line was taken, if that is less than an interval ago. Not more than there are rows.
  private var lastLines: [UInt32?: Int64] = [:]
  private var rows = 0
  /// Nothing is due before, because the log did not take what was.
  private var quietUntil = Int64.min

  package init(bounds: Bounds = Bounds()) { self.bounds = bounds }

  /// Whether nothing waits to be recorded.
  package var isEmpty: Bool { entries.isEmpty }

  /// Counts one thing.
  package mutating func count(_ item: Item, by uid: UInt32, at now: Int64) { add(item, 1, by: uid, since: now) }

  /// Puts back what could not be recorded; nothing is due for an interval.
  package mutating func putBack(_ sum: Sum, at now: Int64) {
    quietUntil = now + bounds.interval
    for (item, count) in sum.counts { add(item, count, by: sum.uid, since: sum.since) }
    guard sum.other > 0 else { return }
    entries[entries[sum.uid] == nil ? nil : sum.uid, default: Entry(since: sum.since)].other += sum.other
  }

  /// Takes out the sums that are due.
  /// - Parameter isRiding: a group goes to the disk anyway.
  package mutating func takeDue(at now: Int64, isRiding: Bool) -> [Sum] {
    if entries.isEmpty || now < quietUntil { return [] }
    lastLines = lastLines.filter { $0.value > now - bounds.interval }
    let due = entries.filter { uid, entry in
      isRiding ? lastLines[uid] == nil : now >= deadline(of: uid, entry)
    }
    return take(due, at: now)
  }

  /// Takes out everything, before the end.
  package mutating func takeAll(at now: Int64) -> [Sum] { take(entries, at: now) }

  /// When the first sum is due without a group; nil when there is none.
  package var deadline: Int64? {
    entries.map { deadline(of: $0.key, $0.value) }.min().map { max($0, quietUntil) }
  }

  private func deadline(of uid: UInt32?, _ entry: Entry) -> Int64 {
    max(entry.since, lastLines[uid] ?? entry.since) + bounds.interval
  }

  private mutating func add(_ item: Item, _ count: UInt64, by uid: UInt32?, since: Int64) {
    let owner = entries[uid] != nil || rows < bounds.rows ? uid : nil
    entries[owner, default: Entry(since: since)].add(item, count, isFull: rows >= bounds.rows, &rows)
  }

  private mutating func take(_ due: [UInt32?: Entry], at now: Int64) -> [Sum] {
    for (uid, entry) in due {
      entries[uid] = nil
      rows -= entry.counts.count
      if lastLines.count < bounds.rows { lastLines[uid] = now }
    }
    return due.map { uid, entry in entry.sum(of: uid, rows: bounds.rowsOfALine) }
      .sorted { ($0.since, $0.uid ?? .max) < ($1.since, $1.uid ?? .max) }
  }
}

extension BoundedTally.Entry {
  fileprivate mutating func add(_ item: Item, _ more: UInt64, isFull: Bool, _ rows: inout Int) {
    if let known = counts[item] {
      counts[item] = (known.count &+ more, known.order)
    } else if isFull {
      other &+= more
    } else {
      counts[item] = (more, counts.count)
      rows += 1
    }
  }

  fileprivate func sum(of uid: UInt32?, rows: Int) -> BoundedTally.Sum {
    let all = counts.sorted { ($1.value.count, $0.value.order) < ($0.value.count, $1.value.order) }
    let named = all.prefix(rows).map { (item: $0.key, count: $0.value.count) }
    return BoundedTally.Sum(
      uid: uid, since: since, counts: named, other: all.dropFirst(rows).reduce(other) { $0 &+ $1.value.count })
  }
}
