// A queue from one thread to another: order, bound, and both of its ends.

import SystemCalls
import Testing

@Suite struct ConveyorTests {
  @Test func `items come out in the order in which they were put, and no more wait than may`() throws {
    let conveyor = Conveyor<Int>(limit: 3)
    let ahead = Monitor((put: 0, taken: 0, most: 0))
    let other = try SystemThread(name: "putting") {
      for number in 1...1_000 {
        _ = conveyor.put(number)
        ahead.withLock { ahead in
          ahead.put = number
          ahead.most = max(ahead.most, ahead.put - ahead.taken)
        }
      }
      conveyor.close()
    }
    var taken: [Int] = []
    while let number = conveyor.take() {
      taken.append(number)
      ahead.withLock { $0.taken = number }
    }
    other.join()
    #expect(taken == Array(1...1_000))
    // Three wait, and the one that was just taken is not counted yet.
    #expect(ahead.withLock { $0.most } <= 4)
  }

  @Test func `what was put before the end is taken after it`() {
    let conveyor = Conveyor<Int>(limit: 2)
    #expect(conveyor.put(1) && conveyor.put(2))
    conveyor.close()
    #expect(conveyor.take() == 1)
    #expect(conveyor.take() == 2)
    #expect(conveyor.take() == nil)
  }

  @Test func `who waits for room is let go when nobody takes any more`() throws {
    let conveyor = Conveyor<Int>(limit: 1)
    #expect(conveyor.put(1))
    let second = Monitor<Bool?>(nil)
    let other = try SystemThread(name: "putting") {
      let isTaken = conveyor.put(2)
      second.withLock { $0 = isTaken }
    }
    conveyor.abandon()
    other.join()
    #expect(second.withLock { $0 } == false)
    #expect(!conveyor.put(3))
  }
}
