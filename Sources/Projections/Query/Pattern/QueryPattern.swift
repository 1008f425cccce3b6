// Patterns of queries: `field~pattern`, anywhere in the value, with smart case.

/// A pattern. Letters stand for themselves; `.` is any character; `*` `+` `?` repeat what is before them; `[a-z]` `[^0-9]`
/// are classes, `\d` `\w` `\s` (and `\D` `\W` `\S`) too; `^` and `$` are the ends of the value; `a|b` either, `( )` groups.
/// A backslash takes the meaning of the next character. Without a capital letter in it any case of letters matches.
///
/// No pattern can stop the service: it runs as a set of places in a program of at most `sizeLimit` steps, each of which
/// looks at each character once, so the time for a value is at most steps × characters.
package struct QueryPattern: Hashable, Sendable {
  /// Steps of the largest program.
  package static var sizeLimit: Int { 512 }
  /// Groups in groups.
  static var depthLimit: Int { 16 }

  let text: String
  let program: [PatternStep]
  let ignoresCase: Bool
  /// A text that stands in every value that matches; lower-cased if case is ignored, empty if there is none.
  let required: String

  /// What is wrong with a pattern, and at which of its bytes, from 0.
  struct Fault: Error {
    var message: String
    var hint: String?
    var offset: Int
  }

  init(_ text: String) throws(Fault) {
    var parser = PatternParser(text)
    let node = try parser.parse()
    let ignoresCase = !parser.hasCapital
    var compiler = PatternCompiler(ignoresCase: ignoresCase)
    compiler.add(node)
    guard compiler.steps.count < Self.sizeLimit else {
      throw Fault(message: "has more than \(Self.sizeLimit) steps", hint: "ask for less at once", offset: 0)
    }
    self.text = text
    self.ignoresCase = ignoresCase
    program = compiler.steps + [.match]
    required = node.requiredText(ignoresCase: ignoresCase)
  }

  package static func == (left: QueryPattern, right: QueryPattern) -> Bool { left.text == right.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Whether the pattern matches somewhere in the value.
  func matches(_ value: String) -> Bool {
    var run = PatternRun(program, ignoresCase: ignoresCase)
    return run.finds(in: value)
  }
}

/// A part of a pattern.
indirect enum PatternNode {
  case empty
  case scalar(Unicode.Scalar)
  case any
  case set(PatternSet)
  case start, end
  case sequence([PatternNode])
  case either(PatternNode, PatternNode)
  case repeated(PatternNode, atLeastOnce: Bool, atMostOnce: Bool)

  /// The longest run of plain characters that every match has.
  func requiredText(ignoresCase: Bool) -> String {
    switch self {
    case .scalar(let scalar): String(Character(ignoresCase ? scalar.folded : scalar))
    case .sequence(let nodes): Self.longestRun(nodes, ignoresCase)
    case .repeated(let node, true, false): node.requiredText(ignoresCase: ignoresCase)
    case .empty, .any, .set, .start, .end, .either, .repeated: ""
    }
  }

  private static func longestRun(_ nodes: [PatternNode], _ ignoresCase: Bool) -> String {
    var best = ""
    var run = ""
    for node in nodes {
      if case .scalar(let scalar) = node {
        run.unicodeScalars.append(ignoresCase ? scalar.folded : scalar)
        if run.utf8.count > best.utf8.count { best = run }
      } else {
        run = ""
        let inner = node.requiredText(ignoresCase: ignoresCase)
        if inner.utf8.count > best.utf8.count { best = inner }
      }
    }
    return best
  }
}

/// A class of characters.
struct PatternSet: Hashable, Sendable {
  var ranges: [ClosedRange<UInt32>]
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } != isNegated }

  static let digits = PatternSet(ranges: [0x30...0x39])
  static let word = PatternSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = PatternSet(ranges: [0x09...0x0D, 0x20...0x20, 0xA0...0xA0])
}

extension Unicode.Scalar {
  /// The small letter, where it is one character.
  var folded: Unicode.Scalar {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A ? Unicode.Scalar(UInt8(value) | 0x20) : self }
    let small = properties.lowercaseMapping.unicodeScalars
    return small.count == 1 ? small.first ?? self : self
  }

  /// The capital letter, where it is one character.
  var raised: Unicode.Scalar {
    let large = properties.uppercaseMapping.unicodeScalars
    return large.count == 1 ? large.first ?? self : self
  }
}
