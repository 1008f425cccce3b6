// The read model of invites: every invite as it was issued and what became of it, its redemptions, its batch.

package import InviteLedger

/// Invites, redemptions and batches by number; invites by inviter, batch, address and status.
///
/// Rows hold numbers only; texts are interned, and what few invites have (a revocation, a note) stands beside the rows.
/// The fingerprint of a token is not kept: it stands in the line, and nobody asks for it.
package struct InvitesModel: Projection {
  package static var name: String { "invites" }

  /// Time of the last record applied: the moment at which snapshots state the status.
  package internal(set) var time = Timestamp(microseconds: 0)

  var invites = ChunkedRows<InviteRow>()
  var redemptions = ChunkedRows<RedemptionRow>()
  var reservations = ChunkedRows<ReservationRow>()
  var batches = ChunkedRows<BatchRow>()

  /// Inviters, redeemers, hints of unusual length, domains, topics, locales.
  var names = NameTable()
  var texts = PersonalTable()
  var addresses = AddressTable()
  var lists = ListTable()
  var terms = TermsTable()

  /// By the number of the inviter's name.
  var byInviter = ChunkedRows<RowList>()
  /// By the number of the address' key.
  var byAddress = ChunkedRows<RowList>()
  /// By index of the invite; only of those closed by hand.
  var closings: [Int: InviteClosing] = [:]
  /// By index of the invite; only of those to which something happened that few have in their lives.
  var histories: [Int: InviteHistory] = [:]
  /// By the number of the address' key: indices, ascending, of invites that got their address after they were issued.
  var addressedLater: [Int: [Int]] = [:]
  /// By the number of the inviter's name; of those that are suspended.
  var suspensions: [UInt32: SuspensionView] = [:]
  /// By index of the invite; only of those that somebody was refused.
  var refusals: [Int: InviteRefusals] = [:]
  /// By index of the redemption; only of those undone.
  var reversals: [Int: RedemptionReversal] = [:]
  /// How many redemptions of an invite were undone, by its index.
  var reversalCounts: [Int: UInt32] = [:]
  /// By index of the invite; only of those of which a use was reserved.
  var holds: [Int: HoldList] = [:]
  var notes = NoteBook()

  /// The highest number that is given before its time; above 0 in a changed history alone.
  var reach: UInt64 = 0

  package init() {}
}
