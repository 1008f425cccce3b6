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
  /// Blocks of 4,096 events that one call looks into, and sheaves of blocks that it asks for them, so that no question
  /// holds up the loop.
  package static var stepsPerScan: Int { 256 }

  /// Looks for candidates behind a position (exclusive; nil begins at the first, or the last), `limit` at most.
  package func scan(
    _ plan: AuditPlan, from position: UInt64? = nil, order: AuditOrder = .oldestFirst, limit: Int
  ) -> AuditScan {
    var scan = AuditScan(seqs: [], position: nil)
    guard var rest = indices(plan, from: position, order), limit > 0 else { return scan }
    var sheaf = AuditSheaf(number: 0, blocks: 0)
    for step in 0..<Self.stepsPerScan where !rest.isEmpty {
      let number = (order == .oldestFirst ? rest.lowerBound : rest.upperBound - 1) / AuditSheaf.events
      if step == 0 || number != sheaf.number {
        sheaf = AuditSheaf(number: number, blocks: plan.blocks(of: number, in: self))
      }
      let part = rest.clamped(to: sheaf.indices)
      guard let block = sheaf.block(in: part, order) else {
        rest = rest.behind(part, order)
        continue
      }
      let piece = part.clamped(to: block * AuditBlock.size..<(block + 1) * AuditBlock.size)
      if search(piece, of: block, plan, order, limit, &scan.seqs) {
        scan.position = scan.seqs.last
        return scan
      }
      rest = rest.behind(piece, order)
    }
    if !rest.isEmpty {
      scan.position = firstSeq + UInt64(order == .oldestFirst ? rest.lowerBound - 1 : rest.upperBound)
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

/// Blocks of a sheaf that may hold an answer.
private struct AuditSheaf {
  static var events: Int { AuditFilters.sheafSize * AuditBlock.size }

  let number: Int
  /// A bit for each, from the lowest.
  let blocks: UInt64

  var indices: Range<Int> { number * Self.events..<(number + 1) * Self.events }

  /// The first of the blocks in a part of the sheaf, in the order of the question.
  func block(in part: Range<Int>, _ order: AuditOrder) -> Int? {
    let first = number * AuditFilters.sheafSize
    let (lowest, highest) = (part.lowerBound / AuditBlock.size - first, (part.upperBound - 1) / AuditBlock.size - first)
    let left = blocks & UInt64.max << UInt64(lowest) & UInt64.max >> UInt64(63 - highest)
    if left == 0 { return nil }
    return first + (order == .oldestFirst ? left.trailingZeroBitCount : 63 - left.leadingZeroBitCount)
  }
}

extension Range<Int> {
  /// What is left when a part and all before it, in the order of the question, are done.
  fileprivate func behind(_ part: Range<Int>, _ order: AuditOrder) -> Range<Int> {
    order == .oldestFirst ? part.upperBound..<upperBound : lowerBound..<part.lowerBound
  }
}
