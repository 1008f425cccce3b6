// The order of events in the log against the order in which they were asked for and answered.

/// Of two commands, one answered before the other was asked for, the first stands before the second in the log.
struct RecordedOrder: Sendable {
  private struct Entry {
    let seq: UInt64
    let invoked: Int64
    let returned: Int64
  }

  private var entries: [Entry] = []

  mutating func note(_ seq: UInt64, invoked: Int64, returned: Int64) {
    entries.append(Entry(seq: seq, invoked: invoked, returned: returned))
  }

  func check() throws {
    var ended = entries.sorted { $0.returned < $1.returned }[...]
    var newest: UInt64 = 0
    for entry in entries.sorted(by: { $0.invoked < $1.invoked }) {
      while let first = ended.first, first.returned < entry.invoked {
        newest = max(newest, first.seq)
        ended.removeFirst()
      }
      guard newest < entry.seq else {
        throw KillFailure("seq \(newest) was answered before what became seq \(entry.seq) was asked for")
      }
    }
  }
}
