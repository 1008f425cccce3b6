// Every bound of the protocol, each with the arithmetic that gave it.
import InviteLedger

/// Bounds of requests and replies. Sizes are bytes of UTF-8 unless they say otherwise.
package enum ProtocolLimits {
  /// A request line without its end. 64 KiB holds the largest log line (30 KiB) even when most of it is escaped.
  package static let lineBytes = 64 * 1024

  /// Words of an inline request: 64 parameters, as many as a JSON object may have keys, and as many terms of a query.
  package static let words = 128

  /// An `id`. It comes back on every row, so a page of 1,000 rows repeats 125 KiB of it at most.
  package static let idBytes = 128

  /// A request id (`@req=`): it is stored in every event of the command (log-format: `meta.req`).
  package static let requestKeyBytes = 64

  /// A name: an account, a group, a channel, a topic, a locale, another system's id.
  package static let nameBytes = 255

  /// An address as it is given; the decider refuses what is longer than 254 bytes after trimming.
  package static let addressBytes = 320

  /// A token or a link that holds one: a token has 38 bytes, the rest is a base URL.
  package static let tokenBytes = 2048

  /// Members of a list in one parameter: the groups of an account are the longest list the domain takes. 150 names of
  /// 255 bytes are 38 KB, which a request line holds.
  package static let listItems = Limits.groupsPerAccount

  /// A query as text, in `where=`.
  package static let queryBytes = Limits.queryBytes

  /// A pattern, in `grep=`: as long as one value of a query.
  package static let patternBytes = 1_024

  /// A path into the state: 16 steps, of which the longest is an address or a name.
  package static let pathBytes = 4_096

  /// The longest `@timeout`, in milliseconds: ten minutes.
  package static let timeoutMilliseconds: Int64 = 600_000

  /// Sequence numbers stay below 2^53, so that every JSON reader holds them exactly.
  package static let largestSeq: Int64 = (1 << 53) - 1

  /// Rows of one page of a query unless `limit=` says otherwise; the cursor leads on.
  package static let defaultRows: Int64 = 100

  /// The largest `limit=`: 10,000 rows of 30 KiB are 300 MB to stream, never to keep.
  package static let largestRows: Int64 = 10_000

  /// The longest relative expiry: 100 years of 365.25 days, in microseconds; every sum with a clock of this
  /// millennium stays below the year 9999.
  package static let longestExpiryMicroseconds: Int64 = 100 * 31_557_600 * 1_000_000
}
