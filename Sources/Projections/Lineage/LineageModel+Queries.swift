// Questions to the model of lineage.

package import InviteLedger

/// A person, and how they came.
package struct MemberView: Hashable, Sendable {
  package var name: String
  /// Nil for one who was added, or only issued.
  package var arrival: Arrival?
  /// Who counts as having brought them in now; nil for nobody.
  package var inviter: String?
  /// Seq of the redemption or of the event that added the account; nil for one who only issued.
  package var seq: UInt64?
  package var time: Timestamp?
  /// How many this one brought in, directly.
  package var invitees: UInt32
  package var isDeactivated: Bool
  /// Each time they were said to have been brought in by somebody else, oldest first.
  package var reassignments: [ReassignmentView]

  /// The redemption by which somebody came, and whose invite it was.
  package struct Arrival: Hashable, Sendable {
    package var inviter: String
    package var redemption: RedemptionID
    package var invite: InviteID
  }
}

/// That somebody counts as brought in by another inviter; nil is nobody.
package struct ReassignmentView: Hashable, Sendable {
  package var seq: UInt64
  package var time: Timestamp
  package var actor: String
  package var old: String?
  package var new: String?
  package var reason: PersonalText
}

/// A person in a walk down the tree.
package struct DescendantView: Hashable, Sendable {
  package var member: MemberView
  /// 1 for those brought in directly.
  package var depth: Int
  /// They, or somebody between, were reassigned to another inviter since.
  package var isFormer: Bool
}

extension LineageModel {
  package func member(_ name: String) -> MemberView? { names.find(name).map { view(Int($0)) } }

  /// The chain of inviters above somebody as it counts now, the nearest first.
  package func above(_ name: String) -> [MemberView] {
    guard let start = names.find(name) else { return [] }
    var chain: [MemberView] = []
    var seen: Set<Int> = [Int(start)]
    var member = Int(start)
    while let inviter = inviter(of: member), seen.insert(inviter).inserted {
      chain.append(view(inviter))
      member = inviter
    }
    return chain
  }

  /// Everyone somebody brought in, through any number of steps: each followed by those under them, siblings in the order
  /// they came. Those deactivated since are among them, and at the end those reassigned to others since, with those under
  /// them.
  package func under(_ name: String) -> [DescendantView] {
    guard let start = names.find(name) else { return [] }
    var found: [DescendantView] = []
    walk(under: Int(start)) { member, depth, isFormer in
      found.append(DescendantView(member: view(member), depth: depth, isFormer: isFormer))
    }
    return found
  }

  /// Whether `under` would find somebody: a walk up the chain of inviters, those of before a reassignment included.
  package func isUnder(_ name: String, _ top: String) -> Bool {
    guard let start = names.find(name), let goal = names.find(top), start != goal else { return false }
    var seen: Set<Int> = [Int(start)]
    var next = [Int(start)]
    while let member = next.popLast() {
      for inviter in everInviters(of: member) where seen.insert(inviter).inserted {
        if inviter == Int(goal) { return true }
        next.append(inviter)
      }
    }
    return false
  }

  /// Who brought a member in, and who counted as that since.
  private func everInviters(of member: Int) -> [Int] {
    let came = RowLink.index(members[member].inviter).map { [$0] } ?? []
    guard let later = reassignments[member] else { return came }
    return came + later.flatMap { [$0.old, $0.new].compactMap { $0 } }
  }

  /// How many `under` would find.
  package func countUnder(_ name: String) -> Int {
    guard let start = names.find(name) else { return 0 }
    var count = 0
    walk(under: Int(start)) { _, _, _ in count += 1 }
    return count
  }

  /// Those whom nobody brought in and who brought somebody in, by name.
  package var roots: [MemberView] {
    names.sortedNumbers.map(Int.init)
      .filter { inviter(of: $0) == nil && (members[$0].invitees.count > 0 || assigned[$0] != nil) }.map(view)
  }

  /// Who counts as having brought a member in.
  func inviter(of member: Int) -> Int? {
    if let last = reassignments[member]?.last { return last.new }
    return RowLink.index(members[member].inviter)
  }

  /// Walks with a list of its own: a chain can be as long as the ledger. First the tree as it counts now, then from
  /// everybody in it what was theirs before.
  private func walk(under start: Int, _ visit: (_ member: Int, _ depth: Int, _ isFormer: Bool) -> Void) {
    var seen: Set<Int> = [start]
    var found = [(member: start, depth: 0)]
    descend(from: (start, 0), &seen, &found) { visit($0, $1, false) }
    guard !reassignments.isEmpty else { return }
    var next = 0
    while next < found.count {
      let (member, depth) = found[next]
      next += 1
      for former in everInvited(by: member) where inviter(of: former) != member && seen.insert(former).inserted {
        visit(former, depth + 1, true)
        found.append((former, depth + 1))
        descend(from: (former, depth + 1), &seen, &found) { visit($0, $1, true) }
      }
    }
  }

  /// Visits everybody who counts as under a member and was not seen, and adds them to the list.
  private func descend(
    from start: (member: Int, depth: Int), _ seen: inout Set<Int>, _ found: inout [(member: Int, depth: Int)],
    _ visit: (_ member: Int, _ depth: Int) -> Void
  ) {
    var stack = [start]
    while let (member, depth) = stack.popLast() {
      if depth > start.depth {
        guard seen.insert(member).inserted else { continue }
        visit(member, depth)
        found.append((member, depth))
      }
      let invitees = everInvited(by: member).filter { inviter(of: $0) == member }
      stack += invitees.reversed().map { ($0, depth + 1) }
    }
  }

  /// Those who came by a member's invites, in that order, then those who were assigned to the member.
  private func everInvited(by member: Int) -> [Int] {
    let came = Array(RowChain(members[member].invitees) { members[$0].nextSibling })
    guard let assigned = assigned[member] else { return came }
    let known = Set(came)
    return came + assigned.filter { !known.contains($0) }
  }

  func view(_ index: Int) -> MemberView {
    let row = members[index]
    let arrival = RowLink.index(row.inviter).map {
      MemberView.Arrival(
        inviter: name($0), redemption: RedemptionID(number: UInt64(row.redemption)),
        invite: InviteID(number: UInt64(row.invite)))
    }
    let reassignments = (reassignments[index] ?? []).map {
      ReassignmentView(
        seq: $0.seq, time: $0.time, actor: $0.actor, old: $0.old.map(name), new: $0.new.map(name), reason: $0.reason)
    }
    return MemberView(
      name: name(index), arrival: arrival, inviter: inviter(of: index).map(name), seq: row.seq == 0 ? nil : row.seq,
      time: row.seq == 0 ? nil : Timestamp(microseconds: row.time), invitees: row.invitees.count,
      isDeactivated: row.isDeactivated, reassignments: reassignments)
  }

  private func name(_ index: Int) -> String { names.text(UInt32(clamping: index)) }
}
