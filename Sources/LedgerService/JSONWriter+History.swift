// Rows of the tree and of sums.
import InviteLedger
import JSONText
import LineProtocol
import Projections
import Replay

extension JSONWriter {
  /// Somebody in the tree: how they came, what they issued, and what came of all below them.
  mutating func members(of person: TreeRow, issued: UInt32, archived: Int) {
    let member = person.member
    self.member("member", member.name)
    self.member("depth", person.depth)
    if let arrival = member.arrival {
      self.member("inviter", arrival.inviter)
      self.member("invite", arrival.invite.description)
    }
    if let time = member.time { self.member("since", time) }
    self.member("invitees", member.invitees)
    self.member("under", person.under)
    self.member("removed", person.removed)
    self.member("issued", issued)
    self.member("archived", archived)
    if member.isDeactivated { self.member("deactivated", true) }
  }

  /// One row of `stats`.
  mutating func members(of sum: InviteStatistics, by key: StatisticsKey) {
    name(key.rawValue)
    if let text = sum.key { string(text) } else { null() }
    member("issued", sum.issued)
    member("redeemed", sum.redeemed)
    member("pending", sum.pending)
    member("expired", sum.expired)
    member("revoked", sum.revoked)
    member("superseded", sum.superseded)
    for state in DeliveryState.allCases { member(named: state.rawValue, sum.delivered[state] ?? 0) }
    name("median_seconds")
    if let seconds = sum.medianSeconds { integer(seconds) } else { null() }
  }

  /// What an event changed: the models, and every place as an operation of a JSON Patch (RFC 6902).
  mutating func members(of effect: EventEffect) {
    member("models", list: effect.models)
    name("changes")
    value(SnapshotDifference.patch(effect.differences))
  }
}
