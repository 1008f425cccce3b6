// Events of the log itself: that it began, and that a segment of it did.

/// The first line of a ledger.
package struct LedgerOpened: Hashable, Sendable {
  package var ledger: LedgerID
  /// Version of the line format, 1.
  package var format: UInt32
  /// HMAC(key, "check") in lower-case hexadecimal, so that a wrong key file is noticed.
  package var keyCheck: String

  package init(ledger: LedgerID, format: UInt32, keyCheck: String) {
    self.ledger = ledger
    self.format = format
    self.keyCheck = keyCheck
  }
}

/// The first line of every later segment: what the segments before it add up to.
package struct SegmentOpened: Hashable, Sendable {
  package var ledger: LedgerID
  package var format: UInt32
  /// Bytes of the segment before.
  package var previousLength: UInt64
  /// Lines in the tree before this one.
  package var size: UInt64
  /// Root of the tree over them, lower-case hexadecimal.
  package var root: String
  /// Hashes of the perfect subtrees, left to right; folding them gives `root`.
  package var edge: [String]

  package init(ledger: LedgerID, format: UInt32, previousLength: UInt64, size: UInt64, root: String, edge: [String]) {
    self.ledger = ledger
    self.format = format
    self.previousLength = previousLength
    self.size = size
    self.root = root
    self.edge = edge
  }
}
