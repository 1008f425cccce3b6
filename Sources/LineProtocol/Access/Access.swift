// Who may do what: one row for each verb, what a caller brings, and what comes of comparing the two.
package import InviteLedger

/// Who may use a verb.
package enum Access: Hashable, Sendable {
  /// Everybody who can open the socket.
  case anyone
  /// Whoever was given the permission: operators, keys by their scopes, local users by what policy grants them. Where a
  /// role is named, the actor must have it or a stronger one beside.
  case granted(Permission, Role? = nil)
  /// Operators alone; no scope but `*` stands for it.
  case operators
}

/// What a caller brings to one request.
package struct Standing: Hashable, Sendable {
  /// It may do everything: the service's own uid, root, a uid that policy names, an unbound key with scope `*`.
  package var isOperator: Bool
  /// What it was given, if it is no operator.
  package var scopes: [Scope]
  /// The role with which its actor acts; nil for an actor who has none.
  package var role: Role?

  package init(isOperator: Bool = false, scopes: [Scope] = [], role: Role? = nil) {
    self.isOperator = isOperator
    self.scopes = scopes
    self.role = role
  }

  /// Whether it was given a permission, for everybody or for some.
  package func has(_ permission: Permission) -> Bool { isOperator || scopes.cover(permission) }

  /// Whether it was given a permission without a bound.
  package func hasUnbound(_ permission: Permission) -> Bool { isOperator || scopes.coverWithoutBound(permission) }

  /// The bounds within which it has what a verb needs; nil where it has it without a bound.
  package func bounds(of access: Access) -> [Scope.Bound]? {
    guard case .granted(let permission, _) = access, !hasUnbound(permission) else { return nil }
    return scopes.filter { $0.covers(permission) }.compactMap(\.bound)
  }
}

extension Access {
  /// What keeps a caller from a verb.
  package enum Obstacle: Hashable, Sendable {
    /// It was not given this permission.
    case permission(Permission)
    /// It was, and its actor's role is weaker than this one.
    case role(Role)
    /// It is no operator.
    case notOperator
  }

  /// What keeps a caller from using the verb; nil where nothing does. What nobody thought of is refused.
  package func obstacle(for caller: Standing) -> Obstacle? {
    switch self {
    case .anyone: return nil
    case .operators: return caller.isOperator ? nil : .notOperator
    case .granted(let permission, let role):
      guard caller.has(permission) else { return .permission(permission) }
      guard let role else { return nil }
      return caller.role.map { $0 <= role } == true ? nil : .role(role)
    }
  }

  /// `anyone`, `operator` or the permission, as `describe` and `help` say it.
  package var need: String {
    switch self {
    case .anyone: "anyone"
    case .operators: "operator"
    case .granted(let permission, _): permission.text
    }
  }

  /// The weakest role that will do; nil where roles do not count.
  package var role: Role? {
    if case .granted(_, let role) = self { role } else { nil }
  }
}

extension Permission {
  /// Every permission there is, sorted: those of the table, and those that widen what a verb shows.
  package static let known: [Permission] = {
    let needed = Verb.allCases.compactMap { verb in
      if case .granted(let permission, _) = verb.access { permission } else { nil }
    }
    return Set(needed + [.readPersonal, .revealInvites]).sorted()
  }()
}
