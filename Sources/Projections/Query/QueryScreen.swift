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
      guard !text.isEmpty, text.utf8.allSatisfy(isPlain) else { return nil }
      needles.append(Needle(bytes: Array((ignoresCase ? text.lowercased() : text).utf8), ignoresCase: ignoresCase))
    }
    // A range names its ends alone, and stands for what is between them.
    if condition.field == .invite { needles.append(Needle(bytes: Array("..inv_".utf8), ignoresCase: false)) }
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
