// Requests with an id of the client's, remembered for ever so that asking again gives the same answer.

/// A request that appended events (rule R14 of the protocol).
package struct RememberedRequest: Hashable, Sendable {
  /// What the request said, as `meta.req` holds it.
  package internal(set) var digest: String
  /// Seqs of the first and the last event that it appended.
  package internal(set) var firstSeq: UInt64
  package internal(set) var lastSeq: UInt64

  package init(digest: String, firstSeq: UInt64, lastSeq: UInt64) {
    self.digest = digest
    self.firstSeq = firstSeq
    self.lastSeq = lastSeq
  }
}

/// A request id counts for one actor.
struct RequestKey: Hashable, Sendable {
  var actor: String
  var id: String
}
