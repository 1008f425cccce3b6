// The actor that hosts a model: order, gaps, and what was taken out of it.

import InviteLedger
import Projections
import Testing

struct ProjectorTests {
  private func records(_ count: UInt64) -> [Record] {
    var book = RecordBook()
    for number in 1...count { book.add(Example.issued(number)) }
    return book.records
  }

  @Test func `the checkpoint is the last seq applied`() async throws {
    let projector = Projector<InvitesModel>(executor: QueueExecutor())
    try await projector.apply(group: Array(records(5)[..<3]))
    #expect(await projector.checkpoint == 3)
    #expect(await projector.view.count == 3)
  }

  @Test func `a gap is refused and nothing of its group is applied`() async throws {
    let projector = Projector<InvitesModel>(executor: QueueExecutor())
    let all = records(5)
    try await projector.apply(group: [all[0]])
    await #expect(throws: ProjectionFault.gap(model: "invites", expected: 3, found: 4)) {
      try await projector.apply(group: [all[1], all[3]])
    }
    #expect(await projector.checkpoint == 1)
    #expect(await projector.view.count == 1)
  }

  @Test func `a record applied twice is refused`() async throws {
    let projector = Projector<InvitesModel>(executor: QueueExecutor())
    let all = records(2)
    try await projector.apply(group: all)
    await #expect(throws: ProjectionFault.gap(model: "invites", expected: 3, found: 2)) {
      try await projector.apply(group: [all[1]])
    }
  }

  @Test func `a view that was taken does not change`() async throws {
    let projector = Projector<InvitesModel>(executor: QueueExecutor())
    let all = records(4)
    try await projector.apply(group: Array(all[..<2]))
    let view = await projector.view
    try await projector.apply(group: Array(all[2...]))
    #expect(view.snapshotBytes == InvitesModel(records: all[..<2]).snapshotBytes)
  }
}
