// Counting what anybody can cause as often as he likes: one line for a uid and a minute, whatever he does.
import InviteLedger
import LedgerFormat
import LedgerService
import Randomness
import Testing

@Suite struct BoundedTallyTests {
  static let minute: Int64 = 60_000_000

  static func tally(rows: Int = 8, rowsOfALine: Int = 4) -> BoundedTally<String> {
    var bounds = BoundedTally<String>.Bounds()
    (bounds.rows, bounds.rowsOfALine, bounds.interval) = (rows, rowsOfALine, minute)
    return BoundedTally(bounds: bounds)
  }

  /// A sum in words: `7: a×2 b×1 +3`.
  static func words(_ sums: [BoundedTally<String>.Sum]) -> [String] {
    sums.map { sum in
      let counts = sum.counts.map { "\($0.item)×\($0.count)" } + (sum.other > 0 ? ["+\(sum.other)"] : [])
      return "\(sum.uid.map { String($0) } ?? "others"): " + counts.joined(separator: " ")
    }
  }

  @Test func `the first thing rides with the next group, the others wait for a minute from there`() {
    var tally = Self.tally()
    tally.count("a", by: 7, at: 0)
    #expect(Self.words(tally.takeDue(at: 1, isRiding: false)) == [])
    #expect(Self.words(tally.takeDue(at: 2, isRiding: true)) == ["7: a×1"])
    #expect(tally.isEmpty)
    for time: Int64 in 3...9 { tally.count("a", by: 7, at: time) }
    #expect(Self.words(tally.takeDue(at: 10, isRiding: true)) == [])
    #expect(tally.deadline == 3 + Self.minute)
    #expect(Self.words(tally.takeDue(at: 2 + Self.minute, isRiding: true)) == ["7: a×7"])
  }

  @Test func `without a group a sum is due a minute after its first thing`() {
    var tally = Self.tally()
    tally.count("a", by: 7, at: 100)
    tally.count("b", by: 7, at: 200)
    #expect(tally.deadline == 100 + Self.minute)
    #expect(Self.words(tally.takeDue(at: 99 + Self.minute, isRiding: false)) == [])
    #expect(Self.words(tally.takeDue(at: 100 + Self.minute, isRiding: false)) == ["7: a×1 b×1"])
    #expect(tally.deadline == nil)
  }

  @Test func `each uid has its own line, in the order in which they began`() {
    var tally = Self.tally()
    tally.count("a", by: 7, at: 1)
    tally.count("a", by: 8, at: 0)
    tally.count("b", by: 7, at: 2)
    tally.count("b", by: 7, at: 3)
    #expect(Self.words(tally.takeDue(at: 4, isRiding: true)) == ["8: a×1", "7: b×2 a×1"])
  }

  @Test func `what finds no row is counted as other of its uid, and of nobody where the uid has none`() {
    var tally = Self.tally(rows: 3)
    for item in ["a", "b", "c", "d", "d", "a"] { tally.count(item, by: 7, at: 0) }
    tally.count("a", by: 8, at: 1)
    #expect(Self.words(tally.takeDue(at: 2, isRiding: true)) == ["7: a×2 b×1 c×1 +2", "others: +1"])
  }

  @Test func `a line names the most frequent and sums the rest`() {
    var tally = Self.tally(rows: 8, rowsOfALine: 2)
    for item in ["a", "b", "b", "c", "c", "c", "d"] { tally.count(item, by: 7, at: 0) }
    #expect(Self.words(tally.takeDue(at: 1, isRiding: true)) == ["7: c×3 b×2 +2"])
  }

  @Test func `what the log did not take is counted on, and is not offered again at once`() {
    var tally = Self.tally(rows: 2)
    for item in ["a", "a", "b", "c"] { tally.count(item, by: 7, at: 0) }
    let sums = tally.takeDue(at: 1, isRiding: true)
    for sum in sums { tally.putBack(sum, at: 1) }
    tally.count("a", by: 7, at: 2)
    #expect(Self.words(tally.takeDue(at: Self.minute, isRiding: true)) == [])
    #expect(tally.deadline == 1 + Self.minute)
    #expect(Self.words(tally.takeDue(at: 1 + Self.minute, isRiding: false)) == ["7: a×3 b×1 +1"])
  }

  @Test func `before the end everything is taken`() {
    var tally = Self.tally()
    tally.count("a", by: 7, at: 0)
    _ = tally.takeDue(at: 0, isRiding: true)
    tally.count("a", by: 7, at: 1)
    #expect(Self.words(tally.takeAll(at: 2)) == ["7: a×1"])
    #expect(tally.isEmpty)
  }

  @Test func `nothing is lost, whatever comes when`() {
    let seed = Seeds.fresh
    var random = SeededRandom(seed: seed)
    var tally = Self.tally(rows: 6, rowsOfALine: 3)
    var counted: UInt64 = 0
    var recorded: UInt64 = 0
    var now: Int64 = 0
    for _ in 1...20_000 {
      now += Int64(random.next() % 2_000_000)
      tally.count("i\(random.next() % 5)", by: UInt32(random.next() % 4), at: now)
      counted += 1
      if random.next() % 8 == 0 {
        for sum in tally.takeDue(at: now, isRiding: random.next() % 2 == 0) {
          if random.next() % 16 == 0 { tally.putBack(sum, at: now) } else { recorded += Self.total(sum) }
        }
      }
    }
    recorded += tally.takeAll(at: now).reduce(0) { $0 + Self.total($1) }
    #expect(recorded == counted, "seed \(seed)")
  }

  private static func total(_ sum: BoundedTally<String>.Sum) -> UInt64 {
    sum.counts.reduce(sum.other) { $0 + $1.count }
  }

  @Test func `100,000 refusals of 100,000 invites within an hour grow the log by less than 1 MiB`() {
    var tally = BoundedTally<AttemptRefused.Count>()
    let encoder = LineEncoder { (0, 0) }
    var bytes = 0
    func record(_ sums: [BoundedTally<AttemptRefused.Count>.Sum]) {
      for sum in sums {
        let refusals = sum.counts.map {
          AttemptRefused.Count(invite: $0.item.invite, code: $0.item.code, count: $0.count)
        }
        let event = AttemptRefused(since: Timestamp(microseconds: sum.since), refusals: refusals, other: sum.other)
        let line = encoder.encode(
          .attemptRefused(event), time: Timestamp(microseconds: sum.since), actor: "invite-ledger",
          meta: RecordMeta(batch: 0, uid: sum.uid))
        #expect(line.body.count + line.tail.count < 8_000)
        bytes += line.body.count + line.tail.count + 60
      }
    }
    for number: Int64 in 1...100_000 {
      let now = number * 36_000
      let invite = InviteID(number: InviteID.largestNumber - UInt64(number))
      tally.count(AttemptRefused.Count(invite: invite, code: .tokenAccountDeactivated, count: 0), by: 1_000, at: now)
      record(tally.takeDue(at: now, isRiding: true))
    }
    record(tally.takeAll(at: 3_600_000_000))
    #expect(bytes < 1 << 20, "\(bytes) bytes")
  }
}

@Suite struct FailurePaceTests {
  static let second: Int64 = 1_000_000

  @Test func `a thousand failures cost nothing, after that each answer waits for its turn`() {
    var pace = FailurePace()
    for _ in 1...1_000 { #expect(pace.hold(7, at: 0) == 0) }
    #expect((1...4).map { _ in pace.hold(7, at: 0) } == [50_000, 100_000, 150_000, 200_000])
    #expect(pace.hold(8, at: 0) == 0)
  }

  @Test func `no answer waits longer than two seconds`() {
    var pace = FailurePace()
    let holds = (1...100_000).map { _ in pace.hold(7, at: 0) }
    #expect(holds.allSatisfy { $0 <= 2 * Self.second })
    #expect(pace.hold(7, at: 0) == 2 * Self.second)
  }

  @Test func `time gives freedom back`() {
    var pace = FailurePace()
    for _ in 1...2_000 { _ = pace.hold(7, at: 0) }
    #expect(pace.hold(7, at: 10 * Self.second) == 0)
    for _ in 1...1_000 { #expect(pace.hold(7, at: 100 * Self.second) == 0) }
    #expect(pace.hold(7, at: 100 * Self.second) == 50_000)
  }

  @Test func `as many uids as there are keep the table bounded`() {
    var pace = FailurePace(free: 1)
    for uid: UInt32 in 0..<10_000 { #expect(pace.hold(uid, at: 0) == 0) }
  }
}
