// The golden stories as logs to walk about in.
import EventLog
import Foundation
import InviteLedger
import LedgerFormat
import Projections
import Replay
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

  static func timeline(_ name: String) throws -> Timeline { try Timeline(ReplayLog(reader(name))) }

  static func session(_ name: String) throws -> Session { Session(try timeline(name)) }
}

extension Session {
  /// The lines that a command answers.
  mutating func lines(_ command: String) throws -> [String] { try perform(command)?.lines ?? [] }
}

extension LedgerModels {
  /// Everything as canonical text.
  var text: [UInt8] { all.flatMap { $0.snapshotBytes } }
}
