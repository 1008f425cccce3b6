// The links of invites, from the templates and settings in force.
import InviteLedger
import InviteTokens

/// Makes the links of invites.
struct Links {
  /// What links begin with where the policy does not say; nil when the service was not told either.
  let base: String?

  /// The link of an invite under a policy. A value that is not known yet is left to a mail tool: the policy's text for
  /// it stands there. Nobody has a username before an invite is redeemed. In UTF-8.
  func link(to token: TokenText, kind: InviteKind, email: String?, under policy: Policy) -> [UInt8] {
    template(for: kind, under: policy).link(
      base: base(under: policy), token: token, email: email, blank: policy.blankEmail ?? ""
    ).revealed
  }

  /// What links begin with under a policy; nil: `invite:`.
  func base(under policy: Policy) -> String? { policy.baseURL ?? base }

  private func template(for kind: InviteKind, under policy: Policy) -> LinkTemplate {
    guard let text = kind == .emailless ? policy.emaillessLinkTemplate : policy.linkTemplate else {
      return .standard(for: kind)
    }
    // It was checked when it was set; a log that says otherwise gets links that can be redeemed all the same.
    do throws(LinkTemplateError) { return try LinkTemplate(text: text) } catch { return .standard(for: kind) }
  }
}
