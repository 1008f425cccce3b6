// The read models a replay builds, and the state that tells whether the log contradicts itself.
import EventLog
import InviteLedger
import JSONText
import LedgerFormat
import Projections

/// Some read models at one position of a log.
struct ReplayModels {
  private var models: [any Projection]
  private var state = LedgerState()
  /// The last line taken; 0 before the first.
  private(set) var seq: UInt64 = 0

  static var names: [String] { LedgerModels.types.map { $0.name } }

  /// The models of these names, empty; all of them when none is named.
  init(named names: [String]) throws(ProgramFault) {
    for name in names where !Self.names.contains(name) {
      throw ProgramFault("there is no model \(name)", hint: "one or more of " + Self.names.joined(separator: ", "))
    }
    models = LedgerModels.types.filter { names.isEmpty || names.contains($0.name) }.map { $0.init() }
  }

  /// The models after every line up to a position.
  /// - Throws: what is wrong with a line, by its seq.
  func replayed(_ reader: LogReader, to position: ReplayPosition) throws -> ReplayModels {
    var replayed = self
    try reader.forEachLine { line in
      let record = try LineDecoder.decode(line.bytes, range: line.range).record
      guard position.includes(record) else { return false }
      try replayed.state.apply(record)
      for index in replayed.models.indices { replayed.models[index].apply(record) }
      replayed.seq = record.seq
      return true
    }
    if let named = position.namedSeq, named > replayed.seq {
      throw ProgramFault(
        "there is no seq \(named): the log ends at \(replayed.seq)", hint: "--to end", status: ExitStatus.badData)
    }
    return replayed
  }

  /// The snapshots as one canonical object.
  var snapshotText: [UInt8] {
    // Members of different models have different names, so their objects become one by losing the braces between them.
    let members = models.map { $0.snapshotBytes.dropFirst().dropLast() }.filter { !$0.isEmpty }
    return [UInt8(ascii: "{")] + Array(members.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "}")]
  }

  /// The snapshots as a value that can be compared.
  func document() throws(JSONError) -> SnapshotDocument { try SnapshotDocument(text: snapshotText) }
}
