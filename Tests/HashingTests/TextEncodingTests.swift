// Hexadecimal digits and base64url.

import Hashing
import Testing

@Suite struct TextEncodingTests {
  @Test func `base64url of RFC 4648 comes out without padding`() {
    let vectors = [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")]
    for (plain, text) in vectors {
      #expect(Base64URL.encode(Array(plain.utf8)) == text)
      #expect(Base64URL.decode(text) == Array(plain.utf8))
    }
    #expect(Base64URL.encode([0xfb, 0xff, 0xfe]) == "-__-")
  }

  @Test(arguments: ["Z", "Zg==", "Zh", "Zm9", "+/+/", "Zm9v\n", "Zm 9"])
  func `base64url with a foreign character or stray bits is refused`(_ text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  @Test func `every run of bytes reads back`() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
      #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
      #expect(Hexadecimal.decode(Hexadecimal.encode(bytes).utf8) == bytes)
    }
  }

  @Test(arguments: ["0", "0G", "AB", "0x", "é"]) func `foreign digits are refused`(_ text: String) {
    #expect(Hexadecimal.decode(text.utf8) == nil)
  }
}
