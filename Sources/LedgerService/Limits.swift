// Every bound of the service that is not the log's, the protocol's, the socket's or the domain's own.
import InviteLedger

/// Bounds of the service. Each says what it protects.
package enum Limits {
  /// Bytes of replies a connection may have waiting (for the disk or for its reader) before no more of its requests are
  /// taken: 256 KiB, about 1,000 replies. With the 64 KiB of a line in the making and the socket's own output bound
  /// this is what a client that never reads can hold (R18).
  package static let repliesWaiting = 256 * 1_024

  /// Events that `show` folds without being asked to: half a second's worth.
  package static let eventsFoldedUnasked: UInt64 = 50_000

  /// Capacity of an emptied reply buffer that is kept for the next turn; a larger one is given back.
  package static let replyBufferKept = 64 * 1_024

  /// Bytes of free memory that are kept for the next turns at the end of a heap, of which each thread may have one: 16 MiB,
  /// more than a hundred followers are served with.
  package static let freeMemoryKept = 16 << 20

  /// Bytes from which on a block of memory is given back as soon as it is free: 4 MiB, more
  /// than a turn needs unless a command is very large.
  package static let blockWithItsOwnMapping = 4 << 20

  /// Bytes of rows that one query adds to its connection in one turn of the loop, so that a long answer never holds up
  /// commands: 128 KiB is 0.1 ms of copying.
  package static let rowBytesPerTurn = 128 * 1_024

  /// Lines that a query looks at on the loop itself: a tail that follows the newest groups. What is more, and what runs a
  /// pattern, goes to a thread of its own, so that no search holds up commands: 512 steps a character are seconds for
  /// 64 lines as long as they may be.
  package static let linesPerTurn: UInt64 = 64

  /// Lines that stand close together are read as one stretch from so many on: a call of the kernel for each takes longer
  /// than to pass over those between them.
  package static let linesOfAStretch = 8

  /// How many lines a stretch may have for each that is wanted.
  package static let linesPassedOver: UInt64 = 4

  /// Things that a list looks at on the loop itself: a page of most lists, in some tenths of a millisecond.
  package static let thingsPerTurn = 1_024

  /// Microseconds that one search may take before the next one has its turn.
  package static let searchMicroseconds: Int64 = 20_000

  /// Folds of the past that are kept, and the events that all but the last used may add up to: a fold of 1,000,000
  /// events takes some 400 MB, and those of one log share most of it.
  package static let keptFolds = 4
  package static let keptEvents: UInt64 = 4_000_000

  /// The name of a mark.
  package static let markNameBytes = 64

  /// Marks of a ledger: 10,000 lines of 150 bytes are read at start in some milliseconds.
  package static let marks = 10_000

  /// Rows of a page of a list query when the request does not say.
  package static let listRows = 100

  /// The largest page of a list query.
  package static let listRowsMax = 1_000

  /// Users of deprecated verbs and parameters that are told apart: about 100 bytes each.
  package static let deprecatedUsers = 1_024

  /// Bytes of staged rows of atomic batches over all connections.
  package static let stagedBytes = 64 * 1_024 * 1_024

  /// Rows of one batch.
  package static let batchRows = 50_000

  /// Records of a group that the read models take in on the loop: 16 take less than waking another thread.
  package static let recordsAtOnce = 16

  /// Records that may be durable before the read models have them; then the loop waits for the models, for some 50 ms at most.
  package static let recordsAhead = 50_000

  /// Milliseconds a client should wait before it asks again when too much waits for the disk: some groups later.
  package static let busyRetryMilliseconds: Int64 = 100

  /// Milliseconds a query waits for the seq it asked to see when it does not say.
  package static let waitMilliseconds: Int64 = 10_000

  /// Keys and uids whose requests are counted each for itself: 40 KB.
  package static let meteredCallers = 1_024

  /// Kinds of use of keys that wait to be written down.
  package static let countedUses = 1_024

  /// How long before a key lapses `health` names it: 14 days.
  package static let lapseNoticeMicroseconds: Int64 = 14 * 86_400_000_000

  /// How long a key has to be unused to be called dormant: 7 days.
  package static let dormantMicroseconds: Int64 = 7 * 86_400_000_000

  /// Milliseconds of quiet after which `head` is written.
  package static let idleHeadMilliseconds: Int64 = 1_000

  /// Milliseconds a running service waits on shutdown for clients to take what they were promised.
  package static let drainMilliseconds: Int64 = 2_000

  /// Rows of a table that counts what anybody can cause: 1,024 of about 100 bytes are 100 KiB.
  package static let tallyRows = 1_024

  /// Rows that one line of such a table says by name, the most frequent: 64 of at most 90 bytes are 6 KB of a line's
  /// 30 KiB.
  package static let tallyRowsOfALine = 64

  /// Microseconds from one line of a uid to the next: however many refusals there are in two hours, and of however many
  /// invites, they grow the log by 120 lines of a uid, which are 730 KB.
  package static let tallyInterval: Int64 = 60_000_000

  /// Redemptions that may fail for one uid before its answers are held back: more than a page full of people mistypes in
  /// a minute.
  package static let failuresFree: Int64 = 1_000

  /// Microseconds of freedom that a failure costs and time gives back: 20 failures a second go on for ever.
  package static let failureInterval: Int64 = 50_000

  /// The longest that the answer of a failed redemption is held back, in microseconds.
  package static let failureHoldLongest: Int64 = 2_000_000

  /// Milliseconds between progress notes of a request that takes long (R4).
  package static let progressMilliseconds: Int64 = 400

  /// Events that a start would replay in about a second; so many after the last image, the next one is worth its writing.
  package static let imageAfter: UInt64 = 100_000
  /// While the service runs the next image is due when this share of the log came since the last one, one in so many parts: each
  /// is as long as the log adds up to, so their cost stays in proportion to the log's.
  package static let imageShare: UInt64 = 4
  /// The head of an image, in bytes of its file: about 2,300 with the tree of the largest log.
  package static let imageHeadBytes: UInt64 = 4_096
  /// A block of an image that is read, in bytes: one as it is written, and the longest value that may end it.
  package static let imageBlockLongest = InviteLedger.Limits.imageBlock + 64 * 1_024
  /// The program is read by so many bytes to tell which one it is.
  package static let programPiece = 1 << 20
}
