// The 32 bytes that SHA-256 makes of anything.

/// A SHA-256 value, kept as four words so that it lives in registers and dense tables, never on the heap.
package struct Digest: Sendable {
  /// The 32 bytes as four big-endian words.
  package let words: (UInt64, UInt64, UInt64, UInt64)

  package init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// Reads exactly 32 bytes; nil for any other count.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words: [UInt64] = [0, 0, 0, 0]
    for (index, byte) in bytes.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
    self.init(words: (words[0], words[1], words[2], words[3]))
  }

  /// Reads exactly 64 lower-case hexadecimal digits; nil for anything else.
  package init?(hex: String) {
    guard let bytes = Hexadecimal.decode(hex.utf8) else { return nil }
    self.init(bytes: bytes)
  }
}

extension Digest: Hashable {
  /// Looks at all 32 bytes whatever they hold, so that a comparison takes no longer for a near miss.
  package static func == (left: Digest, right: Digest) -> Bool {
    let (a, b) = (left.words, right.words)
    return (a.0 ^ b.0) | (a.1 ^ b.1) | (a.2 ^ b.2) | (a.3 ^ b.3) == 0
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

extension Digest: CustomStringConvertible {
  /// The 32 bytes, without a place on the heap.
  package var inline: InlineArray<32, UInt8> {
    let words: InlineArray<4, UInt64> = [
      words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian,
    ]
    return unsafe unsafeBitCast(words, to: InlineArray<32, UInt8>.self)
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    append(to: &bytes)
    return bytes
  }

  /// 64 lower-case hexadecimal digits.
  package var hex: String { Hexadecimal.encode(bytes) }

  package var description: String { hex }

  /// Adds the 32 bytes at the end of `bytes`.
  package func append(to bytes: inout [UInt8]) {
    let inline = inline
    bytes.append(addingCapacity: 32) { room in
      for index in inline.indices { room.append(inline[index]) }
    }
  }
}
