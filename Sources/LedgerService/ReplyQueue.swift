// The replies of one connection, in the order of its requests, some of them waiting for the disk.
package import LineProtocol

/// Replies in order (rule R2, R10 of the protocol): a reply waits until what it rests on is durable, and everything behind it
/// waits with it. Pure; the bytes that may go are handed out, the rest stays.
package struct ReplyQueue {
  /// One reply, or several that rest on nothing: where it ends, on which seq it rests, and whose it is, so that an
  /// error can take its place if the disk fails.
  private struct Mark {
    var end: Int
    var seq: UInt64
    var id: RequestID?
  }

  private var bytes: [UInt8] = []
  private var marks: [Mark] = []

  package init() {}

  /// The seq that must be durable before everything here may go; 0 when nothing waits for the disk.
  package var waitsFor: UInt64 { marks.reduce(0) { max($0, $1.seq) } }

  /// Bytes that are kept here.
  package var count: Int { bytes.count }
  package var isEmpty: Bool { bytes.isEmpty }

  /// Adds a reply that rests on everything up to `seq`; 0 rests on nothing but its place in the order.
  package mutating func append(_ reply: [UInt8], restingOn seq: UInt64 = 0, id: RequestID? = nil) {
    append(restingOn: seq, id: id) { bytes in bytes.append(contentsOf: reply) }
  }

  /// Adds a reply as `write` puts it at the end of the bytes it is given.
  package mutating func append(restingOn seq: UInt64, id: RequestID?, _ write: (inout [UInt8]) -> Void) {
    write(&bytes)
    if seq == 0, let last = marks.indices.last, marks[last].seq == 0 {
      marks[last].end = bytes.count
    } else {
      marks.append(Mark(end: bytes.count, seq: seq, id: id))
    }
  }

  /// Moves to the end of `output` what may go now that everything up to `durable` is on the disk.
  package mutating func move(durable: UInt64, to output: inout [UInt8]) {
    guard let open = marks.firstIndex(where: { $0.seq > durable }) else {
      output.append(contentsOf: bytes)
      bytes.removeAll(keepingCapacity: bytes.count <= Limits.replyBufferKept)
      marks.removeAll(keepingCapacity: true)
      return
    }
    guard open > 0 else { return }
    let start = marks[open - 1].end
    output.append(contentsOf: bytes[..<start])
    bytes.removeFirst(start)
    marks.removeFirst(open)
    for index in marks.indices { marks[index].end -= start }
  }

  /// Puts an error in the place of every reply that rests on more than `durable`.
  package mutating func fail(after durable: UInt64, with error: (RequestID?) -> [UInt8]) {
    guard marks.contains(where: { $0.seq > durable }) else { return }
    var kept = ReplyQueue()
    var start = 0
    for mark in marks {
      if mark.seq > durable {
        kept.append(error(mark.id))
      } else {
        kept.append(Array(bytes[start..<mark.end]), restingOn: mark.seq, id: mark.id)
      }
      start = mark.end
    }
    self = kept
  }
}
