// Events around invites issued together.

/// How the rows of a batch succeed or fail together.
package enum BatchMode: String, CaseIterable, Sendable {
  /// Each row is issued, or fails, by itself.
  case rows
  /// All rows are issued, or none.
  case atomic
}

/// How a batch ended.
package enum BatchOutcome: String, CaseIterable, Sendable {
  case committed, aborted
}

/// A batch of invites begins.
package struct BatchOpened: Hashable, Sendable {
  package var batch: BatchID
  package var mode: BatchMode
  package var source: InviteSource
  /// SHA-256 of the imported file, lower-case hexadecimal, if the client gave it.
  package var fileDigest: String?
  /// How many rows are to come, if the client knows.
  package var rows: UInt32?
  /// Rows of a list that were left out.
  package var skipped: SkippedRows

  package init(
    batch: BatchID, mode: BatchMode, source: InviteSource, fileDigest: String? = nil, rows: UInt32? = nil,
    skipped: SkippedRows = SkippedRows()
  ) {
    self.batch = batch
    self.mode = mode
    self.source = source
    self.fileDigest = fileDigest
    self.rows = rows
    self.skipped = skipped
  }
}

/// A batch of invites ended.
package struct BatchClosed: Hashable, Sendable {
  package var batch: BatchID
  package var outcome: BatchOutcome
  /// Invites issued by this batch.
  package var issued: UInt32
  /// Rows answered with an invite that was there already.
  package var reused: UInt32
  /// Rows refused, as the client reported or the ledger counted them.
  package var failed: UInt32

  package init(batch: BatchID, outcome: BatchOutcome, issued: UInt32, reused: UInt32, failed: UInt32) {
    self.batch = batch
    self.outcome = outcome
    self.issued = issued
    self.reused = reused
    self.failed = failed
  }
}
