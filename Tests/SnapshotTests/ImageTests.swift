// The read models of every story as images: written and read back they are the same, and go on the same.

import InviteLedger
import LedgerFormat
import Projections
import Testing

@Suite struct ModelImageTests {
  @Test(arguments: try StoryFiles.kept())
  func `models read from their image are those models, and go on as they`(name: String) throws {
    let records = try StoryLine.all(in: StoryFiles(named: name).openLog()).map(\.decoded.record)
    for cut in [0, records.count / 3, records.count / 2, records.count] {
      var models = LedgerModels(records: records[..<cut])
      var copy = try ImageCoder.value(LedgerModels.self, in: ImageCoder.blocks(of: models))
      Self.compare(copy, models, "\(name), after \(cut)")
      for record in records[cut...] {
        models.apply(record)
        copy.apply(record)
      }
      Self.compare(copy, models, "\(name), from \(cut) on")
    }
  }

  private static func compare(_ copy: LedgerModels, _ models: LedgerModels, _ place: String) {
    for (copy, model) in zip(copy.all, models.all) {
      #expect(copy.snapshotBytes == model.snapshotBytes, "\(type(of: model)) of \(place)")
    }
  }
}
