// What came back: reply lines and whole replies, read strictly.
import JSONText
import Testing

/// What a line of a reply is.
enum ReplyKind: String, CaseIterable {
  case ok, row, note, err
}

/// One line of a reply.
struct ReplyLine: CustomStringConvertible {
  let bytes: [UInt8]
  let json: JSONValue
  let kind: ReplyKind

  /// Reads a line and holds it to R1.
  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    let text = String(decoding: bytes, as: UTF8.self)
    json = try JSONReader.value(of: bytes)
    let kind = ReplyKind.allCases.first { text.hasPrefix("{\"\($0.rawValue)\":") }
    self.kind = try #require(kind, "R1: \(text)")
    #expect(json.canonicalBytes == bytes, "R1, no white space: \(text)")
  }

  /// What stands behind the kind.
  var value: JSONValue { json[kind.rawValue] ?? .null }
  var id: JSONValue? { json["id"] }
  var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// Rows and notes, then one `ok` or `err`.
struct Reply: CustomStringConvertible {
  let lines: [ReplyLine]

  var end: ReplyLine { lines[lines.count - 1] }
  var rows: [JSONValue] { lines.filter { $0.kind == .row }.map(\.value) }
  var ok: JSONValue? { end.kind == .ok ? end.value : nil }
  /// The code of an error.
  var err: String? { end.kind == .err ? end.value.string : nil }
  var hint: String? { end.json["hint"]?.string }
  var column: Int64? { end.json["col"]?.integer }
  var description: String { lines.map(\.description).joined(separator: "\n") }

  /// Members of `ok`.
  func text(_ name: String) -> String? { ok?[name]?.string }
  func number(_ name: String) -> Int64? { ok?[name]?.integer }
  func flag(_ name: String) -> Bool? { ok?[name]?.bool }
  var seq: Int64? { number("seq") }
}
