// The way of a value into an image and out of it again: one walk that writes or reads.

/// Why an image is not read or written any further. Whoever reads one throws it away and folds the log instead.
package enum ImageFault: Error, Hashable, Sendable {
  /// The bytes are not what this program writes; what was read is of no use.
  case unreadable
  /// The disk, in its own words.
  case refused(String)
  /// Nobody wants it any more.
  case abandoned
}

/// Passes values one after another, either writing them down or reading them back. A type says with one function which
/// parts it has and in which order (`Imaged`), so that what is written and what is read cannot come apart.
///
/// An image is read by the very program that wrote it, so nothing in it says what stands where. Numbers take seven bits a
/// byte, the lowest first; texts stand behind their length. A block ends between two of these, so one that was read
/// holds each whole.
package struct ImageCoder {
  /// Takes a full block.
  private let put: (([UInt8]) throws(ImageFault) -> Void)?
  /// Hands out the next block.
  private let take: () throws(ImageFault) -> [UInt8]
  private var block: [UInt8] = []
  /// Where reading stands in the block.
  private var place = 0

  /// Texts that were passed as names, and the newest list, and the newest object of each type, that were: the next ones are likely
  /// the same.
  private var names: [String] = []
  private var namePlaces: [Spelling: Int] = [:]
  private var newestNames: [String] = []
  private var newestObjects: [ObjectIdentifier: AnyObject] = [:]

  /// A walk that writes. The last block is handed out by `finish`.
  package init(into put: @escaping ([UInt8]) throws(ImageFault) -> Void) {
    self.put = put
    take = { () throws(ImageFault) in throw .unreadable }
    block.reserveCapacity(Limits.imageBlock + 1_024)
  }

  /// A walk that reads.
  ///
  /// - Parameter take: gives the next block; throws when there is none.
  package init(from take: @escaping () throws(ImageFault) -> [UInt8]) {
    put = nil
    self.take = take
  }

  package var isReading: Bool { put == nil }

  /// Hands out what is left when writing; when reading, makes sure that nothing is.
  package mutating func finish() throws(ImageFault) {
    if let put { try put(block) } else if place < block.count { throw .unreadable }
    block = []
    place = 0
  }
}

extension ImageCoder {
  package mutating func pass(_ number: inout UInt64) throws(ImageFault) {
    if isReading { number = try readNumber() } else { try writeNumber(number) }
  }

  package mutating func pass(_ number: inout UInt32) throws(ImageFault) {
    if isReading { number = try narrow(readNumber()) } else { try writeNumber(UInt64(number)) }
  }

  package mutating func pass(_ number: inout Int) throws(ImageFault) {
    var wide = Int64(number)
    try pass(&wide)
    number = try narrow(wide)
  }

  /// The sign stands in the lowest bit, so that numbers near 0 are short on both sides.
  package mutating func pass(_ number: inout Int64) throws(ImageFault) {
    guard isReading else { return try writeNumber(UInt64(bitPattern: number << 1 ^ number >> 63)) }
    let bits = try readNumber()
    number = Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
  }

  package mutating func pass(_ flag: inout Bool) throws(ImageFault) {
    if isReading { flag = try readNumber() == 1 } else { try writeNumber(flag ? 1 : 0) }
  }

  /// A number whose bits are all alike in weight: eight bytes.
  package mutating func passWhole(_ word: inout UInt64) throws(ImageFault) {
    guard isReading else {
      try makeRoom()
      for shift in 0..<8 as Range<UInt64> { block.append(UInt8(truncatingIfNeeded: word >> (8 * shift))) }
      return
    }
    let range = try next(8)
    word = 0
    for index in range.reversed() { word = word << 8 | UInt64(block[index]) }
  }

  /// A hash: four of them.
  package mutating func passWhole(_ words: inout (UInt64, UInt64, UInt64, UInt64)) throws(ImageFault) {
    try passWhole(&words.0)
    try passWhole(&words.1)
    try passWhole(&words.2)
    try passWhole(&words.3)
  }

  package mutating func pass(_ text: inout String) throws(ImageFault) {
    guard isReading else {
      try writeNumber(UInt64(text.utf8.count))
      return block.append(contentsOf: text.utf8)
    }
    let count = try narrow(readNumber(), to: Int.self)
    if count == 0 { return text = "" }
    text = String(decoding: block[try following(count)], as: UTF8.self)
  }

  /// A text that occurs again and again, such as the name of an inviter: written once, and one text in memory.
  package mutating func pass(name text: inout String) throws(ImageFault) {
    if isReading {
      let number = try narrow(readNumber(), to: Int.self)
      if number > 0 {
        guard number <= names.count else { throw .unreadable }
        return text = names[number - 1]
      }
      try pass(&text)
      if names.count < Limits.imageNames { names.append(text) }
    } else if let place = namePlaces[Spelling(text)] {
      try writeNumber(UInt64(place + 1))
    } else {
      try writeNumber(0)
      try pass(&text)
      if namePlaces.count < Limits.imageNames { namePlaces[Spelling(text)] = namePlaces.count }
    }
  }

  package mutating func pass(name text: inout String?) throws(ImageFault) {
    var name = text ?? ""
    guard try passPresence(of: text) else { return text = nil }
    try pass(name: &name)
    text = name
  }

  /// A list of such names. One that equals the last one is written as that, and shares its place in memory.
  package mutating func pass(names list: inout [String]) throws(ImageFault) {
    var isNewest = !list.isEmpty && list.elementsEqual(newestNames) { Spelling($0) == Spelling($1) }
    try pass(&isNewest)
    if isNewest { return list = newestNames }
    var count = list.count
    try pass(&count)
    if isReading { list = try [String](repeating: "", count: bounded(count)) }
    for index in list.indices {
      var name = list[index]
      try pass(name: &name)
      if isReading { list[index] = name }
    }
    if !list.isEmpty { newestNames = list }
  }

  /// An object that many things in a row share. `pass` passes one that is not the last one.
  package mutating func pass<Object: AnyObject>(
    shared object: inout Object?, pass: (inout Object?, inout ImageCoder) throws(ImageFault) -> Void
  ) throws(ImageFault) {
    guard try passPresence(of: object) else { return object = nil }
    let newest = newestObjects[ObjectIdentifier(Object.self)]
    var isNewest = object === newest
    try self.pass(&isNewest)
    if isNewest {
      guard let newest = newest as? Object else { throw .unreadable }
      return object = newest
    }
    try pass(&object, &self)
    newestObjects[ObjectIdentifier(Object.self)] = object
  }

  /// Whether there is a value: as it is when writing, as it was when reading.
  package mutating func passPresence<Value>(of value: Value?) throws(ImageFault) -> Bool {
    var isPresent = value != nil
    try pass(&isPresent)
    return isPresent
  }
}

extension ImageCoder {
  /// A count of things that was read, before room is made for them: as many as the largest ledger has.
  package func bounded(_ count: Int) throws(ImageFault) -> Int {
    guard count >= 0, count <= Limits.imageCount else { throw .unreadable }
    return count
  }

  private mutating func makeRoom() throws(ImageFault) {
    guard let put, block.count >= Limits.imageBlock else { return }
    try put(block)
    block.removeAll(keepingCapacity: true)
  }

  private mutating func writeNumber(_ number: UInt64) throws(ImageFault) {
    try makeRoom()
    var rest = number
    while rest >= 0x80 {
      block.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    block.append(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func readNumber() throws(ImageFault) -> UInt64 {
    try refill()
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while place < block.count, shift < 64 {
      let byte = block[place]
      place += 1
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw .unreadable
  }

  /// The next bytes, of this block or the one behind it.
  private mutating func next(_ count: Int) throws(ImageFault) -> Range<Int> {
    try refill()
    return try following(count)
  }

  /// The next bytes of this block.
  private mutating func following(_ count: Int) throws(ImageFault) -> Range<Int> {
    guard count >= 0, count <= block.count - place else { throw .unreadable }
    defer { place += count }
    return place..<place + count
  }

  private mutating func refill() throws(ImageFault) {
    guard place == block.count else { return }
    block = try take()
    place = 0
  }

  private func narrow<Wide: BinaryInteger, Narrow: FixedWidthInteger>(
    _ number: Wide, to type: Narrow.Type = Narrow.self
  ) throws(ImageFault) -> Narrow {
    guard let narrow = Narrow(exactly: number) else { throw .unreadable }
    return narrow
  }
}
