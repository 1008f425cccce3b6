// The canonical writer and the scanner that reads only what it writes.

import JSONText
import Testing

@Suite struct JSONWriterTests {
  @Test func `commas are set between members and elements alone`() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("a")
    writer.beginArray()
    writer.integer(1)
    writer.integer(UInt64.max)
    writer.beginObject()
    writer.endObject()
    writer.bool(false)
    writer.endArray()
    writer.name("b")
    writer.null()
    writer.name("c")
    writer.raw("[2]".utf8)
    writer.endObject()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == #"{"a":[1,18446744073709551615,{},false],"b":null,"c":[2]}"#)
  }

  @Test func `strings have the escapes of RFC 8785`() {
    let text = JSONValue.string("\u{8}\t\n\u{c}\r\"\\/\u{0}\u{1f}\u{7f}é\u{2028}😀").canonicalText
    #expect(text == "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001f\u{7f}é\u{2028}😀\"")
  }

  @Test func `what is written reads back as the same value`() throws {
    let value = JSONValue.object([
      JSONMember(name: "zé\n", value: .array([.string(""), .integer(.min), .null])),
      JSONMember(name: "a", value: .object([JSONMember(name: "", value: .bool(true))])),
    ])
    #expect(try JSONReader.value(of: value.canonicalBytes) == value)
  }
}

@Suite struct JSONScannerTests {
  @Test func `a text in known order is read step by step`() throws {
    var scanner = JSONScanner(Array(#"xx{"a":-5,"b":["p","q\n"],"c":true}yy"#.utf8), range: 2..<35)
    try scanner.literal(#"{"a":"#)
    #expect(try scanner.integer() == -5)
    let skipsForeign = scanner.skip(#","c":"#)
    let skipsNext = scanner.skip(#","b":"#)
    #expect(!skipsForeign && skipsNext)
    let start = scanner.position
    #expect(try scanner.strings() == ["p", "q\n"])
    #expect(Array(scanner.bytes(since: start)) == Array(#"["p","q\n"]"#.utf8))
    try scanner.literal(#","c":"#)
    #expect(try scanner.bool())
    #expect(throws: JSONError(offset: 34, reason: .trailingBytes)) { try scanner.end() }
    try scanner.literal("}")
    try scanner.end()
    #expect(throws: JSONError(offset: 35, reason: .endOfText)) { try scanner.literal("y") }
  }

  @Test(arguments: [#""\/""#, #""\u0041""#, #""\u000a""#, #""\u001F""#, #""\u00e9""#, #""\ud83d\ude00""#])
  func `a string that the writer would spell otherwise is refused`(_ text: String) {
    var scanner = JSONScanner(Array(text.utf8))
    #expect(throws: JSONError.self) { try scanner.string() }
  }

  @Test func `every control character is read in its one spelling`() throws {
    for code in UInt8(0)..<0x20 {
      let text = String(Character(Unicode.Scalar(code)))
      var scanner = JSONScanner(JSONValue.string(text).canonicalBytes)
      #expect(try scanner.string() == text)
    }
  }

  @Test func `a number must fit the type that is asked for`() throws {
    var scanner = JSONScanner(Array("256,255".utf8))
    #expect(throws: JSONError(offset: 0, reason: .integerRange)) { try scanner.integer(as: UInt8.self) }
    try scanner.literal(",")
    #expect(try scanner.integer(as: UInt8.self) == 255)
  }
}
