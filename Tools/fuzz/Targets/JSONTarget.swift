// JSON text: requests in their second spelling, parameters, and, stricter, lines of the log.
import JSONText

extension FuzzTarget {
  static let json = FuzzTarget(
    name: "json",
    examples: [
      #"{"a":1,"b":[true,false,null],"c":{"d":"e"}}"#, #"["\u00e9\ud83d\ude00\n\\\"/",-9223372036854775808]"#, "[]",
      "0",
      #"{"":{"":{"":[[[[]]]]}}}"#, #" { "x" : [ 1 , 2 ] } "#,
    ].map { Array($0.utf8) },
    words: [
      "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "{", "}", "[", "]", ",", ":", "null", "true", "false", "-",
      "1",
      "\"a\":", "[[[[[[[[[[[[[[[[", "\\/", "\\u0041",
    ]
  ) { (input) throws(FuzzFinding) in
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.value(of: input)
    } catch {
      try hold(0...input.count ~= error.offset, "the error is at byte \(error.offset) of \(input.count)")
      return "\(error.reason) \(min(error.offset, 15))"
    }
    let text = Array(value.canonicalText.utf8)
    let again: JSONValue
    do throws(JSONError) {
      again = try JSONReader.value(of: text)
    } catch {
      throw FuzzFinding("what was written cannot be read: \(error)")
    }
    try hold(again == value, "what was written reads as another value")
    try hold(Array(again.canonicalText.utf8) == text, "there are two canonical spellings")
    return "value \(shape(of: value, depth: 3))"
  }

  /// The kinds of what stands at the top of a value.
  private static func shape(of value: JSONValue, depth: Int) -> String {
    switch value {
    case .null: "n"
    case .bool: "b"
    case .integer(let number): number < 0 ? "-" : "i"
    case .string(let text): text.isEmpty ? "e" : text.utf8.count < 8 ? "s" : "S"
    case .array(let elements):
      "[" + (depth == 0 ? "" : elements.prefix(3).map { shape(of: $0, depth: depth - 1) }.joined()) + "]"
    case .object(let members):
      "{" + (depth == 0 ? "" : members.prefix(3).map { shape(of: $0.value, depth: depth - 1) }.joined()) + "}"
    }
  }
}
