// Which events of a stretch may concern a thing: what a search for its changes must look at.

package import InviteLedger

/// A thing and what it names, as the index knows them.
package struct ConcernedNames: Sendable {
  /// The thing itself and every invite, batch and message that it names.
  private(set) var things: Set<AuditKey> = []
  /// The people and addresses that it names: what happens to these alone may concern it.
  private(set) var people: Set<AuditKey> = []

  /// A thing by its key in a section, and every text in it.
  package init(of key: String, in section: String, naming texts: some Sequence<String>) {
    for text in texts { add(text) }
    add(key)
    // Keyed by the names of people: these two alone change by events that name the thing.
    if section == "accounts" || section == "members" { things.insert(AuditKey(.member, key)) }
  }

  /// A name in every meaning that it can have and that events carry themselves.
  private mutating func add(_ name: String) {
    if let invite = InviteID(text: name) { things.insert(AuditKey(invite)) }
    if let batch = BatchID(text: name) { things.insert(AuditKey(batch)) }
    if let message = MessageID(text: name) { things.insert(AuditKey(message)) }
    people.insert(AuditKey(.member, name))
    if name.utf8.contains(UInt8(ascii: "@")) { people.insert(AuditKey(address: name)) }
  }

  /// Whether an event that the index found to be a candidate is one.
  package func mayConcern(_ record: Record) -> Bool {
    let isAboutPeople = AuditIndex.peopleMask & AuditTypes.bit(of: record.event.type) != 0
    var isConcerned = false
    record.event.forEachKey { key, _ in
      if things.contains(key) || (isAboutPeople && people.contains(key)) { isConcerned = true }
    }
    return isConcerned
  }
}

extension AuditIndex {
  /// Types whose events change nothing but what they name, and what names them in turn, in a way that no other of them
  /// undoes. Events of any other type may concern everything.
  private static let narrowMask = AuditTypes.mask(of: [
    .inviteIssued, .inviteAmended, .inviteResent, .inviteRevoked, .inviteSuperseded, .inviteAddressed,
    .tokenRotated, .deliveryRecorded, .batchOpened, .batchClosed, .tokenRedeemed, .tokenReserved, .reservationReleased,
    .messageSent, .messageReplied, .messageArchived, .messageRestored, .accountAdded, .accountChanged,
    .accountDeactivated, .ledgerOpened, .segmentOpened,
  ])

  /// Narrow types that may change what only names a person: an invite whose inviter is closed.
  fileprivate static let peopleMask = AuditTypes.mask(of: [.accountAdded, .accountChanged, .accountDeactivated])

  /// The events from one seq to another that may concern a thing, in order: no other does. Nil when they cannot be told
  /// apart from the others, or are more than `limit`.
  package func candidates(concerning names: ConcernedNames, in seqs: ClosedRange<UInt64>, limit: Int) -> [UInt64]? {
    guard count > 0, seqs.upperBound >= firstSeq, seqs.lowerBound <= lastSeq else { return [] }
    let first = Int(max(seqs.lowerBound, firstSeq) - firstSeq)
    let last = Int(min(seqs.upperBound, lastSeq) - firstSeq)
    var found: [UInt64] = []
    for block in first / AuditBlock.size...last / AuditBlock.size {
      let start = block * AuditBlock.size
      let part = max(first, start) - start...min(last, start + AuditBlock.size - 1) - start
      let mayHold = { (key: AuditKey) in filters.mayHold(key, in: block) }
      guard let indices = blocks[block].candidates(concerning: names, in: part, Self.narrowMask, mayHold) else {
        return nil
      }
      found += indices.lazy.map { self.firstSeq + UInt64(start + $0) }
      if found.count > limit { return nil }
    }
    return found
  }
}

extension AuditBlock {
  /// The places in the block of events that may concern a thing; nil when they cannot be told.
  fileprivate func candidates(
    concerning names: ConcernedNames, in range: ClosedRange<Int>, _ narrow: UInt64, _ mayHold: (AuditKey) -> Bool
  ) -> [Int]? {
    if typeMask & ~narrow != 0, types[range].contains(where: { AuditTypes.bit(ofNumber: $0) & ~narrow != 0 }) {
      return nil
    }
    let patterns = names.things.filter(mayHold).map(AuditLanes.pattern)
    let people = typeMask & AuditIndex.peopleMask == 0 ? [] : names.people.filter(mayHold).map(AuditLanes.pattern)
    if patterns.isEmpty, people.isEmpty { return [] }
    return range.filter { index in
      if mayCarry(patterns, at: index) { return true }
      return !people.isEmpty && AuditTypes.bit(ofNumber: types[index]) & AuditIndex.peopleMask != 0
        && mayCarry(people, at: index)
    }
  }
}
