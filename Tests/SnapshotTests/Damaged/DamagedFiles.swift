// Where a case is kept, and what is in its folder.

import Foundation
import JSONText
import Projections
import SystemCalls

/// The folder of one case: `case.md`, the files of a directory in `log/`, and `verdict.json`.
struct DamagedFiles {
  let folder: URL

  private static let all = StoryFiles.all.deletingLastPathComponent().appending(path: "damaged")

  /// Names of the cases that are kept.
  static func kept() throws -> [String] {
    guard FileManager.default.fileExists(atPath: all.path) else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: all.path)
    return names.filter { DamagedFiles(named: $0).isThere }.sorted()
  }

  init(named name: String) { folder = Self.all.appending(path: name) }

  var isThere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "case.md").path) }

  func log() throws -> DamagedLog { try DamagedLog(in: folder.appending(path: "log")) }

  func verdictText() throws -> String {
    try String(contentsOf: folder.appending(path: "verdict.json"), encoding: .utf8)
  }

  /// Writes a case that is not there yet.
  func write(_ text: String, log: DamagedLog, verdict: SnapshotDocument) throws {
    let logFolder = folder.appending(path: "log")
    try FileManager.default.createDirectory(at: logFolder, withIntermediateDirectories: true)
    try log.write(to: logFolder)
    try Data(verdict.fileText.utf8).write(to: folder.appending(path: "verdict.json"))
    try Data("\(text)\n".utf8).write(to: folder.appending(path: "case.md"))
  }
}
