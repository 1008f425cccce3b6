// The golden stories as logs to walk about in.
import EventLog
import Foundation
import InviteLedger
import JSONText
import LedgerFormat
import LineProtocol
import Projections
import Replay
import Synchronization
import SystemCalls

/// Logs of `Snapshots/v1`.
enum Stories {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Snapshots/v1")

  /// Names of all stories that have a log.
  static let all: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { FileManager.default.fileExists(atPath: root.appending(path: "\($0)/log").path) }.sorted()
  }()

  /// The records of a story, read in the plainest way.
  static func records(_ name: String) throws -> [Record] {
    var records: [Record] = []
    try reader(name).forEachLine { line in
      records.append(try LineDecoder.decode(line.bytes, range: line.range).record)
      return true
    }
    return records
  }

  static func reader(_ name: String) throws -> LogReader {
    LogReader(directory: try Directory(path: root.appending(path: "\(name)/log").path, trust: .anyone))
  }

  /// A log that is these bytes.
  static func timeline(of bytes: [UInt8]) throws -> Timeline {
    let path = FileManager.default.temporaryDirectory.appending(path: "il-replay-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Timeline(ReplayLog(LogReader(files: [File(owning: try Descriptor.reading(path))])))
  }

  /// With states kept every few events, as long logs have them every few thousand.
  static func timeline(_ name: String) throws -> Timeline { try Timeline(ReplayLog(reader(name)), every: 32) }

  static func session(_ name: String) throws -> Session {
    var session = Session(try timeline(name))
    session.outside.readCommand = reader
    let files = WrittenFiles()
    session.outside.writeFile = { files.write($0, $1) }
    session.outside.readFile = { path in
      guard let bytes = files.bytes(path) else { throw ReplayError("there is no file of that name") }
      return bytes
    }
    // Calls a state bad once somebody redeemed something in it.
    session.outside.runProgram = { _, seq, state, _ in
      seq == 4 ? 125 : try JSONReader.value(of: state)["redemptions"]?.object?.isEmpty == false ? 1 : 0
    }
    return session
  }

  /// Reads commands as the program does, without tokens.
  private static let reader: @Sendable (String) throws -> (command: Command, actor: String?) = { line in
    guard case .request(let request) = RequestParser.parse(Array(line.utf8)),
      let command = try request.command(reading: { _ in .malformed(reason: "no token is known here") })
    else { throw ReplayError("that is no command") }
    return (command, request.envelope.actingAs)
  }
}

/// Files that sessions write, in memory.
final class WrittenFiles: Sendable {
  private let files = Mutex<[String: [UInt8]]>([:])

  func write(_ path: String, _ bytes: [UInt8]) { files.withLock { $0[path] = bytes } }
  func bytes(_ path: String) -> [UInt8]? { files.withLock { $0[path] } }
}

extension Session {
  /// The lines that a command answers.
  mutating func lines(_ command: String) throws -> [String] { try perform(command)?.lines ?? [] }
}

extension LedgerModels {
  /// Everything as canonical text.
  var text: [UInt8] { all.flatMap { $0.snapshotBytes } }
}
