// The links of invites, from the two templates.
import InviteLedger
import InviteTokens

/// Makes the link of an invite.
struct Links {
  /// What links begin with; nil when nobody said, then they begin `invite:`.
  let base: String?

  /// In UTF-8.
  func link(to token: TokenText, kind: InviteKind, email: String?) -> [UInt8] {
    LinkTemplate.standard(for: kind).link(base: base, token: token, email: email).revealed
  }
}
