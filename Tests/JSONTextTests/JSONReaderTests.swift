// What the strict reader takes and refuses.

import JSONText
import Randomness
import Testing

@Suite struct JSONReaderTests {
  static func read(_ text: String) throws(JSONError) -> JSONValue { try JSONReader.value(of: Array(text.utf8)) }

  @Test func `every kind of value is read`() throws {
    let value = try Self.read(#" { "a" : [ null , true , false , -7 , 9223372036854775807 ] , "b" : { } , "c":"x" } "#)
    #expect(value["a"] == .array([.null, .bool(true), .bool(false), .integer(-7), .integer(.max)]))
    #expect(value["b"] == .object([]))
    #expect(value["c"]?.string == "x")
    #expect(value["d"] == nil)
    #expect(try Self.read("-9223372036854775808") == .integer(.min))
  }

  @Test func `escapes stand for their characters`() throws {
    #expect(try Self.read(#""\"\\\/\b\f\n\r\tA\u00e9\ud83d\ude00\u0000""#).string == "\"\\/\u{8}\u{c}\n\r\tAé😀\0")
  }

  static let refused: [(String, JSONError.Reason)] = [
    ("", .endOfText), ("[", .endOfText), ("[1,]", .unexpectedByte), ("{\"a\":1,}", .unexpectedByte),
    ("{a:1}", .unexpectedByte), ("'a'", .unexpectedByte), ("tru", .endOfText), ("truE", .unexpectedByte),
    ("1 2", .trailingBytes), ("\u{feff}1", .byteOrderMark), ("01", .notInteger), ("-0", .notInteger),
    ("1.0", .notInteger), ("1e3", .notInteger), ("-", .endOfText), ("-a", .notInteger), ("+1", .unexpectedByte),
    ("9223372036854775808", .integerRange), ("-9223372036854775809", .integerRange), ("\"a", .endOfText),
    ("\"a\nb\"", .controlCharacter), (#""\x""#, .invalidEscape), (#""\u12g4""#, .invalidEscape),
    (#""\ud800""#, .loneSurrogate), (#""\udc00\ud800""#, .loneSurrogate), (#""\ud800A""#, .loneSurrogate),
    (#"{"a":1,"\u0061":2}"#, .duplicateKey), ("NaN", .unexpectedByte), ("\"\\", .endOfText), (#""\u00"#, .endOfText),
  ]

  @Test(arguments: refused)
  func `a text outside the rules is refused with its reason`(_ text: String, _ reason: JSONError.Reason) {
    let error = #expect(throws: JSONError.self) { try Self.read(text) }
    #expect(error?.reason == reason)
  }

  @Test(arguments: [[0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22]] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(_ bytes: [UInt8]) {
    let error = #expect(throws: JSONError.self) { try JSONReader.value(of: bytes) }
    #expect(error?.reason == .invalidUTF8)
  }

  @Test func `depth and width are bounded exactly`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    func wide(_ keys: Int) -> String { "{" + (0..<keys).map { #""k\#($0)":0"# }.joined(separator: ",") + "}" }
    #expect(throws: Never.self) { try Self.read(nested(16)) }
    #expect(throws: JSONError(offset: 16, reason: .tooDeep)) { try Self.read(nested(17)) }
    #expect(throws: Never.self) { try Self.read(wide(64)) }
    #expect(throws: JSONError.self) { try Self.read(wide(65)) }
    #expect(throws: JSONError(offset: 16, reason: .tooDeep)) { try Self.read(nested(100_000)) }
  }

  @Test(arguments: [1, 63, 64, 65, 300])
  func `a key that stands twice is refused however many there are`(_ keys: Int) {
    let members = (0..<keys).map { "\"k\($0)\":0" }
    let limits = JSONLimits(depth: 2, keys: 1_000)
    for repeated in [0, keys - 1] {
      let text = "{" + (members + [members[repeated]]).joined(separator: ",") + "}"
      let error = #expect(throws: JSONError.self) { try JSONReader.value(of: Array(text.utf8), limits: limits) }
      #expect(error?.reason == .duplicateKey)
    }
  }

  @Test func `an offset counts from the start of the slice that was given`() {
    let bytes = Array("xxxx[1,?]".utf8)
    #expect(throws: JSONError(offset: 3, reason: .unexpectedByte)) { try JSONReader.value(of: bytes[4...]) }
  }

  @Test func `two spellings of one character are two keys and two values`() throws {
    let value = try Self.read("{\"\u{e9}\":1,\"e\u{301}\":2}")
    #expect(value["\u{e9}"] == .integer(1))
    #expect(value["e\u{301}"] == .integer(2))
    #expect(JSONValue.string("K") != .string("\u{212a}"))
  }

  @Test func `a special byte is seen at every place of a string of any length`() throws {
    for length in [1, 7, 8, 9, 15, 16, 17, 25] {
      for place in 0..<length {
        for special in ["\"", "\\", "\u{1}", "\u{1f}", " ", "!", "\u{7f}", "é"] {
          let plain = String(repeating: "]", count: place) + special + String(repeating: "#", count: length - place)
          #expect(try JSONReader.value(of: JSONValue.string(plain).canonicalBytes).string == plain)
          let raw = Array("\"\(plain)\"".utf8)
          let isTaken = (try? JSONReader.value(of: raw)) != nil
          #expect(isTaken == [" ", "!", "\u{7f}", "é"].contains(special))
        }
      }
    }
  }

  @Test func `no mutation of a text traps the reader`() {
    let seed = Seeds.fresh
    var random = SeededRandom(seed: seed)
    let original = Array(#"{"a":["é\u00e9\n",-12,null,{"b":true}],"\ud83d\ude00":"x"}"#.utf8)
    for _ in 0..<3_000 {
      var bytes = original
      for _ in 0..<(random.next() % 4 + 1) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
        }
      }
      guard let value = try? JSONReader.value(of: bytes) else { continue }
      #expect((try? JSONReader.value(of: value.canonicalBytes)) == value, "seed \(seed)")
    }
  }
}
