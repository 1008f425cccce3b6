// Recording cases: a run of its own, which fails, so that nothing passes by being recorded.

import Foundation
import InviteLedger
import Testing

extension DamagedTests {
  private static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" }

  /// A case that is kept is never written again, and none is written that does not come out as it was meant.
  @Test(.enabled(if: DamagedTests.isRecording), arguments: DamagedCase.all)
  func `recording writes the cases that are not kept yet, and fails`(made: DamagedCase) throws {
    let files = DamagedFiles(named: made.name)
    guard !files.isThere else { return }
    let log = try made.log()
    let (opening, verdict) = try judge(log)
    try #require(opening.outcome == made.expected)
    try files.write(made.text, log: log, verdict: verdict)
    Issue.record("recorded \(made.name); look at it, and run again without RECORD_SNAPSHOTS")
  }

  @Test func `a log that is told twice is the same bytes`() throws {
    let logs = try (0..<2).map { _ in
      try DamagedLog.told(headSeq: 2) { try $0.run(.addAccount(AddAccount(account: "ada", email: "ada@example.org"))) }
    }
    #expect(logs[0] == logs[1])
  }
}
