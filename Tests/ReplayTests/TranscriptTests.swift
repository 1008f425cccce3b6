// Whole sessions, word by word, against their golden transcripts.
import Foundation
import Replay
import Testing

/// `Snapshots/replay/*.transcript`: `story NAME`, then `> ` what is typed and `< ` what is answered.
struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Snapshots/replay")

  private static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".transcript") }.sorted()
  }()

  @Test(arguments: names)
  func `a session says what its transcript says`(name: String) throws {
    let file = Self.folder.appending(path: name)
    let golden = try String(contentsOf: file, encoding: .utf8)
    let said = try Self.said(golden)
    if said == golden { return }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try said.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name); look at it, and run again without RECORD_SNAPSHOTS")
    } else {
      let (old, new) = (golden.split(separator: "\n"), said.split(separator: "\n"))
      let place = zip(old, new).enumerated().first { $1.0 != $1.1 }
      Issue.record("\(name), line \((place?.offset ?? min(old.count, new.count)) + 1): \(place?.element.1 ?? "")")
    }
  }

  @Test func `every word of a session is in a transcript`() throws {
    let texts = try Self.names.map { try String(contentsOf: Self.folder.appending(path: $0), encoding: .utf8) }
    let typed = texts.joined().split(separator: "\n").filter { $0.hasPrefix("> ") }.compactMap { line in
      line.dropFirst(2).split(separator: " ").first.map(String.init)
    }
    // Digests are of all models, so each new model would change them; the last two ask other processes.
    for word in SessionWord.all where !["digest", "verify", "compare"].contains(word.name) {
      #expect(typed.contains(word.name), "\(word.name) is in no transcript")
    }
  }

  /// The transcript with what is answered now.
  private static func said(_ transcript: String) throws -> String {
    var session: Session?
    var lines: [String] = []
    for line in transcript.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("< ") { continue }
      lines.append(line)
      if let name = line.split(separator: " ").last, line.hasPrefix("story ") {
        session = try Stories.session(String(name))
      } else if line.hasPrefix("> ") {
        lines += try answer(String(line.dropFirst(2)), &session).map { "< " + $0 }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func answer(_ line: String, _ session: inout Session?) throws -> [String] {
    do {
      return try session?.perform(line)?.lines ?? []
    } catch let error as ReplayError {
      return error.message.split(separator: "\n").map { "! " + $0 } + (error.hint.map { ["!   " + $0] } ?? [])
    }
  }
}
