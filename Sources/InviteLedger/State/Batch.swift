// Invites issued together, and whether more can join them.

/// A batch in the state.
package struct Batch: Hashable, Sendable {
  package internal(set) var id: BatchID
  package internal(set) var mode: BatchMode
  package internal(set) var source: InviteSource
  /// Who opened it; only this actor and operators add to it and end it.
  package internal(set) var opener: String
  package internal(set) var issued: UInt32 = 0
  /// How it ended; nil while it is open, and for an atomic batch, which ends with the command that makes it.
  package internal(set) var closing: BatchClosed?
  /// Seq of the last event that changed this batch.
  package internal(set) var lastChange: UInt64

  init(_ event: BatchOpened, opener: String, seq: UInt64) {
    id = event.batch
    mode = event.mode
    source = event.source
    self.opener = opener
    lastChange = seq
  }

  /// Whether rows can still be issued into it.
  package var isOpen: Bool { mode == .rows && closing == nil }
}
