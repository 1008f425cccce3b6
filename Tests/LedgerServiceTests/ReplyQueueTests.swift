// Replies in the order of their requests, some of them waiting for the disk.
import LedgerService
import LineProtocol
import Randomness
import Testing

extension ReplyQueue {
  /// What may go, in bytes of its own.
  fileprivate mutating func take(durable: UInt64) -> [UInt8] {
    var output: [UInt8] = []
    move(durable: durable, to: &output)
    return output
  }
}

@Suite struct ReplyQueueTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `what rests on nothing goes at once`() {
    var queue = ReplyQueue()
    queue.append(bytes("a"))
    queue.append(bytes("b"))
    #expect(text(queue.take(durable: 0)) == "ab")
    #expect(queue.isEmpty)
  }

  @Test func `a reply waits for its seq and holds back all behind it`() {
    var queue = ReplyQueue()
    queue.append(bytes("a"))
    queue.append(bytes("b"), restingOn: 5)
    queue.append(bytes("c"))
    queue.append(bytes("d"), restingOn: 7)
    #expect(queue.waitsFor == 7)
    #expect(text(queue.take(durable: 4)) == "a")
    #expect(text(queue.take(durable: 5)) == "bc")
    #expect(text(queue.take(durable: 6)) == "")
    #expect(text(queue.take(durable: 9)) == "d")
    #expect(queue.waitsFor == 0)
  }

  @Test func `a failure takes the place of what rested on too much, and of nothing else`() {
    var queue = ReplyQueue()
    queue.append(bytes("a"), restingOn: 3, id: .integer(1))
    queue.append(bytes("b"), restingOn: 5, id: .integer(2))
    queue.append(bytes("ping"))
    queue.append(bytes("c"), restingOn: 6, id: .string("x"))
    queue.fail(after: 3) { id in
      switch id {
      case .integer(let number): bytes("!\(number)")
      case .string(let word): bytes("!\(word)")
      case nil: bytes("!")
      }
    }
    #expect(text(queue.take(durable: 3)) == "a!2ping!x")
  }

  @Test(arguments: Seeds.usual(11...13))
  func `taken at any pace the replies are the same bytes in the same order`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var queue = ReplyQueue()
    var expected = ""
    var taken = ""
    var seq: UInt64 = 0
    for number in 0..<500 {
      let reply = "<\(number)>"
      expected += reply
      if random.oneIn(3) {
        queue.append(bytes(reply))
      } else {
        seq += 1
        queue.append(bytes(reply), restingOn: seq)
      }
      if random.oneIn(4) { taken += text(queue.take(durable: seq - min(seq, random.number(0...4)))) }
    }
    taken += text(queue.take(durable: seq))
    #expect(taken == expected, "seed \(seed)")
  }
}
