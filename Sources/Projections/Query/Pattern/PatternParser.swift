// From the text of a pattern to its parts.

struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  private(set) var hasCapital = false

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func parse() throws(QueryPattern.Fault) -> PatternNode {
    let node = try alternatives()
    if index < scalars.count { throw fault("closes a group that was not opened", hint: #"write \) for the character"#) }
    return node
  }

  private mutating func alternatives() throws(QueryPattern.Fault) -> PatternNode {
    var node = try sequence()
    while take("|") { node = .either(node, try sequence()) }
    return node
  }

  private mutating func sequence() throws(QueryPattern.Fault) -> PatternNode {
    var nodes: [PatternNode] = []
    while let next = peek, next != "|", next != ")" { nodes.append(try repetition()) }
    return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
  }

  private mutating func repetition() throws(QueryPattern.Fault) -> PatternNode {
    var node = try atom()
    while let next = peek, next == "*" || next == "+" || next == "?" {
      index += 1
      // Of several marks behind one another the loosest counts, so that `a**` is no deeper than `a*`.
      if case .repeated(let inner, let atLeastOnce, let atMostOnce) = node {
        node = .repeated(inner, atLeastOnce: atLeastOnce && next == "+", atMostOnce: atMostOnce && next == "?")
      } else {
        node = .repeated(node, atLeastOnce: next == "+", atMostOnce: next == "?")
      }
    }
    return node
  }

  private mutating func atom() throws(QueryPattern.Fault) -> PatternNode {
    guard let scalar = peek else { return .empty }
    switch scalar {
    case "*", "+", "?":
      throw fault("repeats nothing with \(scalar)", hint: "write \\\(scalar) for the character")
    case ".": return found(.any)
    case "^": return found(.start)
    case "$": return found(.end)
    case "(": return try group()
    case "[": return try set()
    case "\\": return try escape()
    default:
      if scalar != scalar.folded { hasCapital = true }
      return found(.scalar(scalar))
    }
  }

  private mutating func found(_ node: PatternNode) -> PatternNode {
    index += 1
    return node
  }

  private mutating func group() throws(QueryPattern.Fault) -> PatternNode {
    guard depth < QueryPattern.depthLimit else { throw fault("has groups in groups, deeper than it may") }
    let opening = index
    index += 1
    depth += 1
    let node = try alternatives()
    depth -= 1
    guard take(")") else { throw fault("has a group that is not closed", at: opening) }
    return node
  }

  /// A class of characters by a letter, or the character itself.
  private mutating func escape() throws(QueryPattern.Fault) -> PatternNode {
    index += 1
    guard let scalar = peek else { throw fault("ends with a backslash", at: index - 1) }
    if let set = Self.set(named: scalar) { return found(.set(set)) }
    guard !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
      throw fault(
        "has a backslash before \(scalar), which means nothing here", hint: #"\d \w \s \D \W \S"#, at: index - 1)
    }
    return found(.scalar(scalar))
  }

  private static func set(named scalar: Unicode.Scalar) -> PatternSet? {
    func not(_ set: PatternSet) -> PatternSet { PatternSet(ranges: set.ranges, isNegated: true) }
    return switch scalar {
    case "d": .digits
    case "w": .word
    case "s": .space
    case "D": not(.digits)
    case "W": not(.word)
    case "S": not(.space)
    default: nil
    }
  }

  private mutating func set() throws(QueryPattern.Fault) -> PatternNode {
    let opening = index
    index += 1
    var set = PatternSet(ranges: [], isNegated: take("^"))
    while let scalar = peek, scalar != "]" || set.ranges.isEmpty {
      index += 1
      if scalar == "\\", let named = peek, let class_ = Self.set(named: named), !class_.isNegated {
        index += 1
        set.ranges += class_.ranges
        continue
      }
      let first = scalar == "\\" ? try next(opening) : scalar
      let last = try endOfRange(from: first, opening)
      guard first.value <= last.value else { throw fault("has a range that ends before it begins", at: index - 1) }
      if first != first.folded || last != last.folded { hasCapital = true }
      set.ranges.append(first.value...last.value)
    }
    guard take("]") else { throw fault("has a class that is not closed", at: opening) }
    return .set(set)
  }

  private mutating func endOfRange(
    from first: Unicode.Scalar, _ opening: Int
  ) throws(QueryPattern.Fault) -> Unicode.Scalar {
    guard peek == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else { return first }
    index += 1
    let scalar = try next(opening)
    return scalar == "\\" ? try next(opening) : scalar
  }

  private mutating func next(_ opening: Int) throws(QueryPattern.Fault) -> Unicode.Scalar {
    guard let scalar = peek else { throw fault("has a class that is not closed", at: opening) }
    index += 1
    return scalar
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  private func fault(_ message: String, hint: String? = nil, at place: Int? = nil) -> QueryPattern.Fault {
    let before = scalars.prefix(place ?? index).reduce(0) { $0 + UTF8.width($1) }
    return QueryPattern.Fault(message: message, hint: hint, offset: before)
  }
}
