// Logs that are read from files, without a service: a ledger's directory, a copy of one, or single files.
import EventLog
import InviteLedger
import LedgerFormat
import SystemCalls

/// Where `--log` leads.
package struct LogSource {
  let reader: LogReader
  /// The directory, where it is one.
  let directory: Directory?
  /// What was named, for another program that is to read the same.
  let paths: [String]

  static let flag = Flag(
    "--log", value: "PATH", help: "read this directory or file instead of asking the service; may be repeated")

  /// One directory, or any number of files in the order of their lines.
  package init(_ paths: [String]) throws {
    self.paths = paths
    let directories = try paths.filter { try PathFacts.of($0)?.isDirectory == true }
    if let directory = directories.first {
      guard paths.count == 1 else {
        throw ProgramFault(
          "a directory holds a whole log and cannot be read together with something else", hint: "--log \(directory)")
      }
      let opened = try Directory(path: directory, trust: .anyone)
      guard try opened.names().contains(where: { $0.hasPrefix("events-") }) else {
        throw ProgramFault(
          "there is no log in \(directory)", hint: "name a ledger's directory: --log DIR", status: ExitStatus.noInput)
      }
      reader = LogReader(directory: opened)
      self.directory = opened
    } else {
      directory = nil
      reader = LogReader(files: try paths.map { File(owning: try Descriptor.reading($0)) })
    }
  }

  /// The log that flags and words name. A word that is a file is one of them, so that a shell's pattern works:
  /// `--log ledger/events-*.ndjson`.
  /// - Returns: nil when there is no `--log`; the words that are no files otherwise.
  static func find(_ arguments: Arguments) throws -> (source: LogSource, words: [String])? {
    let named = arguments.values("--log")
    guard !named.isEmpty else { return nil }
    let files = try arguments.words.filter { word in try !word.contains("=") && PathFacts.of(word) != nil }
    return (try LogSource(named + files), arguments.words.filter { !files.contains($0) })
  }

  /// The ledger that the lines are of: a log and each segment of it say so in their first line. Nil where another line is
  /// the first.
  func ledger() throws -> LedgerID? {
    var ledger: LedgerID?
    try reader.forEachLine { line in
      switch try LineDecoder.decode(line.bytes, range: line.range).record.event {
      case .ledgerOpened(let event): ledger = event.ledger
      case .segmentOpened(let event): ledger = event.ledger
      default: break
      }
      return false
    }
    return ledger
  }

  /// What is said where a cursor needs the ledger's id.
  static let nameless = ProgramFault(
    "the first line does not say which ledger this is, so it has no cursors",
    hint: "name the ledger's directory: --log DIR",
    status: ExitStatus.badData)

  /// The directory of the ledger, when nothing else is named.
  static func directory(_ arguments: Arguments) throws -> String { try arguments.setting(.dir) ?? "./ledger" }
}
