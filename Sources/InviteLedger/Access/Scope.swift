// What a key or a local user was given: permissions, perhaps for one inviter or one group alone.

/// A scope: `*`, `invite.*`, `invite.issue`, and each narrowed as in `invite.issue:group=staff` or `invite.*:inviter=ada`.
package struct Scope: Hashable, Sendable {
  /// Which permissions it gives.
  package enum Reach: Hashable, Sendable {
    case everything
    case family(String)
    case permission(Permission)
  }

  /// For whom it gives them.
  package enum Bound: Hashable, Sendable {
    /// Invites of this inviter alone.
    case inviter(String)
    /// Invites that grant this group alone, and this group's view of messages.
    case group(String)
  }

  package var reach: Reach
  /// Nil for everybody.
  package var bound: Bound?

  package init(_ reach: Reach, bound: Bound? = nil) {
    self.reach = reach
    self.bound = bound
  }

  /// Everything there is.
  package static let everything = Scope(.everything)

  /// Whether it gives a permission, bound or not.
  package func covers(_ permission: Permission) -> Bool {
    switch reach {
    case .everything: true
    case .family(let family): permission.family == family
    case .permission(let own): permission == own
    }
  }

  /// Whether everything that another scope gives is given by this one too.
  package func contains(_ other: Scope) -> Bool {
    guard bound == nil || bound == other.bound else { return false }
    switch (reach, other.reach) {
    case (.everything, _): return true
    case (.family(let family), .family(let inner)): return family == inner
    case (.family(let family), .permission(let permission)): return permission.family == family
    case (.permission(let own), .permission(let permission)): return own == permission
    case (.family, .everything), (.permission, .everything), (.permission, .family): return false
    }
  }
}

extension Scope: CustomStringConvertible {
  package var description: String {
    let text =
      switch reach {
      case .everything: "*"
      case .family(let family): family + ".*"
      case .permission(let permission): permission.text
      }
    return switch bound {
    case nil: text
    case .inviter(let name): text + ":inviter=" + name
    case .group(let name): text + ":group=" + name
    }
  }

  /// Reads the text of a scope. Whether such a permission exists is for the table of verbs to say.
  package init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let reach = Reach(text: first) else { return nil }
    guard parts.count == 2 else {
      self.init(reach)
      return
    }
    guard let bound = Bound(text: parts[1]) else { return nil }
    self.init(reach, bound: bound)
  }
}

extension Scope.Reach {
  fileprivate init?(text: String) {
    if text == "*" {
      self = .everything
    } else if text.hasSuffix(".*"), Permission.isWord(text.utf8.dropLast(2)), text.utf8.count <= Limits.permissionBytes
    {
      self = .family(String(text.dropLast(2)))
    } else if let permission = Permission(text: text) {
      self = .permission(permission)
    } else {
      return nil
    }
  }
}

extension Scope.Bound {
  fileprivate init?(text: String) {
    for (prefix, bound) in [("inviter=", Self.inviter), ("group=", Self.group)] where text.hasPrefix(prefix) {
      let name = String(text.dropFirst(prefix.utf8.count))
      guard NameSyntax.isName(name) else { return nil }
      self = bound(name)
      return
    }
    return nil
  }
}

extension [Scope] {
  /// Whether one of these gives a permission, bound or not.
  package func cover(_ permission: Permission) -> Bool { contains { $0.covers(permission) } }

  /// Whether one of these gives a permission without a bound.
  package func coverWithoutBound(_ permission: Permission) -> Bool {
    contains { $0.bound == nil && $0.covers(permission) }
  }

  /// Whether everything that other scopes give is given by these too.
  package func contain(_ others: [Scope]) -> Bool {
    others.allSatisfy { other in contains { $0.contains(other) } }
  }
}
