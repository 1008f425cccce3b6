// The table that grows a little at a time, beside a dictionary that is told the same.
import InviteLedger
import Randomness
import Synchronization
import Testing

@Suite struct ExtendibleTableTests {
  @Test(arguments: Seeds.usual([1, 2, 3]))
  func `it holds what a dictionary holds`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var table = ExtendibleTable<String, Int>()
    var dictionary: [String: Int] = [:]
    for step in 1...40_000 {
      // At first most keys are new; later as many go as come.
      let key = "k\(random.below(30_000))"
      switch random.below(step < 20_000 ? 10 : 4) {
      case 0: (table[key], dictionary[key]) = (nil, nil)
      case 1:
        table[key, default: 7] += step
        dictionary[key, default: 7] += step
      default: (table[key], dictionary[key]) = (step, step)
      }
      if random.oneIn(400) {
        let asked = "k\(random.below(40_000))"
        #expect(table[asked] == dictionary[asked], "seed \(seed), step \(step)")
        #expect(table.count == dictionary.count, "seed \(seed), step \(step)")
      }
    }
    #expect(table.count > 4 * Limits.tableBucket)
    #expect(dictionary.allSatisfy { table[$0.key] == $0.value })
    #expect(Dictionary(uniqueKeysWithValues: table.entries.map { ($0.key, $0.value) }) == dictionary)
    #expect(table.values.sorted() == dictionary.values.sorted())
  }

  @Test func `tables are equal by what they hold, not by how they came to it`() {
    var (straight, roundabout) = (ExtendibleTable<Int, Int>(), ExtendibleTable<Int, Int>())
    for key in 0..<20_000 { roundabout[key] = 0 }
    for key in 100..<20_000 { roundabout[key] = nil }
    for key in (0..<100).reversed() { (roundabout[key], straight[key]) = (key, key) }
    #expect(straight == roundabout)
    #expect(straight.hashValue == roundabout.hashValue)
    roundabout[99] = 98
    #expect(straight != roundabout)
    roundabout[99] = nil
    #expect(straight != roundabout)
  }

  /// Some buckets are cut many times before others are cut once.
  @Test func `it holds keys whose hashes are the same, many of each`() {
    var table = ExtendibleTable<Clustered, Int>()
    for number in 0..<12_000 { table[Clustered(number: number)] = number }
    #expect(table.count == 12_000)
    #expect((0..<12_000).allSatisfy { table[Clustered(number: $0)] == $0 })
    for number in 0..<12_000 where number % 3 == 0 { table[Clustered(number: number)] = nil }
    #expect((0..<12_000).allSatisfy { (table[Clustered(number: $0)] == nil) == ($0 % 3 == 0) })
  }

  @Test func `a copy keeps what it had`() {
    var table = ExtendibleTable<Int, [Int]>()
    for key in 0..<5_000 { table[key] = [key] }
    let copy = table
    for key in 0..<10_000 { table[key, default: []].append(-1) }
    #expect(copy.count == 5_000 && (0..<5_000).allSatisfy { copy[$0] == [$0] })
    #expect(table.count == 10_000 && table[4_999] == [4_999, -1] && table[5_000] == [-1])
  }

  /// A dictionary would ask every key for its hash again, whenever it is full.
  @Test func `no key that is added has others hashed again`() {
    var table = ExtendibleTable<Counted, Int>()
    for number in 0..<20_000 {
      let before = Counted.hashes.load(ordering: .relaxed)
      table[Counted(number: number)] = number
      #expect(Counted.hashes.load(ordering: .relaxed) - before == 1)
    }
  }

  @Test func `it is read from its image`() throws {
    var table = ExtendibleTable<String, UInt64>()
    for number in 0..<5_000 as Range<UInt64> { table["\(number)"] = number }
    #expect(try ImageCoder.value(in: ImageCoder.blocks(of: table)) == table)
  }
}

/// A key that counts how often it is hashed; one test alone makes any.
private struct Counted: Hashable, Sendable {
  static let hashes = Atomic(0)
  let number: Int

  func hash(into hasher: inout Hasher) {
    Self.hashes.add(1, ordering: .relaxed)
    hasher.combine(number)
  }
}

/// A key that has its hash in common with 79 others.
private struct Clustered: Hashable, Sendable {
  let number: Int

  func hash(into hasher: inout Hasher) { hasher.combine(number / 80) }
}
