// A state as an image: written and read back it is the same, and goes on the same.
import InviteLedger
import Randomness
import Testing

@Suite struct ImageTests {
  @Test(arguments: HistoryTests.seeds)
  func `a state read from its image is that state, and goes on as it`(seed: UInt64) throws {
    let records = try RandomHistory.tell(seed, steps: 200).ledger.records
    var random = SeededRandom(seed: seed)
    for cut in [0, random.below(records.count), random.below(records.count), records.count] {
      var state = LedgerState()
      for record in records[..<cut] { try state.apply(record) }
      var copy = try Self.copy(of: state)
      #expect(copy == state, "seed \(seed), after \(cut)")
      for record in records[cut...] {
        try state.apply(record)
        try copy.apply(record)
      }
      #expect(copy == state, "seed \(seed), from \(cut) on")
    }
  }

  @Test func `numbers, texts and names are what they were, at their ends too`() throws {
    let values = Values(
      whole: [0, 1, 127, 128, 1 << 63, .max], signed: [0, 1, -1, 63, -64, .min, .max], small: [0, 255],
      texts: ["", "a", "é\u{301}", String(repeating: "x", count: 70_000)],
      names: (0..<70_000).map { "n\($0 % 68_000)" } + ["é", "e\u{301}", "é"],
      flags: [true, false])
    let copy = try Self.copy(of: values)
    #expect(copy == values)
    // As they are spelled, too: the two forms of é are equal strings.
    #expect(copy.names.map { Array($0.utf8) } == values.names.map { Array($0.utf8) })
  }

  @Test func `a list that equals the last one shares its place in memory`() throws {
    let lists = Lists(lists: [["staff", "ops"], ["staff", "ops"], [], ["staff", "ops"], ["ops"]])
    let copy = try Self.copy(of: lists)
    #expect(copy == lists)
  }

  @Test func `what ends early, or goes on, is no image`() throws {
    let blocks = try ImageCoder.blocks(of: [UInt64](repeating: .max, count: 100))
    let bytes = try #require(blocks.first)
    for count in bytes.indices {
      #expect(throws: ImageFault.unreadable) { try ImageCoder.value([UInt64].self, in: [Array(bytes[..<count])]) }
    }
    #expect(throws: ImageFault.unreadable) { try ImageCoder.value([UInt64].self, in: [bytes + [0]]) }
    let largest = try ImageCoder.blocks(of: UInt64.max)
    #expect(throws: ImageFault.unreadable) { try ImageCoder.value(UInt32.self, in: largest) }
    #expect(throws: ImageFault.unreadable) { try ImageCoder.value(Role.self, in: largest) }
    #expect(throws: ImageFault.unreadable) { try ImageCoder.value(UInt64.self, in: largest + largest) }
  }

  private static func copy<Value: Imaged>(of value: Value) throws -> Value {
    try ImageCoder.value(in: ImageCoder.blocks(of: value))
  }
}

/// One of each.
private struct Values: Equatable, Imaged {
  static var blank: Values { Values(whole: [], signed: [], small: [], texts: [], names: [], flags: []) }
  var whole: [UInt64]
  var signed: [Int64]
  var small: [UInt8]
  var texts: [String]
  var names: [String]
  var flags: [Bool]

  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&whole)
    try image.pass(&signed)
    try image.pass(&small)
    try image.pass(&texts)
    try image.pass(names: &names)
    try image.pass(&flags)
  }
}

private struct Lists: Equatable, Imaged {
  static var blank: Lists { Lists(lists: []) }
  var lists: [[String]]

  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var count = lists.count
    try image.pass(&count)
    if image.isReading { lists = [[String]](repeating: [], count: count) }
    for index in lists.indices { try image.pass(names: &lists[index]) }
  }
}
