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
    var sums: [String: Sum] = [:]
    for index in invites.indices where invites[index].isPresent {
      let row = invites[index]
      let status = status(of: index, at: now)
      let reported = histories[index]?.delivery?.reported.map(\.state) ?? []
      let first = RowLink.index(row.firstRedemption).map { redemptions[$0].time }
      for name in names(of: index, key) {
        // Changed where it stands: a copy of all delays for each invite would cost the square of their number.
        sums[name, default: Sum(name)].add(row, status, reported: reported, redeemed: first)
      }
    }
    let done = sums.values.map(\.statistics)
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

/// Sums on their way.
private struct Sum {
  private var sums: InviteStatistics
  /// Seconds from issue to the first redemption, of each invite that was redeemed.
  private var delays: [Int64] = []

  init(_ name: String) { sums = InviteStatistics(key: name.isEmpty ? nil : name) }

  mutating func add(_ row: InviteRow, _ status: InviteStatus, reported: [DeliveryState], redeemed: Int64?) {
    sums.issued += 1
    sums.redeemed += Int(row.used)
    switch status {
    case .revoked: sums.revoked += 1
    case .superseded: sums.superseded += 1
    case .expired: sums.expired += 1
    case .pending, .partlyUsed: sums.pending += 1
    default: break
    }
    for state in reported { sums.delivered[state, default: 0] += 1 }
    if let redeemed { delays.append((redeemed - row.issuedTime) / 1_000_000) }
  }

  var statistics: InviteStatistics {
    var done = sums
    if !delays.isEmpty { done.medianSeconds = delays.sorted()[(delays.count - 1) / 2] }
    return done
  }
}
