// Every bound of the event log in one place, with the reason for its size.

/// The bounds of a log. Tests make them smaller; the service uses `standard`.
package struct LogLimits: Sendable {
  /// Bytes of a line with its newline. Fluent Bit drops a file at a line of 32 KiB, so stay below.
  package var lineBytes = 30 * 1024
  /// Bytes of a group that holds more than one command.
  package var groupBytes = 8 << 20
  /// Lines of one command: an import of 50,000 rows and the line that sums it up.
  package var commandLines = 50_001
  /// Bytes of one command.
  package var commandBytes = 64 << 20
  /// Bytes that may wait for the disk, in all groups together: the largest command twice.
  package var collectedBytes = 128 << 20
  /// From this length on a segment is sealed when the next command comes.
  package var segmentBytes: UInt64 = 256 << 20
  /// What `segmentBytes` can be set to: not so small that a line is a file, and with room for the largest command behind it below
  /// `longestSegment`.
  package static let segmentSizes: ClosedRange<UInt64> = 4 << 10...2 << 30
  /// No segment grows beyond this: places in it are kept in 32 bits.
  package var longestSegment: UInt64 = 3 << 30
  /// Space taken ahead of the end of the log, so that a full disk is noticed before anything is decided.
  package var reservedAhead: UInt64 = 8 << 20
  /// The part of it that only urgent commands may use: some hundred revocations.
  package var reservedForUrgent: UInt64 = 256 << 10
  /// What callers are told to wait when the disk is full.
  package var retryMilliseconds = 500
  /// Bytes read with one call when lines are read in order. Must be more than a line.
  package var chunkBytes = 256 << 10

  package init() {}

  /// What the service runs with.
  package static var standard: LogLimits { LogLimits() }
}
