// What an event log is opened with.

/// Where a log is and what it asks of its owner. The log reads no clock and no random source: both come in here.
package struct LogOptions: Sendable {
  /// The directory of the ledger, open.
  package var directory: any LogFileSystem
  package var limits = LogLimits.standard
  /// Who holds the lock, said to whoever comes second: `process 331`.
  package var holder: String
  /// The key file, made before the first line and read at every start; nil for logs without one.
  package var key: KeyFile?
  /// Names that may stand in a directory in which a ledger begins: the socket, settings.
  package var tolerated: Set<String> = []
  /// Whether an event of this type and version can be read by this program.
  package var isKnown: @Sendable (_ type: String, _ version: UInt64) -> Bool
  /// Makes the first line of a new ledger, from the contents of the key file (empty without one).
  package var ledgerOpened: @Sendable (_ key: [UInt8]) -> LineParts
  /// The time now as text, for the quarantine's log.
  package var now: @Sendable () -> String

  package init(
    directory: any LogFileSystem,
    holder: String,
    key: KeyFile? = nil,
    isKnown: @escaping @Sendable (_ type: String, _ version: UInt64) -> Bool,
    ledgerOpened: @escaping @Sendable (_ key: [UInt8]) -> LineParts,
    now: @escaping @Sendable () -> String
  ) {
    self.directory = directory
    self.holder = holder
    self.key = key
    self.isKnown = isKnown
    self.ledgerOpened = ledgerOpened
    self.now = now
  }
}
