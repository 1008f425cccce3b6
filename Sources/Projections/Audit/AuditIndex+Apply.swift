// How records change the index of the log.

package import InviteLedger

extension AuditIndex {
  package mutating func apply(_ record: Record) {
    if count == 0 { firstSeq = record.seq }
    guard record.seq == firstSeq + count else { return }
    makeRoom()
    blocks[blocks.count - 1].append(record, source: source(of: record), into: &filters)
    count += 1
  }

  /// Enters a seq that a changed history leaves out: nothing is found there.
  mutating func leaveOut(_ seq: UInt64) {
    guard count > 0, seq == firstSeq + count else { return }
    makeRoom()
    blocks[blocks.count - 1].appendNothing()
    count += 1
  }

  private mutating func makeRoom() {
    guard (blocks.last?.count ?? AuditBlock.size) == AuditBlock.size else { return }
    blocks.append(AuditBlock(isFirst: blocks.isEmpty))
    filters.open()
  }

  private mutating func source(of record: Record) -> UInt32 {
    let source = AuditSource(actor: names.number(of: record.actor), uid: record.meta.uid)
    if let known = sourceNumbers[source] { return known }
    let number = UInt32(clamping: sources.count)
    sources.append(source)
    sourceNumbers[source] = number
    return number
  }
}
