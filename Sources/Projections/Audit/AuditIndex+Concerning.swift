// Which stretches of the log certainly do not concern a thing: what a search for its changes may skip.

import InviteLedger

/// Names of things as the index knows them: an identifier, a person, a group, an address.
package struct ConcernedNames: Sendable {
  private(set) var keys: Set<AuditKey> = []

  package init(_ names: some Sequence<String>) {
    for name in names { add(name) }
  }

  /// A name in every meaning that it can have.
  private mutating func add(_ name: String) {
    if let invite = InviteID(text: name) { keys.insert(AuditKey(invite)) }
    if let batch = BatchID(text: name) { keys.insert(AuditKey(batch)) }
    if let message = MessageID(text: name) { keys.insert(AuditKey(message)) }
    for field in [QueryField.actor, .member, .inviter, .group, .holder] { keys.insert(AuditKey(field, name)) }
    keys.insert(AuditKey(.holder, "user:" + name))
    keys.insert(AuditKey(.holder, "group:" + name))
    if name.utf8.contains(UInt8(ascii: "@")) { keys.insert(AuditKey(address: name)) }
  }
}

extension AuditIndex {
  /// Types whose events change nothing but what their keys name. Events of any other type may concern everything.
  private static let narrowMask: UInt64 = {
    let narrow: [EventType] = [
      .inviteIssued, .inviteAmended, .inviteResent, .inviteRevoked, .inviteSuperseded, .batchOpened, .batchClosed,
      .tokenRedeemed, .messageSent, .messageReplied, .messageArchived, .messageRestored, .accountAdded, .accountChanged,
      .accountDeactivated, .ledgerOpened, .segmentOpened,
    ]
    return narrow.reduce(0) { $0 | 1 << UInt64(AuditTypes.number(of: $1)) }
  }()

  /// Whether an event from one seq to another may concern one of these names. False is certain.
  package func mayConcern(_ names: ConcernedNames, in seqs: ClosedRange<UInt64>) -> Bool {
    guard count > 0, seqs.upperBound >= firstSeq, seqs.lowerBound <= lastSeq else { return false }
    let first = Int(max(seqs.lowerBound, firstSeq) - firstSeq) / AuditBlock.size
    let last = Int(min(seqs.upperBound, lastSeq) - firstSeq) / AuditBlock.size
    return blocks[first...last].contains { block in
      block.typeMask & ~Self.narrowMask != 0 || names.keys.contains { block.mayHold($0) }
    }
  }
}
