// How a row of a report names the invite that it is about.

/// An invite as a mail tool knows it. A row may name it more than once; the most exact name counts: the link, then the
/// id, then the address.
public struct InviteNaming: Hashable, Sendable {
  /// The link that was sent, or the token in it. A secret: it goes to the ledger and nowhere else.
  public var link: String?
  /// The invite's id.
  public var invite: String?
  /// The address that the mail went to, which means the newest invite to it.
  public var email: String?

  /// No name.
  public init() {}

  /// Whether there is no name.
  public var isEmpty: Bool { link == nil && invite == nil && email == nil }
}
