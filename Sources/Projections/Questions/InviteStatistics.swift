// What became of invites, summed up by day, inviter, group or batch.

package import InviteLedger

/// What sums are made by.
package enum StatisticsKey: String, CaseIterable, Sendable {
  /// The day of issue, UTC.
  case day
  case inviter
  /// A group that redeeming gives; an invite into several counts in each.
  case group
  case batch
}

/// Sums over some invites.
package struct InviteStatistics: Hashable, Sendable {
  /// Day, name or id; nil for invites without one.
  package var key: String?
  package var issued = 0
  /// Redemptions, which may be several an invite.
  package var redeemed = 0
  package var pending = 0
  package var expired = 0
  package var revoked = 0
  package var superseded = 0
  /// Invites whose mail was reported so, once or more; one that was opened was also sent, if both were reported.
  package var delivered: [DeliveryState: Int] = [:]
  /// Half of the invites that were redeemed were redeemed within so many seconds; nil when none was.
  package var medianSeconds: Int64?
}

extension InvitesModel {
  /// The sums as of a moment, by key in the order of its bytes, those without key last.
  package func statistics(by key: StatisticsKey, at now: Timestamp) -> [InviteStatistics] {
    var sums: [String: (sum: InviteStatistics, delays: [Int64])] = [:]
    for index in invites.indices where invites[index].isPresent {
      let row = invites[index]
      for name in names(of: index, key) {
        var entry = sums[name] ?? (InviteStatistics(key: name.isEmpty ? nil : name), [])
        entry.sum.add(status(of: index, at: now), uses: Int(row.used))
        for report in histories[index]?.delivery?.reported ?? [] { entry.sum.delivered[report.state, default: 0] += 1 }
        if let first = RowLink.index(row.firstRedemption) {
          entry.delays.append((redemptions[first].time - row.issuedTime) / 1_000_000)
        }
        sums[name] = entry
      }
    }
    let done = sums.values.map { sum, delays in
      var sum = sum
      if !delays.isEmpty { sum.medianSeconds = delays.sorted()[(delays.count - 1) / 2] }
      return sum
    }
    return done.sorted { left, right in
      guard let first = left.key, let second = right.key else { return left.key != nil }
      return first.isOrdered(before: second)
    }
  }

  /// What an invite counts under; the empty name for none.
  private func names(of index: Int, _ key: StatisticsKey) -> [String] {
    let row = invites[index]
    switch key {
    case .day: return [String(Timestamp(microseconds: row.issuedTime).description.prefix(10))]
    case .inviter: return [names.text(row.inviter)]
    case .batch: return [row.batch == 0 ? "" : BatchID(number: UInt64(row.batch)).description]
    case .group:
      let groups = lists.list(terms[row.terms].groups)
      return groups.isEmpty ? [""] : groups
    }
  }
}

extension InviteStatistics {
  fileprivate mutating func add(_ status: InviteStatus, uses: Int) {
    issued += 1
    redeemed += uses
    switch status {
    case .revoked: revoked += 1
    case .superseded: superseded += 1
    case .expired: expired += 1
    case .pending, .partlyUsed: pending += 1
    default: break
    }
  }
}
