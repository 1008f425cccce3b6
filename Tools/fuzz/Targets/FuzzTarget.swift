// A parser that anybody can reach, and what must hold for every input.

/// One thing to be fuzzed.
package struct FuzzTarget: Sendable {
  package let name: String
  /// Inputs that the parser takes, to begin with.
  package let examples: [[UInt8]]
  /// Words of its language, put in between.
  package let words: [[UInt8]]
  /// Reads an input and checks everything that must hold. What it returns tells apart ways that an input can take through the
  /// parser: inputs of a new kind are kept and changed further.
  package let judge: @Sendable (_ input: [UInt8]) throws(FuzzFinding) -> String

  package init(
    name: String, examples: [[UInt8]], words: [String],
    judge: @escaping @Sendable (_ input: [UInt8]) throws(FuzzFinding) -> String
  ) {
    self.name = name
    self.examples = examples
    self.words = words.map { Array($0.utf8) }
    self.judge = judge
  }
}

/// Something that does not hold.
package struct FuzzFinding: Error, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}

/// Checks what must hold.
func hold(_ condition: Bool, _ description: @autoclosure () -> String) throws(FuzzFinding) {
  if !condition { throw FuzzFinding(description()) }
}

extension FuzzTarget {
  /// Every target. `lines` are lines of a log, as many kinds as there are.
  package static func all(lines: [[UInt8]]) -> [FuzzTarget] {
    [json, request, line(lines), csv, query(lines), address, cursor, times, session, token, placeholders, keyFile]
  }
}
