// The index of the log: which seqs may answer a query, so that only those lines are read.

import InviteLedger

/// For each event a type, a source (actor and uid) and up to four small keys; for each 4,096 events a filter of all their
/// keys. About 17 bytes an event. Answers may contain seqs that do not match, and never lack one that does: the matcher
/// decides, on the record, so that an index and a scan answer alike.
///
/// Seqs are taken without gaps; a record that does not follow the last one is not indexed.
package struct AuditIndex: Projection {
  package static var name: String { "audit" }

  /// Seq of the first event; 0 while there is none.
  package internal(set) var firstSeq: UInt64 = 0
  package internal(set) var count: UInt64 = 0

  var blocks: [AuditBlock] = []
  /// One for each block.
  var filters = AuditFilters()
  var names = NameTable()
  /// Each pair of actor and uid that ever was, by number.
  var sources: [AuditSource] = []
  var sourceNumbers: [AuditSource: UInt32] = [:]

  package init() {}

  /// Seq of the last event; 0 while there is none.
  package var lastSeq: UInt64 { count == 0 ? 0 : firstSeq + count - 1 }
}

/// Who an event came from.
struct AuditSource: Hashable, Sendable {
  /// Number of the name.
  var actor: UInt32
  var uid: UInt32?
}
