// How records change the model of invites.

package import InviteLedger

extension InvitesModel {
  package mutating func apply(_ record: Record) {
    time = record.time
    switch record.event {
    case .inviteIssued(let event): apply(event, record)
    case .inviteAmended(let event): amend(event)
    case .inviteResent(let event): apply(event, record)
    case .inviteRevoked(let event): apply(event, record)
    case .inviteSuperseded(let event): apply(event)
    case .inviteAddressed(let event): apply(event, record)
    case .inviteReinstated(let event): apply(event, record)
    case .tokenRotated(let event): apply(event, record)
    case .tokenRevealed(let event): apply(event, record)
    case .deliveryRecorded(let event): apply(event, record)
    case .inviterSuspended(let event):
      suspensions[names.number(of: event.inviter)] = SuspensionView(
        mode: event.mode, intervention: Intervention(record, reason: event.reason))
    case .inviterRestored(let event): suspensions[names.number(of: event.inviter)] = nil
    case .batchOpened(let event): apply(event, record)
    case .batchClosed(let event): apply(event, record)
    case .tokenRedeemed(let event): apply(event, record)
    case .tokenReserved(let event): apply(event, record)
    case .reservationReleased(let event): apply(event, record)
    case .redemptionReversed(let event): apply(event, record)
    case .attemptRefused(let event): apply(event, record)
    case .noteAdded(let event): notes.add(event, record)
    default: break
    }
  }

  private mutating func apply(_ event: InviteIssued, _ record: Record) {
    guard let index = event.invite.newIndex(in: record, reach: reach),
      index >= invites.count || !invites[index].isPresent
    else {
      return
    }
    var row = InviteRow()
    row.isPresent = true
    row.issuedSeq = record.seq
    row.issuedTime = record.time.microseconds
    row.expiry = event.expires
    row.limit = event.maxUses
    row.inviter = names.number(of: event.inviter)
    row.email = addresses.reference(to: event.email)
    row.note = texts.reference(to: event.note)
    row.terms = terms.number(of: sharedTerms(of: event))
    row.batch = UInt32(clamping: event.batch?.number ?? 0)
    row.row = event.row.map { UInt32(clamping: UInt64($0) + 1) } ?? 0
    row.hint = packHint(event.token.hint)
    invites.extend(to: index + 1, with: InviteRow())
    invites[index] = row
    list(index, row)
    if let batch = event.batch { add(event.invite, to: batch, record) }
  }

  private mutating func sharedTerms(of event: InviteIssued) -> SharedTerms {
    SharedTerms(
      kind: event.kind, binding: event.binding, source: event.source, role: event.role,
      includeDefaultChannels: event.includeDefaultChannels, notifyInviter: event.notifyInviter,
      tokenKey: event.token.key, groups: lists.number(of: event.groups), channels: lists.number(of: event.channels),
      domain: names.optionalNumber(of: event.domain), topic: names.optionalNumber(of: event.topic),
      locale: names.optionalNumber(of: event.locale), subject: texts.reference(to: event.subject),
      message: texts.reference(to: event.message))
  }

  /// Enters an invite into the lists of its inviter and its address.
  private mutating func list(_ index: Int, _ row: InviteRow) {
    byInviter.extend(to: Int(row.inviter) + 1, with: RowList())
    if let before = byInviter[Int(row.inviter)].append(index) { invites[before].nextOfInviter = RowLink.to(index) }
    guard let key = addresses.key(row.email) else { return }
    byAddress.extend(to: key + 1, with: RowList())
    if let before = byAddress[key].append(index) { invites[before].nextOfAddress = RowLink.to(index) }
  }

  private mutating func add(_ invite: InviteID, to batch: BatchID, _ record: Record) {
    guard let index = batch.newIndex(in: record, reach: reach) else { return }
    batches.extend(to: index + 1, with: BatchRow())
    batches[index].add(invite)
  }

  private mutating func apply(_ event: BatchOpened, _ record: Record) {
    guard let index = event.batch.newIndex(in: record, reach: reach) else { return }
    batches.extend(to: index + 1, with: BatchRow())
    batches[index].seq = record.seq
    batches[index].time = record.time
    batches[index].opener = record.actor
    batches[index].opened = event
  }

  private mutating func apply(_ event: BatchClosed, _ record: Record) {
    guard let index = event.batch.index(below: batches.count) else { return }
    batches[index].closed = event
    batches[index].closedSeq = record.seq
  }

  private mutating func apply(_ event: TokenRedeemed, _ record: Record) {
    guard let invite = index(event.invite), let index = event.redemption.newIndex(in: record, reach: reach),
      index >= redemptions.count || redemptions[index].invite == 0
    else { return }
    redemptions.extend(to: index + 1, with: RedemptionRow())
    redemptions[index] = row(of: event, record)
    if let before = RowLink.index(invites[invite].lastRedemption) {
      redemptions[before].nextOfInvite = RowLink.to(index)
    } else {
      invites[invite].firstRedemption = RowLink.to(index)
    }
    invites[invite].lastRedemption = RowLink.to(index)
    invites[invite].used = event.use
    guard let reservation = event.reservation?.index(below: reservations.count) else { return }
    reservations[reservation].redemption = UInt32(clamping: event.redemption.number)
    endHold(reservation)
  }

  private mutating func apply(_ event: RedemptionReversed, _ record: Record) {
    guard let invite = index(event.invite), let index = event.redemption.index(below: redemptions.count),
      redemptions[index].invite == UInt32(clamping: event.invite.number), reversals[index] == nil
    else { return }
    reversals[index] = RedemptionReversal(
      seq: record.seq, time: record.time, actor: record.actor, reason: event.reason)
    reversalCounts[invite, default: 0] += 1
    if invites[invite].used > 0 { invites[invite].used -= 1 }
  }

  private mutating func apply(_ event: AttemptRefused, _ record: Record) {
    for refusal in event.refusals {
      guard let invite = refusal.invite, let index = index(invite) else { continue }
      var sums = refusals[index] ?? InviteRefusals(lastSeq: record.seq, lastTime: record.time)
      sums.counts[refusal.code, default: 0] &+= refusal.count
      (sums.lastSeq, sums.lastTime) = (record.seq, record.time)
      refusals[index] = sums
    }
  }

  private mutating func row(of event: TokenRedeemed, _ record: Record) -> RedemptionRow {
    var row = RedemptionRow()
    row.seq = record.seq
    row.time = record.time.microseconds
    row.invite = UInt32(clamping: event.invite.number)
    row.use = event.use
    row.email = addresses.reference(to: event.email)
    row.username = names.number(of: event.username)
    row.external = names.optionalNumber(of: event.external)
    row.groups = lists.number(of: event.granted.groups)
    row.channels = lists.number(of: event.granted.channels)
    row.topic = names.optionalNumber(of: event.granted.topic)
    row.withheld = lists.number(of: event.withheld.flatMap { [$0.kind, $0.name, $0.reason.rawValue] })
    row.role = event.granted.role
    row.reservation = UInt32(clamping: event.reservation?.number ?? 0)
    row.existingAccount = event.existingAccount
    return row
  }

  /// The row of an invite that was issued.
  func index(_ invite: InviteID) -> Int? {
    guard let index = invite.index(below: invites.count), invites[index].isPresent else { return nil }
    return index
  }
}
