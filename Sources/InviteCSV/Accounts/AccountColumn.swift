// The columns of an account file.

/// A column of an account file, by the name that stands in its header.
public enum AccountColumn: String, CaseIterable, Sendable {
  /// The account's name, by which people and programs call it.
  case name
  /// The account's address.
  case email
  /// 100 owner, 200 administrator, 300 moderator, 400 member, 600 guest; or the word.
  case role
  /// Groups, separated by `;` or a quoted `,`.
  case groups
  /// Another system's id.
  case external
  /// What people are called.
  case fullName = "full_name"
  /// The local user whose commands are the account's.
  case uid
}

extension AccountColumn: FileColumn {
  /// `name`, or `email` in a header that forgot it.
  public static let marks: [AccountColumn] = [.name, .email]
  /// The five that people keep lists of.
  public static let positional: [AccountColumn] = [.name, .email, .role, .groups, .external]
  /// `name`.
  public static let needed: [[AccountColumn]] = [[.name]]
}
