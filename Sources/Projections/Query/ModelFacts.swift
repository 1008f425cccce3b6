// The facts of queries from the read models.

package import InviteLedger

/// Facts as the models know them. The models are copies, which share their storage with the originals.
package struct ModelFacts: QueryFacts {
  private let lineage: LineageModel
  private let invites: InvitesModel
  /// The seq of each mark.
  private let marks: [String: UInt64]

  package init(lineage: LineageModel, invites: InvitesModel, marks: [String: UInt64] = [:]) {
    self.lineage = lineage
    self.invites = invites
    self.marks = marks
  }

  package func seq(of place: QueryPlace) -> UInt64? {
    switch place {
    case .mark(let name): marks[name]
    case .invite(let id, .issued): invites.invite(id)?.issuedSeq
    case .invite(let id, .redeemed): invites.redemptions(of: id, limit: 1).first?.seq
    case .invite(let id, .revoked): invites.invite(id)?.closing?.revoked?.seq
    }
  }

  package func people(_ relation: QueryRelation, _ name: String) -> QueryPeople {
    let lineage = lineage
    switch relation {
    case .under: return QueryPeople(relation, name) { lineage.isUnder($0, name) }
    case .above:
      let chain = Set(lineage.above(name).map(\.name))
      return QueryPeople(relation, name) { chain.contains($0) }
    }
  }

  package func members(of invite: InviteID) -> [String] { invites.redemptions(of: invite).map(\.username) }
}
