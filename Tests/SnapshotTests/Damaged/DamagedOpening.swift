// Opening a directory through the real event log, as a service of this format would.

import EventLog
import Foundation
import Hashing
import InviteLedger
import InviteTokens
import LedgerFormat
import SystemCalls

/// A directory with a log in it, and what opening it came to.
struct DamagedOpening {
  /// What a log was after recovery.
  struct End: Equatable {
    let seq: UInt64
    let root: Digest
  }

  let result: Result<End, LogError>
  let report: RecoveryReport
  /// The files afterwards.
  let after: DamagedLog

  /// Opens the directory, and lets it go without writing anything more.
  init(_ scratch: ScratchFolder) throws {
    do throws(LogError) {
      let log = try EventLog.open(Self.options(try Self.directory(scratch)))
      result = .success(End(seq: log.durableSeq, root: log.durableTree.root))
      report = log.recovery
    } catch {
      if case .system = error { throw error }
      result = .failure(error)
      report = RecoveryReport()
    }
    after = try DamagedLog(in: scratch.url)
  }

  private static func directory(_ scratch: ScratchFolder) throws(LogError) -> Directory {
    do throws(SystemError) { return try Directory(path: scratch.url.path, trust: .ownOnly) } catch {
      throw .system(error)
    }
  }

  private static func options(_ directory: Directory) -> LogOptions {
    LogOptions(
      directory: directory, holder: "the case", key: KeyFile(name: "key") { StoryLedger.keys?.text.revealed ?? [] },
      isKnown: LineDecoder.isKnown, ledgerOpened: { key in opening(key) }, now: { "2026-11-22T09:00:00.000000Z" })
  }

  /// The first line, for a first start that was interrupted.
  private static func opening(_ key: [UInt8]) -> LineParts {
    let check = (try? TokenKeys(text: key))?.keyCheck ?? ""
    let event = Event.ledgerOpened(LedgerOpened(ledger: StoryLedger.ledger, format: 1, keyCheck: check))
    let parts = LineEncoder { (0, 0) }.encode(
      event, time: Timestamp(microseconds: 1_795_251_600_000_000), actor: "invite-ledger", meta: RecordMeta(batch: 0))
    return LineParts(body: parts.body, tail: parts.tail)
  }

  /// The outcome as a case states it; nil for one that no case can state.
  var outcome: DamagedOutcome? {
    switch result {
    case .success(let end):
      report.cuts.isEmpty ? .kept(seq: end.seq) : .cut(report.cuts.map(\.reason), seq: end.seq)
    case .failure(.damaged(let damage)): .refused(damage.reason, seq: damage.seq)
    case .failure(.unknownEvent(_, _, let seq, let type, let version)):
      .unknown(type: type, version: version, seq: seq)
    case .failure(.headUnreadable): .headUnreadable
    case .failure(.keyMissing): .keyMissing
    case .failure(.notALedger): .notALedger
    case .failure(_): nil
    }
  }
}
