// Whose view of a message is meant.

/// A user or a group that has a message, written `user:NAME` or `group:NAME`.
package enum Holder: Hashable, Sendable {
  case user(String)
  case group(String)
}

extension Holder: CustomStringConvertible {
  package var description: String {
    switch self {
    case .user(let name): "user:" + name
    case .group(let name): "group:" + name
    }
  }

  /// Reads `user:NAME` or `group:NAME`; the name's own syntax is the decider's to check.
  package init?(text: String) {
    if text.hasPrefix("user:") {
      self = .user(String(text.dropFirst(5)))
    } else if text.hasPrefix("group:") {
      self = .group(String(text.dropFirst(6)))
    } else {
      return nil
    }
  }
}
