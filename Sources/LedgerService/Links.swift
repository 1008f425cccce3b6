// The links of invites, from the templates and settings in force.
import InviteLedger
import InviteTokens

/// Makes the links of invites.
struct Links {
  /// What links begin with where the policy does not say; nil when the service was not told either.
  let base: String?

  /// The link of an invite under the policy in force, of which what it needs is handed in: a whole policy is large to copy. A
  /// value that is not known yet is left to a mail tool: the policy's text for it stands there. Nobody has a username
  /// before an invite is redeemed. In UTF-8.
  func link(
    to token: TokenText, kind: InviteKind, email: String?, template: String?, base: String?, blank: String?
  ) -> [UInt8] {
    self.template(template, for: kind).link(base: base ?? self.base, token: token, email: email, blank: blank ?? "")
      .revealed
  }

  /// What links begin with under a policy; nil: `invite:`.
  func base(under policy: Policy) -> String? { policy.baseURL ?? base }

  private func template(_ text: String?, for kind: InviteKind) -> LinkTemplate {
    guard let text else { return .standard(for: kind) }
    // It was checked when it was set; a log that says otherwise gets links that can be redeemed all the same.
    do throws(LinkTemplateError) { return try LinkTemplate(text: text) } catch { return .standard(for: kind) }
  }
}
