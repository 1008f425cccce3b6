// The read model of lineage: who brought in whom, and through which redemption.

import InviteLedger

/// Everybody who was brought in, or brought somebody in, or has an account. Nothing is forgotten: whoever was
/// deactivated stays in the tree, and one who was reassigned is found under every inviter there ever was.
///
/// The redemption that made somebody's account is the edge of the tree; what they redeem later, as a member, adds no
/// edge. An inviter without account who later redeems an invite of their own invitee closes a circle: every walk
/// through the tree visits nobody twice.
package struct LineageModel: Projection {
  package static var name: String { "lineage" }

  var names = NameTable()
  /// By the number of the name.
  var members = ChunkedRows<LineageRow>()
  /// Inviter of each invite, by index of the invite: number of the name and 1, 0 for a number that was skipped.
  var inviters = ChunkedRows<UInt32>()
  /// By the member, of the few that were reassigned: each time, oldest first.
  var reassignments: [Int: [Reassignment]] = [:]
  /// By the inviter: members that were assigned to them at some time, in that order.
  var assigned: [Int: [Int]] = [:]

  /// The highest number that is given before its time; above 0 in a changed history alone.
  var reach: UInt64 = 0

  package init() {}
}

/// One person in the tree.
struct LineageRow: Sendable {
  /// Seq of the redemption, or of the event that added the account; 0 for one who only issued.
  var seq: UInt64 = 0
  var time: Int64 = 0
  /// Number of the redemption; 0 when added otherwise.
  var redemption: UInt32 = 0
  var invite: UInt32 = 0
  /// Link to the inviter.
  var inviter: UInt32 = 0
  /// Links through those this one brought in, in the order they came.
  var invitees = RowList()
  var nextSibling: UInt32 = 0
  var isDeactivated = false
}

/// That somebody counts as brought in by another inviter; numbers of names, nil for nobody.
struct Reassignment: Sendable {
  var seq: UInt64
  var time: Timestamp
  var actor: String
  var old: Int?
  var new: Int?
  var reason: PersonalText
}
