// The actor that hosts a model: order, gaps, and queries that wait.

import InviteLedger
import Projections
import Synchronization
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

  @Test func `a query that waits for a seq is asked when it is there, and in its order`() async throws {
    let projector = Projector<InvitesModel>(executor: QueueExecutor())
    let answers = Mutex<[String]>([])
    let all = records(6)
    for seq: UInt64 in [4, 2, 4, 0] {
      try await projector.read(after: seq) { model, at in
        answers.withLock { $0.append("\(seq): \(model.count) at \(at)") }
      }
    }
    #expect(answers.withLock { $0 } == ["0: 0 at 0"])
    try await projector.apply(group: Array(all[..<2]))
    #expect(answers.withLock { $0 } == ["0: 0 at 0", "2: 2 at 2"])
    try await projector.apply(group: Array(all[2...]))
    #expect(answers.withLock { $0 } == ["0: 0 at 0", "2: 2 at 2", "4: 6 at 6", "4: 6 at 6"])
  }

  @Test func `more waiting queries than the limit are refused`() async throws {
    let projector = Projector<InvitesModel>(executor: QueueExecutor())
    let limit = Projector<InvitesModel>.waiterLimit
    for _ in 0..<limit { try await projector.read(after: 1) { _, _ in } }
    await #expect(throws: ProjectionFault.tooManyWaiters(model: "invites", limit: limit)) {
      try await projector.read(after: 1) { _, _ in }
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
