// The time of a command: never before the last one, still moving while the wall clock is held back.
package import InviteLedger

/// Gives every command its time. Pure: the readings of the clocks are arguments.
///
/// The wall clock can be set back or far ahead by hand or by a network; the order of the ledger is `seq` and never
/// depends on it, but expiry does. So time never runs backwards here, and it is never believed to have jumped ahead by
/// more than a person would accept without being asked.
package struct LedgerClock: Sendable {
  /// Readings of both clocks at one moment, in microseconds.
  package struct Reading: Sendable {
    /// The wall clock, since 1970-01-01T00:00:00Z.
    package var wall: Int64
    /// The time since boot, suspended time included: it cannot be set.
    package var boot: Int64

    package init(wall: Int64, boot: Int64) {
      self.wall = wall
      self.boot = boot
    }
  }

  /// The time a command gets.
  package struct Moment: Hashable, Sendable {
    package var time: Timestamp
    /// How far the time stands ahead of the wall clock, in microseconds, when the wall clock was held; else nil.
    package var held: Int64?

    package init(time: Timestamp, held: Int64? = nil) {
      self.time = time
      self.held = held
    }
  }

  /// The wall clock is further ahead than can be believed.
  package struct Ahead: Error, Hashable, Sendable {
    /// By how much, in microseconds.
    package var microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }
  }

  /// Two clocks cannot be read at the same instant; less than this is no disagreement.
  package static let tolerance: Int64 = 1_000
  /// How far ahead of the expected time the wall clock is believed while the service runs: an hour.
  package static let believedAhead: Int64 = 3_600_000_000
  /// The same at the first command after a start, when nobody knows how long the service was down: 400 days.
  package static let believedAheadAtStart: Int64 = 400 * 86_400_000_000

  private var last: Int64
  private var lastBoot: Int64
  private var believed: Int64

  /// A clock that goes on after the last event of the log; for an empty log everything is believed.
  package init(after last: Timestamp?, boot: Int64) {
    self.last = last?.microseconds ?? 0
    self.lastBoot = boot
    self.believed = last == nil ? .max : Self.believedAheadAtStart
  }

  /// The time of a command that is decided now.
  package mutating func moment(at reading: Reading) throws(Ahead) -> Moment {
    let expected = last + max(0, reading.boot - lastBoot)
    guard reading.wall - expected <= believed else { throw Ahead(microseconds: reading.wall - expected) }
    let moment =
      expected - reading.wall > Self.tolerance
      ? Moment(time: Timestamp(microseconds: expected), held: expected - reading.wall)
      : Moment(time: Timestamp(microseconds: max(reading.wall, last)), held: nil)
    last = moment.time.microseconds
    lastBoot = reading.boot
    believed = Self.believedAhead
    return moment
  }

  /// The time a question is asked at: as `moment`, but nothing is remembered and nothing refused.
  package func now(at reading: Reading) -> Timestamp {
    let expected = last + max(0, reading.boot - lastBoot)
    if expected - reading.wall > Self.tolerance { return Timestamp(microseconds: expected) }
    return Timestamp(microseconds: max(reading.wall, last))
  }

  /// How the wall clock stands to the ledger's time.
  package enum Standing: Hashable, Sendable {
    case right
    /// It is behind, so the ledger's time goes on without it; by microseconds.
    case held(Int64)
    /// It is further ahead than is believed, so commands are refused; by microseconds.
    case ahead(Int64)
  }

  /// How the wall clock stands now; nothing is remembered.
  package func standing(at reading: Reading) -> Standing {
    let expected = last + max(0, reading.boot - lastBoot)
    if reading.wall - expected > believed { return .ahead(reading.wall - expected) }
    return expected - reading.wall > Self.tolerance ? .held(expected - reading.wall) : .right
  }

  /// An operator looked at the wall clock and says that it is right.
  package mutating func accept(_ reading: Reading) {
    last = max(last, reading.wall)
    lastBoot = reading.boot
  }
}
