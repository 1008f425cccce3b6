// Recording stories: a run of its own, which fails, so that nothing passes by being recorded.

import Foundation
import InviteLedger
import LedgerFormat
import Projections
import Testing

struct RecordingTests {
  private static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" }

  /// A story that is kept is never written again: a released format is frozen. Who wants it otherwise, before a release,
  /// removes its folder first.
  @Test(.enabled(if: RecordingTests.isRecording), arguments: Story.all)
  func `recording writes the stories that are not kept yet, and fails`(story: Story) throws {
    let files = StoryFiles(named: story.name)
    guard !files.isThere else { return }
    let scratch = ScratchFolder()
    let models = try tell(story, in: scratch)
    try files.write(story, log: scratch.url, models: models)
    Issue.record("recorded \(story.name); look at it, and run again without RECORD_SNAPSHOTS")
  }

  @Test(arguments: Story.all.filter { $0.name != Story.long.name })
  func `a story told twice is the same bytes`(story: Story) throws {
    let first = ScratchFolder()
    let second = ScratchFolder()
    _ = try tell(story, in: first)
    _ = try tell(story, in: second)
    let names = try FileManager.default.contentsOfDirectory(atPath: first.url.path).filter { $0.hasSuffix(".ndjson") }
    for name in names {
      let bytes = try [first, second].map { try Data(contentsOf: $0.url.appending(path: name)) }
      #expect(bytes[0] == bytes[1], "\(name)")
    }
  }

  /// Tells a story into a directory, and replays what was written.
  private func tell(_ story: Story, in scratch: ScratchFolder) throws -> StoryModels {
    do {
      let ledger = try StoryLedger(in: scratch.open(), seed: story.seed, segmentBytes: story.segmentBytes)
      try story.tell(ledger)
      try ledger.close()
    }
    return try StoryModels(records: StoryLine.all(in: scratch.open()).map(\.decoded.record))
  }
}
