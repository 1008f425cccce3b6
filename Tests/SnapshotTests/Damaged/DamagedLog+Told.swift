// The logs that are damaged, told like stories: by running commands.

import EventLog
import Foundation
import InviteLedger
import InviteTokens

extension DamagedLog {
  /// One segment, `head` at line 3, so that a group that is known to be durable, one that must have been, and the last one
  /// are there:
  ///
  /// | line | group | |
  /// |---|---|---|
  /// | 1, 2, 3 | 1, 2, 3 | at or below `head` |
  /// | 4 | 4 | durable, because line 5 says so |
  /// | 5 | 5 | the last group |
  /// | 6 to 8 | 5 | the last group, three parts of one command |
  static func short() throws -> DamagedLog { try shortLog.get() }

  /// Three segments of which the first two are sealed, lines 1 to 3, 4 to 6 and 7 to 8; `head` as the last change of segment
  /// left it, at line 6.
  static func segmented() throws -> DamagedLog { try segmentedLog.get() }

  private static let shortLog = Result {
    try told(headSeq: 3) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", uid: 1000)))
      try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org")), as: .ada)
      try ledger.run(.addNote(AddNote(target: "inv_1", text: "met at the fair")), as: .ada)
      try ledger.together {
        try ledger.run(.addNote(AddNote(target: "inv_1", text: "wrote back")), as: .ada)
        try ledger.run(.mintInvites(MintInvites(quantity: 2)))
      }
    }
  }

  private static let segmentedLog = Result {
    try told(segmentBytes: 900, headSeq: 6) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", uid: 1000)))
      try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org")), as: .ada)
      try ledger.run(.addNote(AddNote(target: "inv_1", text: "met at the fair")), as: .ada)
      try ledger.run(.addNote(AddNote(target: "inv_1", text: "wrote back")), as: .ada)
      try ledger.run(.addNote(AddNote(target: "inv_1", text: "will come")), as: .ada)
    }
  }

  /// Tells a log into a directory that is gone afterwards, and completes it with key and `head`.
  static func told(
    segmentBytes: UInt64? = nil, headSeq: UInt64, _ tell: (StoryLedger) throws -> Void
  ) throws -> DamagedLog {
    let scratch = ScratchFolder()
    do {
      let ledger = try StoryLedger(in: scratch.open(), seed: 4, segmentBytes: segmentBytes)
      try tell(ledger)
      try ledger.close()
    }
    var log = try DamagedLog(in: scratch.url)
    log.files = log.files.filter { SegmentName.firstSeq($0.key) != nil }
    log.files["key"] = StoryLedger.keys?.text.revealed
    try log.writeHead(seq: headSeq)
    return log
  }
}
