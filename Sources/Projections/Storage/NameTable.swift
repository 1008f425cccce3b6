// Texts that occur often, each kept once and known by a small number.

import InviteLedger

/// Interned texts: a number from 0 for each different text, byte for byte, for ever. Numbers depend on the order of
/// arrival alone, and never reach output.
struct NameTable: Sendable {
  /// Two spellings of a character are two texts, unless a table says otherwise.
  enum Equality { case bytes, canonical }

  private let equality: Equality
  private var arena = ByteArena()
  private var places = ChunkedRows<ByteArena.Place>()
  /// Open addressing: hash in the upper half, number + 1 in the lower; 0 is free. At most three quarters are taken.
  private var slots = SlotPages(count: 0, with: [])

  init(equality: Equality = .bytes) { self.equality = equality }

  var count: Int { places.count }

  /// The text of a number that this table gave.
  func text(_ number: UInt32) -> String { arena.text(at: places[Int(number)]) }

  /// Whether a number's text is spelled like this, byte for byte.
  func isSpelled(_ number: UInt32, _ text: String) -> Bool { arena.holds(text, at: places[Int(number)]) }

  /// The number of a text that is there.
  func find(_ text: String) -> UInt32? { find(text, Self.hash(text)) }

  private func find(_ text: String, _ hash: UInt32) -> UInt32? {
    guard slots.count > 0 else { return nil }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
        let number = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if isEqual(number, text) { return number }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The number of a text, which from now on is there.
  mutating func number(of text: String) -> UInt32 {
    let hash = Self.hash(text)
    if let known = find(text, hash) { return known }
    if (count + 1) * 4 > slots.count * 3 { grow() }
    slots.enter(add(text, hash))
    return UInt32(clamping: count - 1)
  }

  /// Keeps a text that is not there, and gives the entry for its slot.
  private mutating func add(_ text: String, _ hash: UInt32) -> UInt64 {
    places.append(arena.add(text))
    return UInt64(hash) << 32 | UInt64(count)
  }

  /// Numbers of all texts, in the order of their bytes: the only order that may reach output.
  var sortedNumbers: [UInt32] {
    (0..<count).map { ($0, text(UInt32(clamping: $0))) }.sorted { $0.1.isOrdered(before: $1.1) }
      .map { UInt32(clamping: $0.0) }
  }

  private func isEqual(_ number: UInt32, _ text: String) -> Bool {
    if isSpelled(number, text) { return true }
    return equality == .canonical && self.text(number) == text
  }

  private mutating func grow() {
    slots = SlotPages(count: max(SlotPages.pageSize, slots.count * 2), with: slots.entries)
  }

  /// Swift's own seeded hash, so that nobody can choose texts that collide; equal for canonically equal texts.
  private static func hash(_ text: String) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(text)
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}

extension NameTable: Imaged {
  static var blank: NameTable { NameTable() }

  /// The texts in the order of their numbers. The slots follow from them, and differ from process to process.
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var count = count
    try count.pass(&image)
    guard image.isReading else {
      for place in places.indices {
        var text = arena.text(at: places[place])
        try text.pass(&image)
      }
      return
    }
    var size = SlotPages.pageSize
    while size * 3 < (try image.bounded(count)) * 4 { size *= 2 }
    self = NameTable(equality: equality)
    var entries: [UInt64] = []
    entries.reserveCapacity(count)
    for _ in 0..<count {
      var text = ""
      try text.pass(&image)
      entries.append(add(text, Self.hash(text)))
    }
    slots = SlotPages(count: size, with: entries)
  }
}

/// A power of two of slots in small pages. A copy of the table shares the pages, and a new text changes one of them:
/// states that are kept along a log would otherwise cost a whole table each.
private struct SlotPages: Sendable {
  static var pageSize: Int { 64 }

  private var pages: [[UInt64]]
  private(set) var count: Int

  /// Slots, none or a power of two of at least a page, with entries. They take their places in one piece of memory, which
  /// is then cut: with a page to look up for each, many entries would take twice as long.
  init(count: Int, with entries: some Sequence<UInt64>) {
    self.count = count
    var slots = [UInt64](repeating: 0, count: count)
    for entry in entries {
      var slot = Int(entry >> 32) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = entry
    }
    pages = stride(from: 0, to: count, by: Self.pageSize).map { Array(slots[$0..<$0 + Self.pageSize]) }
  }

  /// The slots that are taken, in their order.
  var entries: some Sequence<UInt64> { pages.lazy.joined().filter { $0 != 0 } }

  subscript(slot: Int) -> UInt64 { pages[slot / Self.pageSize][slot & (Self.pageSize - 1)] }

  /// Takes the first free slot from where the entry's hash points to.
  mutating func enter(_ entry: UInt64) {
    var slot = Int(entry >> 32) & (count - 1)
    while self[slot] != 0 { slot = (slot + 1) & (count - 1) }
    pages[slot / Self.pageSize][slot & (Self.pageSize - 1)] = entry
  }
}

extension String {
  /// Order of the UTF-8 bytes, the same in every process and locale.
  func isOrdered(before other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
