// What a start found and did, for the operator.

/// What opening a log did.
package struct RecoveryReport: Sendable, Equatable {
  /// Bytes that were cut from the end of the log and kept in `quarantine/`.
  package struct Cut: Sendable, Equatable {
    package let file: String
    package let offset: UInt64
    package let bytes: Int
    /// The seq that the first cut line has or should have had.
    package let seq: UInt64
    package let reason: CutReason
    /// Name of the copy in `quarantine/`; nil when nothing was there to keep.
    package let kept: String?
  }

  /// The directory was not a ledger before.
  package internal(set) var isFirstStart = false
  /// Lines of the last segment, which was read whole.
  package internal(set) var linesRead = 0
  package internal(set) var segments = 0
  /// Bytes of the last group that were written and synced again before they were believed.
  package internal(set) var rewrittenBytes: UInt64 = 0
  package internal(set) var cuts: [Cut] = []

  package init() {}
}
