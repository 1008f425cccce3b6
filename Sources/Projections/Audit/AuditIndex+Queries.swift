// Finding the seqs that may answer a query, in either direction and in bounded steps.

/// Which way a question about events goes.
package enum AuditOrder: Sendable {
  case oldestFirst, newestFirst
}

/// A stretch of an answer.
package struct AuditScan: Hashable, Sendable {
  /// Seqs that may match, in the order asked for.
  package var seqs: [UInt64]
  /// Every seq up to this one, in the order asked for, was considered: where to go on. Nil when nothing is left.
  package var position: UInt64?
}

extension AuditIndex {
  /// Blocks of 4,096 events that one call looks into, so that no question holds up the loop.
  package static var blocksPerScan: Int { 256 }

  /// Looks for candidates behind a position (exclusive; nil begins at the first, or the last), `limit` at most.
  package func scan(
    _ plan: AuditPlan, from position: UInt64? = nil, order: AuditOrder = .oldestFirst, limit: Int
  ) -> AuditScan {
    var scan = AuditScan(seqs: [], position: position)
    guard var range = indices(plan, from: position, order), limit > 0 else {
      scan.position = nil
      return scan
    }
    for _ in 0..<Self.blocksPerScan {
      let block = (order == .oldestFirst ? range.lowerBound : range.upperBound - 1) / AuditBlock.size
      let part = range.clamped(to: block * AuditBlock.size..<(block + 1) * AuditBlock.size)
      if search(part, of: block, plan, order, limit, &scan.seqs) {
        scan.position = scan.seqs.last
        return scan
      }
      range = order == .oldestFirst ? part.upperBound..<range.upperBound : range.lowerBound..<part.lowerBound
      scan.position = firstSeq + UInt64(order == .oldestFirst ? part.upperBound - 1 : part.lowerBound)
      if range.isEmpty {
        scan.position = nil
        return scan
      }
    }
    return scan
  }

  /// All candidates in order; for tests and small logs.
  package func candidates(for query: Query, order: AuditOrder = .oldestFirst) -> [UInt64] {
    let plan = plan(query)
    var found: [UInt64] = []
    var position: UInt64?
    repeat {
      let scan = scan(plan, from: position, order: order, limit: 4096)
      found += scan.seqs
      position = scan.position
    } while position != nil
    return found
  }

  /// Whether the limit was reached in this block.
  private func search(
    _ range: Range<Int>, of block: Int, _ plan: AuditPlan, _ order: AuditOrder, _ limit: Int, _ seqs: inout [UInt64]
  ) -> Bool {
    guard plan.allows(blocks.span[block]) else { return false }
    let columns = blocks[block]
    let start = block * AuditBlock.size
    let patterns = plan.keys.first { !$0.patterns.isEmpty }?.patterns
    var rest = range.lowerBound - start..<range.upperBound - start
    while let index = columns.next(carrying: patterns, in: rest, order) {
      if plan.allows(index, in: columns) {
        seqs.append(firstSeq + UInt64(start + index))
        if seqs.count == limit { return true }
      }
      rest = order == .oldestFirst ? index + 1..<rest.upperBound : rest.lowerBound..<index
    }
    return false
  }

  /// Indices that a plan leaves, behind a position; nil when none.
  private func indices(_ plan: AuditPlan, from position: UInt64?, _ order: AuditOrder) -> Range<Int>? {
    guard count > 0 else { return nil }
    let first = Int64(clamping: firstSeq)
    var lower = max(first, plan.seqs.lowerBound)
    var upper = min(Int64(clamping: lastSeq), plan.seqs.upperBound)
    if let position = position.map({ Int64(clamping: $0) }) {
      switch order {
      case .oldestFirst: lower = position == .max ? .max : max(lower, position + 1)
      case .newestFirst: upper = min(upper, max(position, 1) - 1)
      }
    }
    return lower <= upper ? Int(lower - first)..<Int(upper - first) + 1 : nil
  }
}
