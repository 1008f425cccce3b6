// Any state of a log, against a fold made afresh.
import InviteLedger
import JSONText
import Projections
import Replay
import Testing

struct TimelineTests {
  @Test(arguments: Stories.all)
  func `the state at every position is a fresh replay's`(story: String) throws {
    let records = try Stories.records(story)
    let timeline = try Stories.timeline(story)
    #expect(timeline.end == UInt64(records.count) && timeline.damage == nil)
    // Every position of a short story, and a spread of those of a long one.
    for count in stride(from: 0, through: records.count, by: max(1, records.count / 40)) {
      let models = try timeline.models(at: UInt64(count))
      #expect(models.text == LedgerModels(records: records[..<count]).text, "seq \(count)")
      for type in LedgerModels.types {
        let model = try timeline.model(type, at: UInt64(count))
        let expected = models.all.first { Swift.type(of: $0) == type }
        #expect(model.snapshotBytes == expected?.snapshotBytes)
      }
    }
  }

  @Test(arguments: Stories.all)
  func `a record is found by its seq, and a range hands out its records`(story: String) throws {
    let records = try Stories.records(story)
    let log = try ReplayLog(Stories.reader(story))
    for record in records { #expect(try log.record(record.seq) == record) }
    #expect(try log.record(UInt64(records.count) + 1) == nil)
    let from = UInt64(records.count / 3 + 1)
    var found: [Record] = []
    try log.forEachRecord(in: from...UInt64(records.count)) { record in
      found.append(record)
      return true
    }
    #expect(found == Array(records[Int(from - 1)...]))
  }

  @Test func `opening stops when it is asked to`() throws {
    let log = try ReplayLog(Stories.reader("long"))
    #expect(throws: Interrupted.self) { _ = try Timeline(log) { _ in throw Interrupted() } }
  }

  @Test(arguments: Stories.all)
  func `every thing of a snapshot is what the snapshot holds, and every key is listed`(story: String) throws {
    let models = try Stories.timeline(story).last
    for model in models.all where type(of: model) != AuditIndex.self {
      let document = try SnapshotDocument(model)
      #expect(document.members.map(\.name) == type(of: model).sections.filter { document.value[$0] != nil })
      for section in document.members {
        let things = section.value.object ?? []
        #expect(model.keys(in: section.name, after: nil, limit: .max) == things.map(\.name))
        for thing in things { #expect(model.thing(thing.name, in: section.name) == thing.value.canonicalBytes) }
        guard things.count > 2 else { continue }
        #expect(model.keys(in: section.name, after: things[0].name, limit: 1) == [things[1].name])
        #expect(model.thing("no such key", in: section.name) == nil)
      }
    }
  }
}
