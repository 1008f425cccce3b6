// Uses that are kept for somebody: how records change them, and how they are written.

package import InviteLedger
package import JSONText

extension InvitesModel {
  mutating func apply(_ event: TokenReserved, _ record: Record) {
    guard let invite = index(event.invite), let index = event.reservation.newIndex(in: record, reach: reach),
      index >= reservations.count || reservations[index].invite == 0
    else { return }
    reservations.extend(to: index + 1, with: ReservationRow())
    reservations[index] = row(of: event, record)
    invites[invite].hasHolds = true
    holds[invite, default: HoldList()].add(event.reservation, until: event.until, at: record.time)
  }

  private mutating func row(of event: TokenReserved, _ record: Record) -> ReservationRow {
    var row = ReservationRow()
    row.seq = record.seq
    row.time = record.time.microseconds
    row.until = event.until.microseconds
    row.invite = UInt32(clamping: event.invite.number)
    row.email = addresses.reference(to: event.email)
    row.username = names.optionalNumber(of: event.username)
    row.external = names.optionalNumber(of: event.external)
    row.actor = names.number(of: record.actor)
    return row
  }

  mutating func apply(_ event: ReservationReleased, _ record: Record) {
    guard let index = event.reservation.index(below: reservations.count) else { return }
    reservations[index].releasedSeq = record.seq
    endHold(index)
  }

  /// A reservation keeps no use any more.
  mutating func endHold(_ index: Int) {
    let row = reservations[index]
    guard row.invite != 0 else { return }
    holds[Int(row.invite) - 1]?.remove(
      ReservationID(number: UInt64(index) + 1), until: Timestamp(microseconds: row.until))
  }
}

extension ReservationView {
  /// The reservation as one object; its id is the caller's to write.
  package func write(to writer: inout JSONWriter, at now: Timestamp) {
    writer.beginObject()
    writer.member("status", status(at: now))
    writer.member("invite", invite)
    writer.member("seq", seq)
    writer.member("ts", time)
    writer.member("actor", actor)
    if let email { writer.member("email", email) }
    if let username { writer.member("username", username) }
    if let external { writer.member("external", external) }
    writer.member("until", until)
    switch outcome {
    case .open: break
    case .released(let seq): writer.member("released_seq", seq)
    case .used(let redemption): writer.member("redemption", redemption)
    }
    writer.endObject()
  }
}
