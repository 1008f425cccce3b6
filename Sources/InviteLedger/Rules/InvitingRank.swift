// Who may invite as what.

extension Policy {
  /// The weakest role that may invite somebody as `role`: that role itself, so that nobody makes anyone stronger than
  /// himself; with `strict_roles` an administrator for moderators too.
  func weakestInviter(as role: Role) -> Role {
    role == .moderator && hasStrictRoles ? .administrator : role
  }

  /// The strongest role as which somebody of this rank may invite.
  func strongestInvited(by rank: Role) -> Role {
    rank == .moderator && hasStrictRoles ? .member : rank
  }
}
