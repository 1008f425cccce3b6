// How records change the model of lineage.

package import InviteLedger

extension LineageModel {
  package mutating func apply(_ record: Record) {
    switch record.event {
    case .inviteIssued(let event): apply(event, record)
    case .tokenRedeemed(let event): apply(event, record)
    case .redemptionReversed(let event):
      if event.deactivated, let member = names.find(event.account) { members[Int(member)].isDeactivated = true }
    case .accountAdded(let event): enter(event.account, record)
    case .lineageReassigned(let event): apply(event, record)
    case .accountDeactivated(let event):
      if let member = names.find(event.account) { members[Int(member)].isDeactivated = true }
    default: break
    }
  }

  private mutating func apply(_ event: InviteIssued, _ record: Record) {
    guard let index = event.invite.newIndex(in: record, reach: reach) else { return }
    inviters.extend(to: index + 1, with: 0)
    inviters[index] = RowLink.to(row(of: event.inviter))
  }

  private mutating func apply(_ event: TokenRedeemed, _ record: Record) {
    // One whose redemption was undone comes back; the edge above stays where it was.
    if event.existingAccount { return reopen(event.username) }
    guard let invite = event.invite.index(below: inviters.count), let inviter = RowLink.index(inviters[invite]) else {
      return
    }
    let member = row(of: event.username)
    guard members[member].seq == 0 else { return }
    members[member].seq = record.seq
    members[member].time = record.time.microseconds
    members[member].redemption = UInt32(clamping: event.redemption.number)
    members[member].invite = UInt32(clamping: event.invite.number)
    members[member].inviter = RowLink.to(inviter)
    if let before = members[inviter].invitees.append(member) { members[before].nextSibling = RowLink.to(member) }
  }

  private mutating func apply(_ event: LineageReassigned, _ record: Record) {
    guard let member = names.find(event.subject).map(Int.init) else { return }
    let new = event.new.map { row(of: $0) }
    reassignments[member, default: []].append(
      Reassignment(
        seq: record.seq, time: record.time, actor: record.actor, old: inviter(of: member), new: new,
        reason: event.reason))
    guard let new, assigned[new]?.contains(member) != true else { return }
    assigned[new, default: []].append(member)
  }

  private mutating func reopen(_ name: String) {
    if let member = names.find(name), members[Int(member)].isDeactivated { members[Int(member)].isDeactivated = false }
  }

  private mutating func enter(_ account: String, _ record: Record) {
    let member = row(of: account)
    guard members[member].seq == 0 else { return }
    members[member].seq = record.seq
    members[member].time = record.time.microseconds
  }

  private mutating func row(of name: String) -> Int {
    let number = Int(names.number(of: name))
    members.extend(to: number + 1, with: LineageRow())
    return number
  }
}
