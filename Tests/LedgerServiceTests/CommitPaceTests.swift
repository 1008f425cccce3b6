// When the next group starts.
import LedgerService
import Testing

@Suite struct CommitPaceTests {
  @Test func `the first group starts at once`() {
    #expect(CommitPace().mayBegin(speakers: 1, at: 0))
  }

  @Test func `a client that is alone never waits`() {
    var pace = CommitPace()
    pace.begin(speakers: 1, at: 1_000)
    pace.end(waiting: 0, at: 5_000)
    #expect(pace.mayBegin(speakers: 1, at: 5_001))
  }

  @Test func `several wait until all who were answered have spoken again`() {
    var pace = CommitPace()
    pace.begin(speakers: 25, at: 1_000)
    pace.end(waiting: 25, at: 3_000)
    #expect(!pace.mayBegin(speakers: 25, at: 3_010))
    #expect(!pace.mayBegin(speakers: 49, at: 3_100))
    #expect(pace.mayBegin(speakers: 50, at: 3_101))
  }

  @Test func `so many that serving them takes longer than the disk do not wait`() {
    var pace = CommitPace()
    pace.begin(speakers: 25, at: 1_000)
    pace.end(waiting: 25, at: 1_500)
    #expect(pace.mayBegin(speakers: 25, at: 1_501))
  }

  @Test func `nobody waits longer than half of the last sync`() {
    var pace = CommitPace()
    pace.begin(speakers: 2, at: 1_000)
    pace.end(waiting: 1, at: 2_000)
    #expect(!pace.mayBegin(speakers: 1, at: 2_499))
    #expect(pace.mayBegin(speakers: 1, at: 2_500))
    #expect(pace.deadline == 2_500)
  }

  @Test func `nor longer than the bound, however slow the disk is`() {
    var pace = CommitPace()
    pace.begin(speakers: 2, at: 0)
    pace.end(waiting: 1, at: 1_000_000)
    #expect(pace.mayBegin(speakers: 1, at: 1_000_000 + CommitPace.longest))
  }
}
