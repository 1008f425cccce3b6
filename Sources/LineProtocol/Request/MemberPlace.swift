// Finds where the value of a member stands in a JSON text, for error columns. Read only after something went wrong.

enum MemberPlace {
  /// Offset of the value of member `name` of the first object at this depth (1 is the outermost) that has one; nil when
  /// there is none, or its name is spelled with escapes. `text` is valid JSON.
  static func offset(of name: String, depth wanted: Int, in text: ArraySlice<UInt8>) -> Int? {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
      case UInt8(ascii: "\""):
        let end = endOfString(from: index, in: text)
        if depth == wanted, text[(index + 1)..<end].elementsEqual(name.utf8),
          let value = value(after: end + 1, in: text)
        {
          return value - text.startIndex
        }
        index = end
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Index of the closing quote.
  private static func endOfString(from opening: Int, in text: ArraySlice<UInt8>) -> Int {
    var index = opening + 1
    while index < text.endIndex, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index, text.endIndex)
  }

  /// Index of what follows a colon, if a colon is what comes next.
  private static func value(after index: Int, in text: ArraySlice<UInt8>) -> Int? {
    guard index < text.endIndex else { return nil }
    var rest = text[index...].drop(while: \.isBlank)
    guard rest.first == UInt8(ascii: ":") else { return nil }
    rest = rest.dropFirst().drop(while: \.isBlank)
    return rest.isEmpty ? nil : rest.startIndex
  }
}
