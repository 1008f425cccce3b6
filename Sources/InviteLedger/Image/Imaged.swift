// What can stand in an image, and the containers of such values.

/// A value that an image can hold.
package protocol Imaged {
  /// A value to read into; all its parts are passed.
  static var blank: Self { get }

  /// Passes every part, in one order.
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault)
}

extension ImageCoder {
  @inlinable
  package mutating func pass(_ value: inout some Imaged) throws(ImageFault) { try value.pass(&self) }

  /// The long columns of other modules, which could not make `Array.pass` their own.
  package mutating func pass(_ numbers: inout [UInt8]) throws(ImageFault) { try numbers.pass(&self) }
  package mutating func pass(_ numbers: inout [UInt32]) throws(ImageFault) { try numbers.pass(&self) }
  package mutating func pass(_ numbers: inout [UInt64]) throws(ImageFault) { try numbers.pass(&self) }

  /// Writes a value down. What it is made of is passed as copies, so storage that others share stays theirs.
  package mutating func write(_ value: some Imaged) throws(ImageFault) {
    var value = value
    try value.pass(&self)
  }

  package mutating func read<Value: Imaged>(_ type: Value.Type = Value.self) throws(ImageFault) -> Value {
    var value = Value.blank
    try value.pass(&self)
    return value
  }

  /// The blocks of a value that are kept in memory; one, for a small value.
  package static func blocks(of value: some Imaged) throws(ImageFault) -> [[UInt8]] {
    var blocks: [[UInt8]] = []
    var coder = ImageCoder(into: { (block) throws(ImageFault) in blocks.append(block) })
    try coder.write(value)
    try coder.finish()
    return blocks
  }

  /// The value in such blocks; nothing may be left of them.
  package static func value<Value: Imaged>(
    _ type: Value.Type = Value.self, in blocks: [[UInt8]]
  ) throws(ImageFault) -> Value {
    var rest = blocks[...]
    var coder = ImageCoder(from: { () throws(ImageFault) in
      guard let block = rest.popFirst() else { throw .unreadable }
      return block
    })
    let value = try coder.read(type)
    try coder.finish()
    guard rest.isEmpty else { throw .unreadable }
    return value
  }

  /// Passes how many things there are, then each of them: copies of those there are, or blank ones that are added.
  @inlinable
  package mutating func passEach<Element: Imaged>(
    of things: some Sequence<Element>, count: Int, reserve: (Int) -> Void, add: (consuming Element) -> Void
  ) throws(ImageFault) {
    var count = count
    try pass(&count)
    guard isReading else {
      for thing in things { try write(thing) }
      return
    }
    reserve(try bounded(count))
    for _ in 0..<count { add(try read()) }
  }
}

extension UInt64: Imaged {
  package static var blank: UInt64 { 0 }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try image.pass(&self) }
}

extension UInt32: Imaged {
  package static var blank: UInt32 { 0 }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try image.pass(&self) }
}

extension UInt8: Imaged {
  package static var blank: UInt8 { 0 }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var number = UInt32(self)
    try image.pass(&number)
    self = UInt8(truncatingIfNeeded: number)
  }
}

extension Int: Imaged {
  package static var blank: Int { 0 }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try image.pass(&self) }
}

extension Int64: Imaged {
  package static var blank: Int64 { 0 }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try image.pass(&self) }
}

extension Bool: Imaged {
  package static var blank: Bool { false }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try image.pass(&self) }
}

extension String: Imaged {
  package static var blank: String { "" }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try image.pass(&self) }
}

extension Optional: Imaged where Wrapped: Imaged {
  package static var blank: Wrapped? { nil }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    guard try image.passPresence(of: self) else { return self = nil }
    var value = self ?? Wrapped.blank
    try value.pass(&image)
    if image.isReading { self = value }
  }
}

extension Array: Imaged where Element: Imaged {
  package static var blank: [Element] { [] }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var read: [Element] = []
    try image.passEach(
      of: self, count: count, reserve: { read.reserveCapacity($0) }, add: { read.append($0) })
    if image.isReading { self = read }
  }
}

/// In no order: an image is read into an equal dictionary.
extension Dictionary: Imaged where Key: Imaged, Value: Imaged {
  package static var blank: [Key: Value] { [:] }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var count = count
    try image.pass(&count)
    guard image.isReading else {
      for (key, value) in self {
        try image.write(key)
        try image.write(value)
      }
      return
    }
    reserveCapacity(try image.bounded(count))
    for _ in 0..<count {
      let key: Key = try image.read()
      // Not read in the assignment, which would take an optional for it.
      let value: Value = try image.read()
      self[key] = value
    }
  }
}

/// A value of a closed list, by its place in it.
package protocol ImagedCase: Imaged, CaseIterable, Equatable where AllCases == [Self] {}

extension ImagedCase {
  package static var blank: Self { allCases[0] }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var place = image.isReading ? 0 : Self.allCases.firstIndex(of: self) ?? 0
    try image.pass(&place)
    guard image.isReading else { return }
    guard Self.allCases.indices.contains(place) else { throw .unreadable }
    self = Self.allCases[place]
  }
}
