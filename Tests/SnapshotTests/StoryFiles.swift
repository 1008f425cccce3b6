// Where a story is kept, and what is in its folder.

import Foundation
import JSONText
import Projections
import SystemCalls

/// The folder of one story: `story.md`, `log/events-….ndjson`, and a JSON file for each read model.
struct StoryFiles {
  let folder: URL

  /// The folder of the first format's stories in the repository.
  static let all = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Snapshots/v1")

  /// Names of the stories that are kept.
  static func kept() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: all.path)
    return names.filter { StoryFiles(named: $0).isThere }.sorted()
  }

  init(named name: String, in root: URL = all) { folder = root.appending(path: name) }

  var isThere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "story.md").path) }

  /// Opened without asking whose files they are: a checkout is anybody's.
  func openLog() throws -> Directory {
    try Directory(path: folder.appending(path: "log").path, trust: .anyone)
  }

  func snapshot(of model: String) throws -> SnapshotDocument {
    try SnapshotDocument(text: Array(try text(of: model).utf8))
  }

  func text(of model: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(model).json"), encoding: .utf8)
  }

  /// Every file's text, for looking for what may not be there.
  func everything() throws -> [String] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }

  /// Writes a story that is not there yet.
  func write(_ story: Story, log: URL, models: StoryModels) throws {
    let manager = FileManager.default
    try manager.createDirectory(at: folder.appending(path: "log"), withIntermediateDirectories: true)
    for name in try manager.contentsOfDirectory(atPath: log.path) where name.hasSuffix(".ndjson") {
      let bytes = try Data(contentsOf: log.appending(path: name))
      try bytes.write(to: folder.appending(path: "log/\(name)"))
    }
    for (name, document) in try models.documents() {
      try Data(document.fileText.utf8).write(to: folder.appending(path: "\(name).json"))
    }
    try Data("# \(story.title)\n\n\(story.text)\n".utf8).write(to: folder.appending(path: "story.md"))
  }
}

/// A directory that is gone when the test is.
final class ScratchFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "il-story-\(UUID().uuidString)")

  func open() throws -> Directory { try Directory.make(path: url.path) }

  deinit { try? FileManager.default.removeItem(at: url) }
}
