// What is kept of a case's outcome: the document `verdict.json`.

import EventLog
import Hashing
import JSONText
import LedgerFormat
import Projections
import SystemCalls

enum DamagedVerdict {
  /// The document about an opening, and about what `verify` says of the files as they were before it.
  static func document(_ opening: DamagedOpening, verifying untouched: Directory) throws -> SnapshotDocument {
    try SnapshotDocument(members: [
      JSONMember(name: "opening", value: .object(members(of: opening))),
      JSONMember(name: "quarantine", value: .object(opening.after.quarantine.map(quarantined))),
      JSONMember(name: "verify", value: .object(verified(untouched))),
    ])
  }

  private static func members(of opening: DamagedOpening) -> [JSONMember] {
    switch opening.result {
    case .failure(let error): [member("decision", "refused")] + refusal(error)
    case .success(let end):
      [member("decision", opening.report.cuts.isEmpty ? "kept" : "cut")]
        + (opening.report.cuts.isEmpty
          ? [] : [JSONMember(name: "cuts", value: .array(opening.report.cuts.map(cut)))])
        + [
          member("seq", end.seq), member("root", end.root.hex),
          member("bytes_written_again", opening.report.rewrittenBytes),
        ]
    }
  }

  private static func cut(_ cut: RecoveryReport.Cut) -> JSONValue {
    .object([
      member("file", cut.file), member("byte", cut.offset), member("bytes", UInt64(cut.bytes)), member("seq", cut.seq),
      member("reason", "\(cut.reason)"),
    ])
  }

  /// A copy by its length; the log of the quarantine line by line.
  private static func quarantined(name: String, bytes: [UInt8]) throws -> JSONMember {
    guard name == "log.ndjson" else {
      return JSONMember(name: name, value: .object([member("bytes", UInt64(bytes.count))]))
    }
    return JSONMember(name: name, value: .array(try DamagedLog.lines(of: bytes).map { try JSONReader.value(of: $0) }))
  }

  private static func verified(_ directory: Directory) throws -> [JSONMember] {
    var faults: [JSONValue] = []
    do throws(LogError) {
      let log = try LogVerifier.verify(
        directory, isKnown: LineDecoder.isKnown, onLine: { faults += self.faults(in: $0).map { .string($0) } })
      return [
        member("decision", faults.isEmpty ? "in order" : "not in order"), member("seq", log.position.seq),
        member("root", log.position.tree.root.hex),
      ] + (log.tail.map { [JSONMember(name: "behind", value: tail($0))] } ?? [])
        + (faults.isEmpty ? [] : [JSONMember(name: "faults", value: .array(faults))])
    } catch {
      if case .system = error { throw error }
      return [member("decision", "refused")] + refusal(error)
    }
  }

  private static func tail(_ tail: VerifiedLog.Tail) -> JSONValue {
    .object([
      member("file", tail.file), member("byte", tail.offset), member("bytes", tail.bytes),
      member("reason", "\(tail.reason)"),
    ])
  }

  /// What is wrong with a line beyond what the event log knows of it.
  private static func faults(in line: LogLine) -> [String] {
    do {
      return try LineDecoder.decode(Array(line.bytes[line.range])).disclosureStates().filter { $0.state != .matching }
        .map { "seq \(line.seq): \($0.path) is not what was recorded" }
    } catch {
      return ["seq \(line.seq): \(error)"]
    }
  }

  /// Place and reason, without the path of the directory.
  private static func refusal(_ error: LogError) -> [JSONMember] {
    switch error {
    case .damaged(let damage):
      [
        member("file", damage.file), member("byte", damage.byte), member("seq", damage.seq),
        member("reason", "\(damage.reason)"),
      ]
    case .unknownEvent(let file, let byte, let seq, let type, let version):
      [
        member("file", file), member("byte", byte), member("seq", seq),
        member("reason", "\(type) version \(version) is not known"),
      ]
    case .headUnreadable: [member("file", "head"), member("reason", "both slots are damaged")]
    case .keyMissing: [member("file", "key"), member("reason", "the key file is missing and the log is not")]
    case .notALedger(_, let found): [member("file", found), member("reason", "it has no head and is not empty")]
    default: [member("reason", "\(error)")]
    }
  }

  private static func member(_ name: String, _ value: String) -> JSONMember {
    JSONMember(name: name, value: .string(value))
  }

  private static func member(_ name: String, _ value: UInt64) -> JSONMember {
    JSONMember(name: name, value: .integer(Int64(clamping: value)))
  }
}
