// Read models of logs made at random as images: written and read back they are the same, and go on the same.

import InviteLedger
import Projections
import Randomness
import Testing

@Suite struct ImageTests {
  @Test(arguments: Seeds.usual(1...6))
  func `models read from their image are those models, and go on as they`(seed: UInt64) throws {
    let records = RandomLog.records(400, seed: seed)
    var random = SeededRandom(seed: seed)
    let cut = Int.random(in: 0...records.count, using: &random)
    var models = LedgerModels(records: records[..<cut])
    var copy = try ImageCoder.value(LedgerModels.self, in: ImageCoder.blocks(of: models))
    for record in [nil] + records[cut...].map(Optional.init) {
      if let record {
        models.apply(record)
        copy.apply(record)
      }
      guard record == nil || record == records.last else { continue }
      for (copy, model) in zip(copy.all, models.all) {
        #expect(copy.snapshotBytes == model.snapshotBytes, "seed \(seed), \(type(of: model)), image after \(cut)")
      }
    }
  }
}
