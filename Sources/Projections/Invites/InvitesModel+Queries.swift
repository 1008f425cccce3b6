// Questions to the model of invites.

package import InviteLedger

/// Which invites a list is of; what is nil restricts nothing.
package struct InviteFilter: Hashable, Sendable {
  package var inviter: String?
  package var batch: BatchID?
  /// Any spelling of the address.
  package var email: String?
  package var status: Set<InviteStatus>?
  /// How the mail stands; nil among them means that nobody reported.
  package var delivery: Set<DeliveryState?>?
  /// What else is asked of them.
  package var query: Query

  package init(
    inviter: String? = nil, batch: BatchID? = nil, email: String? = nil, status: Set<InviteStatus>? = nil,
    delivery: Set<DeliveryState?>? = nil, query: Query = .everything
  ) {
    self.inviter = inviter
    self.batch = batch
    self.email = email
    self.status = status
    self.delivery = delivery
    self.query = query
  }
}

extension InvitesModel {
  /// How many invites there are.
  package var count: Int { invites.count }

  package func invite(_ id: InviteID) -> InviteView? { index(id).map(view) }

  /// How many invites somebody issued.
  package func count(issuedBy inviter: String) -> UInt32 {
    guard let number = names.find(inviter), Int(number) < byInviter.count else { return 0 }
    return byInviter[Int(number)].count
  }

  /// How many invites a filter leaves to look at; nil where it names no list that is shorter than that of all.
  package func candidateCount(_ filter: InviteFilter) -> Int? {
    if let email = filter.email {
      guard let key = addresses.findKey(email) else { return 0 }
      return Int(key < byAddress.count ? byAddress[key].count : 0) + (addressedLater[key]?.count ?? 0)
    }
    if let batch = filter.batch {
      guard let index = batch.index(below: batches.count) else { return 0 }
      return batches[index].runs.reduce(0) { $0 + $1.count }
    }
    if let inviter = filter.inviter { return Int(count(issuedBy: inviter)) }
    return nil
  }

  /// The invites that a filter leaves to look at, ascending: the shortest list that it names, from a number on.
  package func candidates(_ filter: InviteFilter, from number: UInt64) -> [InviteID] {
    indices(filter, from: Int(clamping: number) - 1).map { InviteID(number: UInt64($0) + 1) }
  }

  /// Whether an invite is one of a filter's. The status is taken at `now`.
  package func matches(_ id: InviteID, _ filter: InviteFilter, at now: Timestamp) -> Bool {
    guard let index = index(id) else { return false }
    let row = invites[index]
    if let batch = filter.batch, UInt64(row.batch) != batch.number { return false }
    if let inviter = filter.inviter, names.find(inviter) != row.inviter { return false }
    if let delivery = filter.delivery, !delivery.contains(histories[index]?.delivery?.standing.state) { return false }
    if let status = filter.status, !status.contains(self.status(of: index, at: now)) { return false }
    return filter.query.isEverything || filter.query.matches(listed(index, at: now))
  }

  /// How many invites have each status at a moment; statuses that none has are absent.
  package func statusCounts(at now: Timestamp) -> [InviteStatus: Int] {
    var counts = [Int](repeating: 0, count: InviteStatus.allCases.count)
    for index in invites.indices where invites[index].isPresent {
      counts[status(of: index, at: now).place] += 1
    }
    let pairs = zip(InviteStatus.allCases, counts).filter { $0.1 > 0 }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0.0, $0.1) })
  }

  /// The newest invite to an address, in any spelling, whatever became of it.
  package func newestInvite(to email: String) -> InviteID? {
    guard let key = addresses.findKey(email) else { return nil }
    let first = key < byAddress.count ? RowLink.index(byAddress[key].lastLink) : nil
    return [first, addressedLater[key]?.last].compactMap { $0 }.max().map { InviteID(number: UInt64($0) + 1) }
  }

  /// What became of the invites of an inviter that is suspended, and by whom; nil for one that is not.
  package func suspension(of inviter: String) -> SuspensionView? { names.find(inviter).flatMap { suspensions[$0] } }

  func status(of index: Int, at now: Timestamp) -> InviteStatus {
    let row = invites[index]
    let held = row.hasHolds ? holds[index]?.count(at: now) ?? 0 : 0
    return row.status(at: now, held: held, isHeld: isHeld(row))
  }

  /// Whether the inviter is suspended and his invites are held.
  func isHeld(_ row: InviteRow) -> Bool { !suspensions.isEmpty && suspensions[row.inviter]?.mode == .hold }

  /// Redemptions of an invite in their order, after one of them, `limit` at most.
  package func redemptions(of invite: InviteID, after: RedemptionID? = nil, limit: Int = .max) -> [RedemptionView] {
    guard let index = index(invite) else { return [] }
    var list: [RedemptionView] = []
    var link = invites[index].firstRedemption
    while list.count < limit, let next = RowLink.index(link) {
      if UInt64(next) >= after?.number ?? 0 { list.append(view(redemption: next)) }
      link = redemptions[next].nextOfInvite
    }
    return list
  }

  package func redemption(_ id: RedemptionID) -> RedemptionView? {
    guard let index = id.index(below: redemptions.count), redemptions[index].invite != 0 else { return nil }
    return view(redemption: index)
  }

  package func reservation(_ id: ReservationID) -> ReservationView? {
    guard let index = id.index(below: reservations.count), reservations[index].invite != 0 else { return nil }
    return view(reservation: index)
  }

  package func batch(_ id: BatchID) -> BatchView? {
    guard let index = id.index(below: batches.count) else { return nil }
    let row = batches[index]
    return BatchView(
      batch: id, seq: row.seq, time: row.time, opener: row.opener, opened: row.opened, closed: row.closed,
      closedSeq: row.closedSeq, invites: row.runs.reduce(0) { $0 + UInt64($1.count) },
      notes: notes.notes(on: id.description))
  }

  private func indices(_ filter: InviteFilter, from start: Int) -> [Int] {
    if let email = filter.email { return invites(ofAddress: addresses.findKey(email)).filter { $0 >= start } }
    if let batch = filter.batch {
      guard let index = batch.index(below: batches.count) else { return [] }
      return batches[index].runs.flatMap { $0.lazy.map { Int($0) - 1 }.filter { $0 >= start } }
    }
    if let inviter = filter.inviter {
      let list = names.find(inviter).flatMap { Int($0) < byInviter.count ? byInviter[Int($0)] : nil }
      return RowChain(list) { invites[$0].nextOfInviter }.filter { $0 >= start }
    }
    return Array(invites.indices.dropFirst(start))
  }

  private func listed(_ index: Int, at now: Timestamp) -> ListedInvite {
    let last = RowLink.index(invites[index].lastRedemption).map { Timestamp(microseconds: redemptions[$0].time) }
    return ListedInvite(view: view(index), now: now, redeemed: last)
  }

  private func invites(ofAddress key: Int?) -> AnySequence<Int> {
    guard let key else { return AnySequence([]) }
    let chain = RowChain(key < byAddress.count ? byAddress[key] : nil) { invites[$0].nextOfAddress }
    guard let later = addressedLater[key] else { return AnySequence(chain) }
    return AnySequence((Array(chain) + later).sorted())
  }
}

extension InviteStatus {
  /// The place among all cases: counting in an array is much faster than in a dictionary.
  fileprivate var place: Int {
    switch self {
    case .revoked: 0
    case .superseded: 1
    case .exhausted: 2
    case .expired: 3
    case .suspended: 4
    case .partlyUsed: 5
    case .pending: 6
    }
  }
}
