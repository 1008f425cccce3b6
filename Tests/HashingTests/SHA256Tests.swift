// SHA-256 and HMAC against published values, by both implementations.

import Hashing
import Testing

@Suite struct SHA256Tests {
  static let vectors: [(text: String, hex: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  static func hash(_ bytes: [UInt8], _ instructions: HashInstructions) -> Digest {
    var hasher = SHA256(instructions: instructions)
    hasher.update(bytes)
    return hasher.finish()
  }

  @Test(arguments: HashInstructions.allCases)
  func `published vectors come out`(_ instructions: HashInstructions) {
    for (text, hex) in Self.vectors { #expect(Self.hash(Array(text.utf8), instructions).hex == hex) }
  }

  @Test(arguments: HashInstructions.allCases)
  func `a million letters a come out, given in uneven pieces`(_ instructions: HashInstructions) {
    var hasher = SHA256(instructions: instructions)
    var left = instructions == .portable ? 100_000 : 1_000_000
    var size = 1
    while left > 0 {
      let piece = [UInt8](repeating: UInt8(ascii: "a"), count: min(size, left))
      hasher.update(piece)
      left -= piece.count
      size = size * 3 % 1_009 + 1
    }
    let million = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    let hundredThousand = "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"
    #expect(hasher.finish().hex == (instructions == .portable ? hundredThousand : million))
  }

  @Test func `both implementations agree at every length around the edges of blocks`() {
    let bytes = (0..<260).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for length in 0...260 {
      let part = Array(bytes.prefix(length))
      #expect(Self.hash(part, .portable) == Self.hash(part, .processor))
    }
  }

  @Test func `pieces, slices and single bytes give the value of the whole`() {
    let bytes = (0..<200).map { UInt8($0) }
    let whole = SHA256.hash(bytes)
    #expect(SHA256.hash(parts: Array(bytes[..<70]), [], Array(bytes[70...])) == whole)
    #expect(SHA256.hash(([0] + bytes)[1...]) == whole)
    var hasher = SHA256()
    for byte in bytes { hasher.update(byte) }
    #expect(hasher.finish() == whole)
  }

  @Test func `a digest reads its own hexadecimal digits and bytes and nothing else`() {
    let digest = SHA256.hash([1, 2, 3])
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == nil)
    #expect(Digest(hex: String(digest.hex.dropLast())) == nil)
    #expect(Digest(bytes: digest.bytes.dropLast()) == nil)
  }
}

@Suite struct HMAC256Tests {
  @Test func `the vectors of RFC 4231 come out`() {
    func code(_ key: [UInt8], _ text: String) -> String { HMAC256(key: key).code(for: Array(text.utf8)).hex }
    #expect(
      code([UInt8](repeating: 0x0b, count: 20), "Hi There")
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      code(Array("Jefe".utf8), "what do ya want for nothing?")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      code([UInt8](repeating: 0xaa, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First")
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func `a keyed hash never prints its key`() {
    let hmac = HMAC256(key: [1, 2, 3])
    #expect("\(hmac)" == "<secret>")
    #expect(String(reflecting: hmac) == "<secret>")
    var dumped = ""
    dump(hmac, to: &dumped)
    #expect(dumped == "- <secret>\n")
  }
}
