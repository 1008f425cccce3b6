// What policy grants to local users who are no operators: a scope for everybody, for one uid, for one group.

/// A grant to local users: `token.redeem`, `uid:1001/invite.*`, `gid:50/invite.issue:group=staff`.
package struct LocalGrant: Hashable, Sendable {
  package enum Whom: Hashable, Sendable {
    case everybody
    case uid(UInt32)
    /// A peer's own group, as the kernel reports it; the other groups of a user do not count.
    case gid(UInt32)
  }

  package var whom: Whom
  package var scope: Scope

  package init(_ scope: Scope, to whom: Whom = .everybody) {
    self.whom = whom
    self.scope = scope
  }

  /// Reads the text of a grant.
  package init?(text: String) {
    guard let slash = text.firstIndex(of: "/") else {
      guard let scope = Scope(text: text) else { return nil }
      self.init(scope)
      return
    }
    guard let scope = Scope(text: String(text[text.index(after: slash)...])) else { return nil }
    let user = text[..<slash]
    if let uid = Self.number(in: user, after: "uid:") {
      self.init(scope, to: .uid(uid))
    } else if let gid = Self.number(in: user, after: "gid:") {
      self.init(scope, to: .gid(gid))
    } else {
      return nil
    }
  }

  /// Whether it is for a peer with this uid and group.
  package func isFor(uid: UInt32, gid: UInt32) -> Bool {
    switch whom {
    case .everybody: true
    case .uid(let number): number == uid
    case .gid(let number): number == gid
    }
  }

  private static func number(in text: Substring, after prefix: String) -> UInt32? {
    guard text.hasPrefix(prefix) else { return nil }
    return LocalUser.number(of: String(text.dropFirst(prefix.utf8.count)))
  }
}

/// Local users by number, as policy names them.
package enum LocalUser {
  /// Reads a uid or a gid: decimal, without leading zeros.
  package static func number(of text: String) -> UInt32? {
    guard let number = UInt32(text), String(number) == text else { return nil }
    return number
  }
}

extension Policy {
  /// The scopes that a local peer who is no operator has.
  package func scopes(ofUid uid: UInt32, gid: UInt32) -> [Scope] {
    localScopes.compactMap { text in
      guard let grant = LocalGrant(text: text), grant.isFor(uid: uid, gid: gid) else { return nil }
      return grant.scope
    }
  }

  /// Whether a uid is one of those that policy makes operators.
  package func isOperator(uid: UInt32) -> Bool { operatorUids.contains { LocalUser.number(of: $0) == uid } }
}
