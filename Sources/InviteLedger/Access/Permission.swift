// What a caller can be allowed: one name for each thing that can be done, as `family.action`.

/// A permission, such as `invite.issue`. Those that exist are the rows of the table of verbs and a few that widen what a
/// verb shows (`personal.read`, `invite.reveal`); scopes give them.
package struct Permission: Hashable, Comparable, Sendable {
  package let text: String

  /// Reads `family.action`, each of `a-z`, then `a-z 0-9 _ -`.
  package init?(text: String) {
    let words = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard words.count == 2, words.allSatisfy(Self.isWord), text.utf8.count <= Limits.permissionBytes else { return nil }
    self.text = text
  }

  /// What stands before the point.
  package var family: String { String(text.prefix { $0 != "." }) }

  package static func < (left: Permission, right: Permission) -> Bool { left.text < right.text }

  static func isWord(_ word: some Collection<UInt8>) -> Bool {
    guard let first = word.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else { return false }
    return word.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "_"), UInt8(ascii: "-"): true
      default: false
      }
    }
  }
}

extension Permission: ExpressibleByStringLiteral {
  /// A permission that stands in our own code; the test of the table reads each of them.
  package init(stringLiteral text: StaticString) { self.text = "\(text)" }
}

extension Permission: CustomStringConvertible {
  package var description: String { text }
}

extension Permission {
  /// Seeing personal values in rows: addresses, names, texts.
  package static let readPersonal: Permission = "personal.read"
  /// Seeing tokens and links of invites that somebody else issued.
  package static let revealInvites: Permission = "invite.reveal"
}
