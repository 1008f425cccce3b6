// What the index can rule out for one query.

import InviteLedger

/// A query as the index understands it; stays valid while the index grows.
package struct AuditPlan: Sendable {
  /// Bits of the types that may match; that of no event is not among them.
  var typeMask = AuditTypes.mask(of: EventType.allCases)
  var seqs: ClosedRange<Int64> = .min ... .max
  var times: ClosedRange<Int64> = .min ... .max
  /// By number of the source, whether it may match; later sources may.
  var sources: [Bool] = []
  /// Of each list at least one key must be there.
  var keys: [AnyOf] = []
  /// Of each list at least one plan must allow it: the alternatives of a clause.
  var choices: [[AuditPlan]] = []
  /// Whether the events that the index of today leaves are all of the query's: nobody has to read one to know.
  package internal(set) var isExact = false

  struct AnyOf: Sendable {
    var keys: [AuditKey]
    /// The keys as patterns of lanes; empty when events do not carry them.
    var patterns: [UInt64]
  }

  func allows(source: UInt32) -> Bool { Int(source) >= sources.count || sources[Int(source)] }

  /// The blocks of a sheaf that may hold an event of the query's, a bit for each from the lowest.
  func blocks(of sheaf: Int, in index: borrowing AuditIndex) -> UInt64 {
    var found = UInt64.max
    for list in keys where found != 0 {
      found &= list.keys.reduce(0) { $0 | index.filters.blocks(of: sheaf, holding: $1) }
    }
    for plans in choices where found != 0 { found &= plans.reduce(0) { $0 | $1.blocks(of: sheaf, in: index) } }
    let first = sheaf * AuditFilters.sheafSize
    let here = first..<min(first + AuditFilters.sheafSize, index.blocks.count)
    // Borrowed, because a copy counts the references of every column.
    let blocks = index.blocks.span
    for block in here where !allows(blocks[block]) { found &= ~(1 << UInt64(block - first)) }
    return here.count == AuditFilters.sheafSize ? found : found & (1 << UInt64(here.count) - 1)
  }

  /// Whether types and times leave something of a block.
  private func allows(_ block: borrowing AuditBlock) -> Bool {
    block.typeMask & typeMask != 0 && block.firstTime.microseconds <= times.upperBound
      && block.lastTime.microseconds >= times.lowerBound
  }

  func allows(_ index: Int, in block: AuditBlock) -> Bool {
    typeMask & AuditTypes.bit(ofNumber: block.types[index]) != 0 && allows(source: block.sources[index])
      && keys.allSatisfy { $0.patterns.isEmpty || block.mayCarry($0.patterns, at: index) }
      && choices.allSatisfy { plans in plans.contains { $0.allows(index, in: block) } }
  }
}

extension AuditIndex {
  /// What the index can rule out for a query.
  package func plan(_ query: Query) -> AuditPlan {
    var plan = AuditPlan()
    plan.sources = [Bool](repeating: true, count: sources.count)
    plan.isExact = query.clauses.allSatisfy(decides)
    for clause in query.clauses {
      if clause.alternatives.count == 1 {
        for condition in clause.alternatives[0].conditions { narrow(&plan, by: condition) }
      } else {
        let plans = clause.alternatives.map { self.plan(Query(clauses: [QueryClause(alternatives: [$0])])) }
        plan.seqs = plan.seqs.narrowed(to: .hull(plans.map(\.seqs)))
        plan.choices.append(plans)
      }
    }
    return plan
  }

  /// Whether the columns of the index say of every event if a clause holds. Moments are kept for blocks alone, and keys
  /// as short hashes.
  private func decides(_ clause: QueryClause) -> Bool {
    clause.alternatives.count == 1
      && clause.alternatives[0].conditions.allSatisfy { condition in
        switch condition.field {
        case .type: AuditTypes.areDistinct
        case .actor, .uid: true
        // Several ranges are narrowed to what holds them all, and nothing is by a test that is none.
        case .seq: if case .range = condition.onlyTest { !condition.isNegated } else { false }
        default: false
        }
      }
  }

  private func narrow(_ plan: inout AuditPlan, by condition: QueryCondition) {
    switch condition.field {
    case .type: plan.typeMask &= typeMask(condition)
    case .actor, .uid:
      narrowSources(&plan, by: condition)
      if !condition.isNegated, let keys = keys(condition) { plan.keys.append(keys) }
    case .seq: if !condition.isNegated { plan.seqs = plan.seqs.narrowed(to: condition.hull) }
    case .ts: if !condition.isNegated { plan.times = plan.times.narrowed(to: condition.hull) }
    case .redeemed, .issued: narrowMoments(&plan, by: condition)
    case .about:
      // Each of its tests is a list of other conditions, of which one must hold.
      if !condition.isNegated, let plans = plans(ofAny: condition) { plan.choices.append(plans) }
    default: if !condition.isNegated, let keys = keys(condition) { plan.keys.append(keys) }
    }
  }

  private func typeMask(_ condition: QueryCondition) -> UInt64 {
    EventType.allCases.reduce(0) { mask, type in
      let holds = condition.tests.contains { $0.accepts(type.rawValue) }
      return holds != condition.isNegated ? mask | AuditTypes.bit(of: type) : mask
    }
  }

  /// Only one type of event has such a moment, and it is the event's own.
  private func narrowMoments(_ plan: inout AuditPlan, by condition: QueryCondition) {
    guard !condition.isNegated else { return }
    plan.typeMask &= AuditTypes.bit(of: condition.field == .issued ? .inviteIssued : .tokenRedeemed)
    plan.times = plan.times.narrowed(to: condition.hull)
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

  private func plans(ofAny condition: QueryCondition) -> [AuditPlan]? {
    var plans: [AuditPlan] = []
    for test in condition.tests {
      guard case .any(let conditions) = test else { return nil }
      for condition in conditions {
        plans.append(plan(Query(clauses: [QueryClause(alternatives: [QueryAlternative(conditions: [condition])])])))
      }
    }
    return plans
  }

  /// Nil when a test of the condition is not for values of an indexed field.
  private func keys(_ condition: QueryCondition) -> AuditPlan.AnyOf? {
    var keys: [AuditKey] = []
    for test in condition.tests {
      for value in Self.values(of: test) ?? [] {
        guard let key = AuditKey(field: condition.field, value: value) else { return nil }
        keys.append(key)
      }
      if Self.values(of: test) == nil { return nil }
    }
    let patterns = AuditKey.isLane(condition.field) ? keys.map(AuditLanes.pattern) : []
    return AuditPlan.AnyOf(keys: keys, patterns: patterns)
  }

  /// The values that a test accepts; nil when they are not a few.
  private static func values(of test: QueryTest) -> [String]? {
    switch test {
    case .equals(let value): [value]
    case .numbered(let prefix, let range) where range.count <= QueryLimits.alternatives:
      range.map { prefix + String($0) }
    default: nil
    }
  }
}

extension QueryCondition {
  /// The test, where there is one alone.
  fileprivate var onlyTest: QueryTest? { tests.count == 1 ? tests[0] : nil }

  /// The smallest range that holds every range of the tests.
  fileprivate var hull: ClosedRange<Int64> {
    .hull(tests.compactMap { if case .range(let range) = $0 { range } else { nil } })
  }
}

extension ClosedRange<Int64> {
  /// The smallest range that holds all of these; everything when there are none.
  fileprivate static func hull(_ ranges: [ClosedRange<Int64>]) -> ClosedRange<Int64> {
    guard let first = ranges.first else { return .min ... .max }
    return ranges.dropFirst().reduce(first) { hull, range in
      Swift.min(hull.lowerBound, range.lowerBound)...Swift.max(hull.upperBound, range.upperBound)
    }
  }

  /// What both have in common; when nothing, an empty stretch that no seq or time is in.
  fileprivate func narrowed(to other: ClosedRange<Int64>) -> ClosedRange<Int64> {
    let lower = Swift.max(lowerBound, other.lowerBound)
    let upper = Swift.min(upperBound, other.upperBound)
    return lower <= upper ? lower...upper : Int64.min...Int64.min
  }
}
