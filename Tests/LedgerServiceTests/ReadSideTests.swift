// The thread beside the loop: what was handed over is there for whoever asks next.
import LedgerService
import SystemCalls
import Testing

@Suite struct ReadSideTests {
  /// Something that lives on a read side.
  private actor Follower {
    let side: ReadSide
    private var numbers: [Int] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor { side.unowned }

    init(_ side: ReadSide) { self.side = side }

    func take(_ number: Int) { numbers.append(number) }
    var taken: [Int] { numbers }
  }

  @Test func `whoever enters finds everything that was handed over before`() throws {
    let side = try ReadSide()
    let follower = Follower(side)
    for number in 1...2_000 {
      side.follow { follower.assumeIsolated { $0.take(number) } }
      if number % 13 == 0 {
        let taken = side.enter { follower.assumeIsolated { $0.taken } }
        #expect(taken.count == number && taken.last == number)
      }
    }
    side.stop()
    #expect(side.enter { follower.assumeIsolated { $0.taken } } == Array(1...2_000))
  }

  @Test func `what was postponed is done before who enters, in its order, and by who catches up`() throws {
    let side = try ReadSide()
    let follower = Follower(side)
    func leave(_ number: Int) { side.postpone { follower.assumeIsolated { $0.take(number) } } }
    leave(1)
    leave(2)
    #expect(!side.isIdle)
    #expect(side.enter { follower.assumeIsolated { $0.taken } } == [1, 2])
    leave(3)
    side.catchUp()
    #expect(side.isIdle)
    // With more behind it, the thread beside does both.
    leave(4)
    side.follow { follower.assumeIsolated { $0.take(5) } }
    side.catchUp()
    #expect(side.enter { follower.assumeIsolated { $0.taken } } == [1, 2, 3, 4, 5])
    leave(6)
    side.stop()
    #expect(side.enter { follower.assumeIsolated { $0.taken } } == Array(1...6))
  }

  @Test func `who is inside can enter again, and others can wait for an answer`() async throws {
    let side = try ReadSide()
    let follower = Follower(side)
    side.enter { side.enter { follower.assumeIsolated { $0.take(1) } } }
    await follower.take(2)
    #expect(await follower.taken == [1, 2])
    side.stop()
  }
}
