// A first look at a line's bytes: what cannot match is never decoded.

import InviteLedger

/// Texts of which one must stand in the line of every event that matches, for each condition that allows to say so.
///
/// A look at bytes rules lines out at the speed of memory, so that a search for a rare word reads a log nearly as fast as
/// it can be read. It never rules out a line that matches: only values that stand in the line as they are compared are
/// looked for, only in ASCII, and in any case of letters where the comparison ignores case.
package struct QueryScreen: Sendable {
  private struct Needle: Sendable {
    /// Lower-cased if case is ignored.
    var bytes: [UInt8]
    var ignoresCase: Bool
  }

  /// Of each list one must be there.
  private let lists: [[Needle]]

  package init(_ query: Query) {
    var lists: [[Needle]] = []
    for clause in query.clauses where clause.alternatives.count == 1 {
      for condition in clause.alternatives[0].conditions where !condition.isNegated {
        if let needles = Self.needles(condition) { lists.append(needles) }
      }
    }
    self.lists = lists
  }

  /// Whether it can rule out anything.
  package var isIdle: Bool { lists.isEmpty }

  /// Whether the event of this line may match.
  package func mayMatch(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    lists.allSatisfy { list in list.contains { Self.stands($0, in: bytes, range) } }
  }

  /// The texts of a condition; nil when one of its tests has none.
  private static func needles(_ condition: QueryCondition) -> [Needle]? {
    if condition.field == .cause { return causes(condition) }
    if condition.field == .line { return pieces(condition) }
    guard let isExact = comparesAsWritten(condition.field) else { return nil }
    var needles: [Needle] = []
    for test in condition.tests {
      let (text, ignoresCase): (String, Bool) =
        switch test {
        case .equals(let value): (value, !isExact)
        case .contains(let part): (part, true)
        case .pattern(let pattern): (pattern.required, pattern.ignoresCase || !isExact)
        default: ("", false)
        }
      guard let needle = needle(text, ignoresCase: ignoresCase) else { return nil }
      needles.append(needle)
    }
    // A range names its ends alone, and stands for what is between them.
    if condition.field == .invite { needles.append(Needle(bytes: Array("..inv_".utf8), ignoresCase: false)) }
    return needles
  }

  /// The longest part of a text that stands byte for byte wherever the text is found.
  private static func needle(_ text: String, ignoresCase: Bool) -> Needle? {
    guard text.utf8.allSatisfy(isPlain) else { return nil }
    let parts = text.utf8.split(whereSeparator: hasTwin)
    guard let longest = parts.max(by: { $0.count < $1.count }) else { return nil }
    let bytes = Array(ignoresCase ? String(Substring(longest)).lowercased().utf8 : String(Substring(longest)).utf8)
    return Needle(bytes: bytes, ignoresCase: ignoresCase)
  }

  /// Unicode has a second K (for kelvin), a second semicolon and a second grave accent, equal to these as texts.
  private static func hasTwin(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "K"), UInt8(ascii: "k"), UInt8(ascii: ";"), UInt8(ascii: "`")].contains(byte)
  }

  /// What a pattern needs of the whole line. The text that it is matched with has other punctuation than the line, so
  /// only what stands between that is looked for; and an erased value stands there as a word of its own.
  private static func pieces(_ condition: QueryCondition) -> [Needle]? {
    var needles: [Needle] = []
    for test in condition.tests {
      guard case .pattern(let pattern) = test else { return nil }
      let parts = pattern.required.utf8.split { byte in ",:{}[]\"".utf8.contains(byte) }
      let longest = parts.max { $0.count < $1.count }.map { String(Substring($0)) } ?? ""
      guard !"erased true".contains(longest), let needle = needle(longest, ignoresCase: pattern.ignoresCase) else {
        return nil
      }
      needles.append(needle)
    }
    return needles
  }

  /// A cause stands in `meta` under its name.
  private static func causes(_ condition: QueryCondition) -> [Needle]? {
    var needles: [Needle] = []
    for test in condition.tests {
      guard case .range(let range) = test, range.lowerBound == range.upperBound else { return nil }
      needles.append(Needle(bytes: Array("\"cause\":\(range.lowerBound)".utf8), ignoresCase: false))
    }
    return needles
  }

  /// Whether a field's values stand in the line as they are compared: true byte for byte, false but for the case of
  /// letters, nil if they are worked out.
  private static func comparesAsWritten(_ field: QueryField) -> Bool? {
    switch field {
    case .type, .actor, .key, .req, .trace, .batch, .invite, .member, .message, .inviter, .group, .kind, .title, .scope,
      .owner, .label, .data, .meta:
      true
    case .email, .domain: false
    default: nil
    }
  }

  /// Printable ASCII that JSON does not escape.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func stands(_ needle: Needle, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let first = needle.bytes[0]
    let other = needle.ignoresCase && first >= 0x61 && first <= 0x7A ? first ^ 0x20 : first
    let span = bytes.span
    var index = range.lowerBound
    let end = range.upperBound - needle.bytes.count
    while index <= end {
      let byte = span[index]
      if byte == first || byte == other, continues(needle, span, index) { return true }
      index += 1
    }
    return false
  }

  private static func continues(_ needle: Needle, _ span: Span<UInt8>, _ start: Int) -> Bool {
    for offset in 1..<max(1, needle.bytes.count) {
      let byte = span[start + offset]
      let folded = needle.ignoresCase && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if folded != needle.bytes[offset] { return false }
    }
    return true
  }
}
