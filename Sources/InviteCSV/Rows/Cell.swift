// A cell of a row, and the values that cells hold.

/// What stands in a cell that is not blank.
public struct Cell: Sendable {
  /// As it is in the file, without quotes around it.
  public let whole: String
  /// Without white space at either end.
  public let text: String

  /// A cell.
  public init(_ whole: String) {
    self.whole = whole
    text = trimmed(whole)
  }

  /// Names separated by `;` or `,`, each once.
  public var names: [String] {
    var names: [String] = []
    for part in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: ";") || $0 == .comma }) {
      let name = trimmed(String(Substring(part)))
      if !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// 100, 200, 300, 400 or 600, by number or word.
  public var role: UInt16 {
    get throws(CellFault) {
      switch text.lowercased() {
      case "100", "owner": 100
      case "200", "administrator", "admin": 200
      case "300", "moderator": 300
      case "400", "member": 400
      case "600", "guest": 600
      default: throw CellFault(.role, "not a role", hint: "write 100, 200, 300, 400 or 600")
      }
    }
  }

  /// Yes or no.
  public var flag: Bool {
    get throws(CellFault) {
      switch text.lowercased() {
      case "true", "yes", "1", "t", "y": true
      case "false", "no", "0", "f", "n": false
      default: throw CellFault(.flag, "neither yes nor no", hint: "write true or false")
      }
    }
  }

  /// A whole number of digits alone.
  public func number<Number: FixedWidthInteger>(
    in range: ClosedRange<Number>, _ message: String, hint: String
  ) throws(CellFault) -> Number {
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Number(text), range.contains(number) else {
      throw CellFault(.number, message, hint: hint)
    }
    return number
  }

  /// A whole number, or the word `null`.
  public func setting<Number: FixedWidthInteger>(
    in range: ClosedRange<Number>, _ message: String, hint: String
  ) throws(CellFault) -> Setting<Number> {
    text.lowercased() == "null" ? .null : .value(try number(in: range, message, hint: hint))
  }
}

/// A value that can be left out, be nothing on purpose, or be there: three different things.
public enum Setting<Value: Hashable & Sendable>: Hashable, Sendable {
  /// An empty cell or no such column: the ledger's default.
  case absent
  /// The word `null`: never, or without limit.
  case null
  /// A value.
  case value(Value)
}

/// Without white space at either end, Unicode's too.
func trimmed(_ text: String) -> String {
  // Nothing to look up in Unicode's tables when both ends are visible ASCII, as they nearly always are.
  if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last)
  {
    return text
  }
  let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return text }
  guard isSpace(first) || isSpace(last) else { return text }
  let start = text.unicodeScalars.drop(while: isSpace)
  guard let end = start.lastIndex(where: { !isSpace($0) }) else { return "" }
  return String(start[...end])
}

/// Lower-cased; the same storage when it already was, which addresses and names nearly always are.
func lowercased(_ text: String) -> String {
  text.utf8.contains { $0 >= 0x80 || $0 &- 0x41 < 26 } ? text.lowercased() : text
}
