// Questions to the model of lineage.

package import InviteLedger

/// A person, and how they came.
package struct MemberView: Hashable, Sendable {
  package var name: String
  /// Nil for one who was added, or only issued.
  package var arrival: Arrival?
  /// Seq of the redemption or of the event that added the account; nil for one who only issued.
  package var seq: UInt64?
  package var time: Timestamp?
  /// How many this one brought in, directly.
  package var invitees: UInt32
  package var isDeactivated: Bool

  /// The redemption by which somebody came, and whose invite it was.
  package struct Arrival: Hashable, Sendable {
    package var inviter: String
    package var redemption: RedemptionID
    package var invite: InviteID
  }
}

/// A person in a walk down the tree.
package struct DescendantView: Hashable, Sendable {
  package var member: MemberView
  /// 1 for those brought in directly.
  package var depth: Int
}

extension LineageModel {
  package func member(_ name: String) -> MemberView? { names.find(name).map { view(Int($0)) } }

  /// The chain of inviters above somebody, the nearest first.
  package func above(_ name: String) -> [MemberView] {
    guard let start = names.find(name) else { return [] }
    var chain: [MemberView] = []
    var seen: Set<Int> = [Int(start)]
    var member = Int(start)
    while let inviter = RowLink.index(members[member].inviter), seen.insert(inviter).inserted {
      chain.append(view(inviter))
      member = inviter
    }
    return chain
  }

  /// Everyone somebody brought in, through any number of steps: each followed by those under them, siblings in the order
  /// they came. Those deactivated since are among them.
  package func under(_ name: String) -> [DescendantView] {
    guard let start = names.find(name) else { return [] }
    var found: [DescendantView] = []
    walk(under: Int(start)) { member, depth in found.append(DescendantView(member: view(member), depth: depth)) }
    return found
  }

  /// Whether somebody brought this one in, through any number of steps: a walk up the chain of inviters.
  package func isUnder(_ name: String, _ top: String) -> Bool {
    guard let start = names.find(name), let goal = names.find(top) else { return false }
    var seen: Set<Int> = [Int(start)]
    var member = Int(start)
    while let inviter = RowLink.index(members[member].inviter), seen.insert(inviter).inserted {
      if inviter == Int(goal) { return true }
      member = inviter
    }
    return false
  }

  /// How many `under` would find.
  package func countUnder(_ name: String) -> Int {
    guard let start = names.find(name) else { return 0 }
    var count = 0
    walk(under: Int(start)) { _, _ in count += 1 }
    return count
  }

  /// Those whom nobody brought in and who brought somebody in, by name.
  package var roots: [MemberView] {
    names.sortedNumbers.map(Int.init).filter { members[$0].inviter == 0 && members[$0].invitees.count > 0 }.map(view)
  }

  /// Walks with a stack of its own: a chain can be as long as the ledger.
  private func walk(under start: Int, _ visit: (_ member: Int, _ depth: Int) -> Void) {
    var seen: Set<Int> = [start]
    var stack = [(link: members[start].invitees.firstLink, depth: 1)]
    while let (link, depth) = stack.popLast() {
      guard let member = RowLink.index(link) else { continue }
      stack.append((members[member].nextSibling, depth))
      guard seen.insert(member).inserted else { continue }
      visit(member, depth)
      stack.append((members[member].invitees.firstLink, depth + 1))
    }
  }

  func view(_ index: Int) -> MemberView {
    let row = members[index]
    let arrival = RowLink.index(row.inviter).map {
      MemberView.Arrival(
        inviter: names.text(UInt32(clamping: $0)), redemption: RedemptionID(number: UInt64(row.redemption)),
        invite: InviteID(number: UInt64(row.invite)))
    }
    return MemberView(
      name: names.text(UInt32(clamping: index)), arrival: arrival, seq: row.seq == 0 ? nil : row.seq,
      time: row.seq == 0 ? nil : Timestamp(microseconds: row.time), invitees: row.invitees.count,
      isDeactivated: row.isDeactivated)
  }
}
