// What the index can rule out for one query.

import InviteLedger

/// A query as the index understands it; stays valid while the index grows.
package struct AuditPlan: Sendable {
  /// Bits of the types that may match.
  var typeMask: UInt64 = .max
  var seqs: ClosedRange<Int64> = .min ... .max
  var times: ClosedRange<Int64> = .min ... .max
  /// By number of the source, whether it may match; later sources may.
  var sources: [Bool] = []
  /// Of each list at least one key must be there.
  var keys: [AnyOf] = []

  struct AnyOf: Sendable {
    var keys: [AuditKey]
    /// The keys as patterns of lanes; empty when events do not carry them.
    var patterns: [UInt64]
  }

  func allows(source: UInt32) -> Bool { Int(source) >= sources.count || sources[Int(source)] }

  func allows(_ block: AuditBlock) -> Bool {
    block.typeMask & typeMask != 0 && block.firstTime.microseconds <= times.upperBound
      && block.lastTime.microseconds >= times.lowerBound
      && keys.allSatisfy { list in list.keys.contains { block.mayHold($0) } }
  }

  func allows(_ index: Int, in block: AuditBlock) -> Bool {
    typeMask & 1 << UInt64(block.types[index]) != 0 && allows(source: block.sources[index])
      && keys.allSatisfy { $0.patterns.isEmpty || block.mayCarry($0.patterns, at: index) }
  }
}

extension AuditIndex {
  /// What the index can rule out for a query.
  package func plan(_ query: Query) -> AuditPlan {
    var plan = AuditPlan()
    plan.sources = [Bool](repeating: true, count: sources.count)
    for condition in query.conditions { narrow(&plan, by: condition) }
    return plan
  }

  private func narrow(_ plan: inout AuditPlan, by condition: QueryCondition) {
    switch condition.field {
    case .type: plan.typeMask &= typeMask(condition)
    case .actor, .uid:
      narrowSources(&plan, by: condition)
      if !condition.isNegated, let keys = keys(condition) { plan.keys.append(keys) }
    case .seq: if !condition.isNegated { plan.seqs = plan.seqs.narrowed(to: condition.hull) }
    case .ts: if !condition.isNegated { plan.times = plan.times.narrowed(to: condition.hull) }
    default: if !condition.isNegated, let keys = keys(condition) { plan.keys.append(keys) }
    }
  }

  private func typeMask(_ condition: QueryCondition) -> UInt64 {
    EventType.allCases.reduce(0) { mask, type in
      let holds = condition.tests.contains { $0.accepts(type.rawValue) }
      return holds != condition.isNegated ? mask | 1 << UInt64(AuditTypes.number(of: type)) : mask
    }
  }

  private func narrowSources(_ plan: inout AuditPlan, by condition: QueryCondition) {
    for (number, source) in sources.enumerated() {
      let holds = condition.tests.contains { test in
        if condition.field == .actor { return test.accepts(names.text(source.actor)) }
        return source.uid.map { test.accepts(Int64($0)) } ?? false
      }
      if holds == condition.isNegated { plan.sources[number] = false }
    }
  }

  /// Nil when a test of the condition is not for one value of an indexed field.
  private func keys(_ condition: QueryCondition) -> AuditPlan.AnyOf? {
    var keys: [AuditKey] = []
    for test in condition.tests {
      guard case .equals(let value) = test, let key = AuditKey(field: condition.field, value: value) else { return nil }
      keys.append(key)
    }
    let patterns = AuditKey.isLane(condition.field) ? keys.map(AuditLanes.pattern) : []
    return AuditPlan.AnyOf(keys: keys, patterns: patterns)
  }
}

extension QueryCondition {
  /// The smallest range that holds every range of the tests.
  fileprivate var hull: ClosedRange<Int64> {
    var lower = Int64.max
    var upper = Int64.min
    for case .range(let range) in tests {
      lower = min(lower, range.lowerBound)
      upper = max(upper, range.upperBound)
    }
    return lower <= upper ? lower...upper : .min ... .max
  }
}

extension ClosedRange<Int64> {
  /// What both have in common; when nothing, an empty stretch that no seq or time is in.
  fileprivate func narrowed(to other: ClosedRange<Int64>) -> ClosedRange<Int64> {
    let lower = Swift.max(lowerBound, other.lowerBound)
    let upper = Swift.min(upperBound, other.upperBound)
    return lower <= upper ? lower...upper : Int64.min...Int64.min
  }
}
