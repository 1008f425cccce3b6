// Lists of names that occur often (groups, channels), each kept once.

/// Interned lists. The empty list is number 0.
struct ListTable: Sendable {
  /// Each list as one text, every name behind its length, so that no name can pretend to be two.
  private var texts = NameTable()

  init() { _ = texts.number(of: "") }

  mutating func number(of list: [String]) -> UInt32 {
    guard !list.isEmpty else { return 0 }
    return texts.number(of: list.reduce(into: "") { $0 += "\($1.utf8.count):\($1)" })
  }

  func list(_ number: UInt32) -> [String] {
    guard number != 0 else { return [] }
    var names: [String] = []
    var rest = Substring(texts.text(number)).utf8
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")), let length = Int(Substring(rest[..<colon])) {
      let start = rest.index(after: colon)
      let end = rest.index(start, offsetBy: length)
      names.append(String(Substring(rest[start..<end])))
      rest = rest[end...]
    }
    return names
  }
}
