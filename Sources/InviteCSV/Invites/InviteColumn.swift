// The columns of an invite file: Discourse's three, and ours.

/// A column of an invite file, by the name that stands in its header.
public enum InviteColumn: String, CaseIterable, Sendable {
  /// The address to invite.
  case email
  /// Groups to join, separated by `;` or a quoted `,`.
  case groups
  /// Where the invited arrive.
  case topic = "topic_id"
  /// 100 owner, 200 administrator, 300 moderator, 400 member, 600 guest; or the word.
  case role
  /// Channels to join, separated like groups.
  case channels
  /// Minutes until the invite ends; `null` never.
  case expiresInMinutes = "expires_in_minutes"
  /// How often the invite can be used; `null` without limit, 0 never.
  case maxUses = "max_uses"
  /// A text to the invited.
  case message
  /// A text to operators.
  case note
  /// The language of the invitation.
  case locale
  /// Whether somebody with another address may use the invite.
  case allowAnyEmail = "allow_any_email"
}

extension InviteColumn: FileColumn {
  /// `email`.
  public static let marks: [InviteColumn] = [.email]
  /// Discourse's own columns.
  public static let positional: [InviteColumn] = [.email, .groups, .topic]
  /// `email`; its cells may be blank.
  public static let needed: [[InviteColumn]] = [[.email]]
}
