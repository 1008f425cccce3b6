// Where a stream of rows stands: forwards, backwards, following, and where its cursor leads.
import LedgerService
import Projections
import Testing

@Suite struct RowStreamTests {
  private func stream(
    _ extent: RowStream.Extent, next: UInt64, reverse: Bool = false, remaining: Int = .max
  ) -> RowStream {
    RowStream(
      id: nil, query: .everything, isReverse: reverse, extent: extent, next: next, remaining: remaining, at: 0)
  }

  @Test func `forwards it goes through the seq that was newest when it was asked`() {
    var rows = stream(.through(5), next: 1)
    #expect(rows.range(durable: 9) == 1...5)
    rows.pass(3)
    #expect(rows.range(durable: 9) == 4...5)
    #expect(rows.cursorSeq == 3)
    rows.pass(all: 4...5)
    #expect(rows.range(durable: 9) == nil)
  }

  @Test func `backwards it ends before seq 1`() {
    var rows = stream(.through(5), next: 6, reverse: true)
    #expect(rows.range(durable: 5) == 1...5)
    rows.pass(4)
    #expect(rows.range(durable: 5) == 1...3)
    rows.pass(all: 1...3)
    #expect(rows.range(durable: 5) == nil)
  }

  @Test func `following it waits at the end and goes on with what becomes durable`() {
    var rows = stream(.following(isCaughtUp: true), next: 6)
    #expect(rows.range(durable: 5) == nil)
    #expect(rows.range(durable: 7) == 6...7)
    rows.pass(all: 6...7)
    #expect(rows.range(durable: 7) == nil)
    #expect(rows.isTail)
  }

  @Test func `a page that is full looks at nothing more`() {
    #expect(stream(.through(5), next: 1, remaining: 0).range(durable: 5) == nil)
  }
}
