// Folding is folding: whatever the groups, and as far as one likes.

import InviteLedger
import JSONText
import Projections
import Randomness
import Testing

struct PrefixTests {
  @Test(arguments: Seeds.usual(1...4))
  func `the model at a seq is the fold of the records up to it`(seed: UInt64) {
    let records = RandomLog.records(200, seed: seed)
    check(InvitesModel.self, records, seed)
    check(LineageModel.self, records, seed)
    check(MessagesModel.self, records, seed)
    check(AccountsModel.self, records, seed)
    check(KeysModel.self, records, seed)
    check(PolicyModel.self, records, seed)
    check(CatalogModel.self, records, seed)
    check(AuditIndex.self, records, seed)
  }

  private func check<Model: Projection>(_ type: Model.Type, _ records: [Record], _ seed: UInt64) {
    var live = Model()
    for (count, record) in records.enumerated() {
      if count % 20 == 0 {
        #expect(live.snapshotBytes == Model(records: records[..<count]).snapshotBytes, "seed \(seed), \(Model.name)")
      }
      live.apply(record)
    }
  }

  @Test(arguments: Seeds.usual(11...13))
  func `groups of any size give the same model`(seed: UInt64) async throws {
    let records = RandomLog.records(300, seed: seed)
    var random = SeededRandom(seed: seed)
    let projector = Projector<InvitesModel>(executor: QueueExecutor())
    let messages = Projector<MessagesModel>(executor: QueueExecutor())
    var rest = records[...]
    while !rest.isEmpty {
      let group = Array(rest.prefix(Int.random(in: 0...20, using: &random)))
      rest = rest.dropFirst(group.count)
      try await projector.apply(group: group)
      try await messages.apply(group: group)
    }
    #expect(await projector.view.snapshotBytes == InvitesModel(records: records).snapshotBytes, "seed \(seed)")
    #expect(await messages.view.snapshotBytes == MessagesModel(records: records).snapshotBytes, "seed \(seed)")
  }

  @Test func `no two models name a member of their snapshots alike`() throws {
    let records = RandomLog.records(50, seed: 5)
    var names: [String] = []
    func add(_ model: some Projection) throws { names += try SnapshotDocument(model).members.map(\.name) }
    try add(InvitesModel(records: records))
    try add(LineageModel(records: records))
    try add(MessagesModel(records: records))
    try add(AccountsModel(records: records))
    try add(KeysModel(records: records))
    try add(PolicyModel(records: records))
    try add(CatalogModel(records: records))
    try add(AuditIndex(records: records))
    #expect(Set(names).count == names.count, "\(names)")
  }
}
