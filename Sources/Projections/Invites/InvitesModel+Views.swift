// From rows back to values.

import InviteLedger

extension InvitesModel {
  func view(_ index: Int) -> InviteView {
    let row = invites[index]
    let shared = terms[row.terms]
    let history = histories[index] ?? InviteHistory()
    let id = InviteID(number: UInt64(index) + 1)
    return InviteView(
      invite: id, kind: shared.kind, tokenHint: unpackHint(row.hint), tokenKey: shared.tokenKey,
      inviter: names.text(row.inviter), email: addresses.value(row.email), domain: names.optionalText(shared.domain),
      binding: shared.binding, maxUses: row.limit, used: row.used, role: shared.role, groups: lists.list(shared.groups),
      channels: lists.list(shared.channels), includeDefaultChannels: shared.includeDefaultChannels,
      topic: names.optionalText(shared.topic), notifyInviter: shared.notifyInviter,
      subject: texts.value(shared.subject), message: texts.value(shared.message), note: texts.value(row.note),
      locale: names.optionalText(shared.locale), expires: row.expiry,
      batch: row.batch == 0 ? nil : BatchID(number: UInt64(row.batch)), row: row.row == 0 ? nil : row.row - 1,
      source: shared.source, issuedSeq: row.issuedSeq, issued: Timestamp(microseconds: row.issuedTime),
      resends: history.resends, reveals: history.reveals, generation: history.generation, rotations: history.rotations,
      addressed: history.addressed, reinstated: history.reinstated, closing: closings[index],
      isHeld: isHeld(row), delivery: history.delivery,
      holds: holds[index] ?? HoldList(), reversed: reversalCounts[index] ?? 0,
      refusals: refusals[index], notes: notes.notes(on: id.description))
  }

  func view(redemption index: Int) -> RedemptionView {
    let row = redemptions[index]
    let id = RedemptionID(number: UInt64(index) + 1)
    return RedemptionView(
      redemption: id, invite: InviteID(number: UInt64(row.invite)), use: row.use, seq: row.seq,
      time: Timestamp(microseconds: row.time), email: addresses.value(row.email), username: names.text(row.username),
      external: names.optionalText(row.external), existingAccount: row.existingAccount,
      granted: Grants(
        role: row.role, groups: lists.list(row.groups), channels: lists.list(row.channels),
        topic: names.optionalText(row.topic)),
      withheld: withheld(row.withheld),
      reservation: row.reservation == 0 ? nil : ReservationID(number: UInt64(row.reservation)),
      reversal: reversals[index], notes: notes.notes(on: id.description))
  }

  func view(reservation index: Int) -> ReservationView {
    let row = reservations[index]
    var outcome = ReservationView.Outcome.open
    if row.releasedSeq > 0 { outcome = .released(seq: row.releasedSeq) }
    if row.redemption > 0 { outcome = .used(RedemptionID(number: UInt64(row.redemption))) }
    return ReservationView(
      reservation: ReservationID(number: UInt64(index) + 1), invite: InviteID(number: UInt64(row.invite)),
      seq: row.seq, time: Timestamp(microseconds: row.time), actor: names.text(row.actor),
      email: addresses.value(row.email), username: names.optionalText(row.username),
      external: names.optionalText(row.external), until: Timestamp(microseconds: row.until), outcome: outcome)
  }

  private func withheld(_ number: UInt32) -> [Withheld] {
    let words = lists.list(number)
    return stride(from: 0, to: words.count - 2, by: 3).compactMap { start in
      WithheldReason(rawValue: words[start + 2]).map {
        Withheld(kind: words[start], name: words[start + 1], reason: $0)
      }
    }
  }
}
