// The read models of a log, each folded from its first line.

import EventLog
import InviteLedger
import LedgerFormat
import Projections

/// State and read models after a log, or after the first lines of it.
struct StoryModels {
  private(set) var state = LedgerState()
  private(set) var models = LedgerModels()

  init() {}

  init(records: some Sequence<Record>) throws {
    for record in records { try apply(record) }
  }

  mutating func apply(_ record: Record) throws {
    try state.apply(record)
    models.apply(record)
  }

  /// The snapshots by the names of their models, without those that have no member at all: a model that came after the
  /// first stories has none in them.
  func documents() throws -> [(name: String, document: SnapshotDocument)] {
    try models.all.map { (type(of: $0).name, try SnapshotDocument($0)) }.filter { !$0.1.members.isEmpty }
  }

  /// The snapshots as canonical text, by the names of their models.
  var texts: [(name: String, bytes: [UInt8])] {
    models.all.map { (type(of: $0).name, $0.snapshotBytes) }
  }
}

/// A line of a story's log, and the record in it.
struct StoryLine {
  let bytes: [UInt8]
  let decoded: DecodedLine

  /// All lines of a log; sums and seqs are checked by the reader.
  static func all(in directory: any LogFileSystem) throws -> [StoryLine] {
    var lines: [StoryLine] = []
    try LogReader(directory: directory).forEachLine { line in
      let bytes = Array(line.bytes[line.range])
      lines.append(StoryLine(bytes: bytes, decoded: try LineDecoder.decode(bytes)))
      return true
    }
    return lines
  }
}
