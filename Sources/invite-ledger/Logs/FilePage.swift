// A page of what files answer: its rows in order, and where the next one begins.
import EventLog
import InviteLedger

/// Where a page ended.
package struct FilePage {
  package fileprivate(set) var rows = 0
  /// The seq that the next page begins behind; nil when this was the last.
  package fileprivate(set) var next: UInt64?
  /// The newest line that was seen, or what the cursor said when nothing is behind it.
  package fileprivate(set) var newest: UInt64
}

extension FileQuestion {
  /// Hands out the rows of one page, in the order that was asked for.
  package func page(_ body: ([UInt8]) throws -> Void) throws -> FilePage {
    isReverse ? try pageBackwards(body) : try pageForwards(body)
  }

  private func pageForwards(_ body: ([UInt8]) throws -> Void) throws -> FilePage {
    var page = FilePage(newest: place ?? 0)
    try forEachLine(from: firstSeq) { line, record in
      guard page.rows < limit else {
        page.next = page.newest
        return false
      }
      page.newest = line.seq
      guard record != nil else { return true }
      try body(Array(line.bytes[line.range]))
      page.rows += 1
      return true
    }
    return page
  }

  /// Files are read forwards: the newest rows so far are all that is kept.
  private func pageBackwards(_ body: ([UInt8]) throws -> Void) throws -> FilePage {
    var page = FilePage(newest: place ?? 0)
    var oldest: UInt64?
    var found: [(seq: UInt64, row: [UInt8])] = []
    try forEachLine(from: 1, to: place.map { $0 - min($0, 1) }) { line, record in
      oldest = oldest ?? line.seq
      page.newest = line.seq
      guard record != nil else { return true }
      found.append((line.seq, Array(line.bytes[line.range])))
      // What will not be shown goes in portions, so that this stays linear.
      if found.count / 2 >= limit { found.removeFirst(found.count - limit) }
      return true
    }
    for (seq, row) in found.reversed().prefix(limit) {
      try body(row)
      page.rows += 1
      if page.rows == limit, let oldest, oldest < seq { page.next = seq }
    }
    return page
  }

  /// Hands out every event behind the cursor that answers, for counting.
  /// - Returns: the seq of the newest line that was seen.
  func forEachMatch(_ body: (Record) throws -> Void) throws -> UInt64 {
    var newest = place ?? 0
    try forEachLine(from: firstSeq) { line, record in
      newest = line.seq
      if let record { try body(record) }
      return true
    }
    return newest
  }

  /// The first line behind the cursor.
  private var firstSeq: UInt64 { place.map { $0 == .max ? $0 : $0 + 1 } ?? 1 }
}
