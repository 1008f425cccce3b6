// The read model of invites in an image.

package import InviteLedger

extension InvitesModel: Imaged {
  package static var blank: InvitesModel { InvitesModel() }

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try time.pass(&image)
    try invites.pass(&image)
    try redemptions.pass(&image)
    try reservations.pass(&image)
    try batches.pass(&image)
    try names.pass(&image)
    try texts.pass(&image)
    try addresses.pass(&image)
    try lists.pass(&image)
    try terms.pass(&image)
    try byInviter.pass(&image)
    try byAddress.pass(&image)
    try closings.pass(&image)
    try histories.pass(&image)
    try addressedLater.pass(&image)
    try suspensions.pass(&image)
    try refusals.pass(&image)
    try reversals.pass(&image)
    try reversalCounts.pass(&image)
    try holds.pass(&image)
    try notes.pass(&image)
    try reach.pass(&image)
  }
}

extension InviteRow: Imaged {
  static var blank: InviteRow { InviteRow() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try issuedSeq.pass(&image)
    try issuedTime.pass(&image)
    try expires.pass(&image)
    try inviter.pass(&image)
    try email.pass(&image)
    try note.pass(&image)
    try terms.pass(&image)
    try batch.pass(&image)
    try row.pass(&image)
    try maxUses.pass(&image)
    try used.pass(&image)
    try hint.pass(&image)
    try nextOfInviter.pass(&image)
    try nextOfAddress.pass(&image)
    try firstRedemption.pass(&image)
    try lastRedemption.pass(&image)
    try isUnlimited.pass(&image)
    try isRevoked.pass(&image)
    try isSuperseded.pass(&image)
    try hasHolds.pass(&image)
    try isPresent.pass(&image)
  }
}

extension RedemptionRow: Imaged {
  static var blank: RedemptionRow { RedemptionRow() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try invite.pass(&image)
    try use.pass(&image)
    try email.pass(&image)
    try username.pass(&image)
    try external.pass(&image)
    try groups.pass(&image)
    try channels.pass(&image)
    try topic.pass(&image)
    try withheld.pass(&image)
    try nextOfInvite.pass(&image)
    try reservation.pass(&image)
    try role.pass(&image)
    try existingAccount.pass(&image)
  }
}

extension ReservationRow: Imaged {
  static var blank: ReservationRow { ReservationRow() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try until.pass(&image)
    try invite.pass(&image)
    try email.pass(&image)
    try username.pass(&image)
    try external.pass(&image)
    try actor.pass(&image)
    try redemption.pass(&image)
    try releasedSeq.pass(&image)
  }
}

extension BatchRow: Imaged {
  static var blank: BatchRow { BatchRow() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &opener)
    try opened.pass(&image)
    try closed.pass(&image)
    try closedSeq.pass(&image)
    var ends = runs.flatMap { [$0.lowerBound, $0.upperBound] }
    try ends.pass(&image)
    guard image.isReading else { return }
    guard ends.count % 2 == 0 else { throw .unreadable }
    runs = []
    for place in stride(from: 0, to: ends.count, by: 2) {
      guard ends[place] <= ends[place + 1] else { throw .unreadable }
      runs.append(ends[place]...ends[place + 1])
    }
  }
}

extension InviteRefusals: Imaged {
  package static var blank: InviteRefusals { InviteRefusals(lastSeq: 0, lastTime: .blank) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try counts.pass(&image)
    try lastSeq.pass(&image)
    try lastTime.pass(&image)
  }
}

extension RedemptionReversal: Imaged {
  package static var blank: RedemptionReversal {
    RedemptionReversal(seq: 0, time: .blank, actor: "", reason: .erased)
  }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &actor)
    try reason.pass(&image)
  }
}

extension InviteClosing: Imaged {
  package static var blank: InviteClosing { InviteClosing() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try revoked.pass(&image)
    try successor.pass(&image)
  }
}

extension SuspensionView: Imaged {
  package static var blank: SuspensionView { SuspensionView(mode: .blank, intervention: .blank) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try mode.pass(&image)
    try intervention.pass(&image)
  }
}

extension InviteHistory: Imaged {
  static var blank: InviteHistory { InviteHistory() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try resends.pass(&image)
    try reveals.pass(&image)
    try generation.pass(&image)
    try rotations.pass(&image)
    try addressed.pass(&image)
    try reinstated.pass(&image)
    try delivery.pass(&image)
  }
}
