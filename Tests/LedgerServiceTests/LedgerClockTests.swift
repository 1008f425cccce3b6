// The time of a command: it never runs back, it goes on while the wall clock is held, it believes no leap.
import InviteLedger
import LedgerService
import Randomness
import Testing

@Suite struct LedgerClockTests {
  private let start = Timestamp(microseconds: 1_800_000_000_000_000)
  private let hour: Int64 = 3_600_000_000

  private func reading(wall: Int64, boot: Int64) -> LedgerClock.Reading {
    LedgerClock.Reading(wall: start.microseconds + wall, boot: boot)
  }

  @Test func `the wall clock is the time while it goes forward`() throws {
    var clock = LedgerClock(after: start, boot: 0)
    #expect(
      try clock.moment(at: reading(wall: 5_000_000, boot: 5_000_000)).time.microseconds == start.microseconds
        + 5_000_000)
    #expect(try clock.moment(at: reading(wall: 9_000_000, boot: 9_000_000)).held == nil)
  }

  @Test func `F14 a wall clock that was set back is held, and time goes on with the time since boot`() throws {
    var clock = LedgerClock(after: start, boot: 0)
    let first = try clock.moment(at: reading(wall: -10 * hour, boot: 2_000_000))
    #expect(first.time.microseconds == start.microseconds + 2_000_000)
    #expect(first.held == 10 * hour + 2_000_000)
    let second = try clock.moment(at: reading(wall: -10 * hour + 1_000_000, boot: 3_000_000))
    #expect(second.time.microseconds == first.time.microseconds + 1_000_000)
  }

  @Test func `two clocks that were read a moment apart do not disagree`() throws {
    var clock = LedgerClock(after: start, boot: 0)
    let moment = try clock.moment(at: reading(wall: 4_999_500, boot: 5_000_000))
    #expect(moment == LedgerClock.Moment(time: Timestamp(microseconds: start.microseconds + 4_999_500), held: nil))
  }

  @Test func `a leap of more than an hour is not believed until an operator accepts it`() throws {
    var clock = LedgerClock(after: start, boot: 0)
    _ = try clock.moment(at: reading(wall: 0, boot: 0))
    let leap = reading(wall: 2 * hour, boot: 1_000_000)
    #expect(throws: LedgerClock.Ahead(microseconds: 2 * hour - 1_000_000)) { try clock.moment(at: leap) }
    clock.accept(leap)
    #expect(try clock.moment(at: leap).time.microseconds == start.microseconds + 2 * hour)
  }

  @Test func `after a start 400 days are believed and more are not`() throws {
    let days = 400 * 24 * hour
    var believing = LedgerClock(after: start, boot: 0)
    #expect(try believing.moment(at: reading(wall: days, boot: 0)).held == nil)
    var doubting = LedgerClock(after: start, boot: 0)
    #expect(throws: LedgerClock.Ahead.self) { try doubting.moment(at: reading(wall: days + 1, boot: 0)) }
  }

  @Test(arguments: Seeds.usual(1...4))
  func `over any readings no time is before the one before it`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var clock = LedgerClock(after: start, boot: 0)
    var boot: Int64 = 0
    var last = start
    for _ in 0..<2_000 {
      boot += Int64(random.next() >> 44)
      let wall = Int64(random.number(0...UInt64(20 * hour))) - 10 * hour
      guard let moment = try? clock.moment(at: reading(wall: wall, boot: boot)) else { continue }
      #expect(moment.time >= last, "seed \(seed)")
      last = moment.time
    }
  }
}

struct ClockStandingTests {
  @Test func `a clock that is behind is held, one that is far ahead is not believed, and looking changes nothing`()
    throws
  {
    var clock = LedgerClock(after: Timestamp(microseconds: 1_000_000_000), boot: 0)
    _ = try clock.moment(at: LedgerClock.Reading(wall: 1_000_000_000, boot: 0))
    for _ in 1...2 {
      #expect(clock.standing(at: LedgerClock.Reading(wall: 1_000_000_500, boot: 500)) == .right)
      #expect(clock.standing(at: LedgerClock.Reading(wall: 990_000_000, boot: 0)) == .held(10_000_000))
      let ahead = LedgerClock.believedAhead + 1
      #expect(clock.standing(at: LedgerClock.Reading(wall: 1_000_000_000 + ahead, boot: 0)) == .ahead(ahead))
    }
  }
}
