// All about one event: the line, the rest of its command, what led to it, what it led to.
import EventLog
import InviteLedger
import JSONText
import LedgerFormat
import LineProtocol
import Projections

struct EventDossier {
  private let line: ArraySlice<UInt8>
  private let sentence: String
  /// Seqs of the command it belongs to, when there are several.
  private let command: ClosedRange<UInt64>?
  private let cause: ArraySlice<UInt8>?
  private let consequences: [UInt64]
  private let isCut: Bool

  /// Reads it from the log; `search` finds what names the event as its cause.
  init(of seq: UInt64, through last: UInt64, _ search: LineSearch, _ progress: QuestionProgress) throws {
    let (line, record) = try search.line(seq)
    self.line = line
    sentence = record.sentence
    command = record.meta.part.map { part in
      let first = seq - UInt64(part.number) + 1
      return first...first + UInt64(part.count) - 1
    }
    cause = try record.meta.cause.map { try search.line($0).bytes }
    var found: [UInt64] = []
    if seq < last {
      try search.forEachMatch(in: seq + 1...last, progress) { record, _ in
        found.append(record.seq)
        return found.count <= Limits.listRowsMax
      }
    }
    isCut = found.count > Limits.listRowsMax
    consequences = Array(found.prefix(Limits.listRowsMax))
  }

  func write(to json: inout JSONWriter) {
    json.name("event")
    json.raw(line)
    json.member("text", sentence)
    if let command {
      json.name("command")
      json.beginArray()
      json.integer(command.lowerBound)
      json.integer(command.upperBound)
      json.endArray()
    }
    if let cause {
      json.name("cause")
      json.raw(cause)
    }
    json.name("consequences")
    json.beginArray()
    for seq in consequences { json.integer(seq) }
    json.endArray()
    if isCut { json.member("consequences_left_out", true) }
  }
}
