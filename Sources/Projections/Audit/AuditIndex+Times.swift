// Where a time is in the index of the log.

package import InviteLedger

extension AuditIndex {
  /// Seqs among which the last one is that is not later than a time; its lower bound is one of them, or 0 before the
  /// first event.
  package func stretch(holding time: Timestamp) -> ClosedRange<UInt64> {
    guard let block = blocks.lastIndex(where: { $0.firstTime <= time }) else { return 0...0 }
    let start = firstSeq + UInt64(block * AuditBlock.size)
    return start...start + UInt64(blocks[block].count) - 1
  }
}
