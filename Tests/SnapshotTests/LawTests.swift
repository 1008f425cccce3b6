// What must hold over every story that is kept.

import InviteLedger
import LedgerFormat
import Projections
import Testing

struct LawTests {
  @Test(arguments: try StoryFiles.kept())
  func `when and by whom an invite was issued is never lost`(name: String) throws {
    let records = try StoryLine.all(in: StoryFiles(named: name).openLog()).map(\.decoded.record)
    let models = try StoryModels(records: records)
    for record in records {
      guard case .inviteIssued(let issued) = record.event else { continue }
      let view = try #require(models.models.invites.invite(issued.invite))
      #expect(view.issuedSeq == record.seq && view.issued == record.time && view.inviter == issued.inviter, "\(name)")
    }
  }

  @Test(arguments: try StoryFiles.kept())
  func `removing a person leaves ancestors and descendants as they are`(name: String) throws {
    var lineage = LineageModel()
    var names: Set<String> = []
    for record in try StoryLine.all(in: StoryFiles(named: name).openLog()).map(\.decoded.record) {
      let before = lineage
      lineage.apply(record)
      switch record.event {
      case .inviteIssued(let event): names.insert(event.inviter)
      case .tokenRedeemed(let event): names.insert(event.username)
      case .accountAdded(let event): names.insert(event.account)
      case .accountDeactivated, .redemptionReversed:
        for name in names {
          #expect(lineage.above(name).map(\.name) == before.above(name).map(\.name), "seq \(record.seq)")
          #expect(lineage.under(name).map(\.member.name) == before.under(name).map(\.member.name), "seq \(record.seq)")
        }
      default: break
      }
    }
  }

  @Test(arguments: try StoryFiles.kept())
  func `uses and live reservations together are never more than an invite has`(name: String) throws {
    var models = StoryModels()
    for record in try StoryLine.all(in: StoryFiles(named: name).openLog()).map(\.decoded.record) {
      try models.apply(record)
      switch record.event {
      case .tokenRedeemed(let event): check(event.invite, models, record)
      case .tokenReserved(let event): check(event.invite, models, record)
      default: break
      }
    }
  }

  private func check(_ id: InviteID, _ models: StoryModels, _ record: Record) {
    guard let view = models.models.invites.invite(id), case .uses(let limit) = view.maxUses else { return }
    #expect(UInt64(view.used) + UInt64(view.holds.count(at: record.time)) <= UInt64(limit), "seq \(record.seq)")
  }
}
