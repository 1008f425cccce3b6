// Links.

import InviteLedger
import InviteTokens
import Testing

@Suite struct LinkTemplateTests {
  static func token() throws -> TokenText {
    try #require(try TokenDeriverTests.deriver().token(invite: InviteID(number: 1), generation: 1))
  }

  @Test func `the standard links are those of the domain`() throws {
    let token = try Self.token()
    let text = token.secret.revealedText
    let bound = LinkTemplate.standard(for: .email).link(base: "https://example.org/", token: token)
    #expect(bound.revealedText == "https://example.org/invites/\(text)")
    #expect(LinkTemplate.standard(for: .link) == LinkTemplate.bound)
    let open = LinkTemplate.standard(for: .emailless).link(
      base: "https://example.org", token: token, email: "bob+x y@example.org")
    #expect(open.revealedText == "https://example.org/invite-token/redeem/\(text)?email=bob%2Bx%20y@example.org")
    #expect("\(open)" == "<secret>")
  }

  @Test func `without a base a link begins with its own scheme, and an unknown address is left to the mail tool`()
    throws
  {
    let token = try Self.token()
    let link = LinkTemplate.emailless.link(base: nil, token: token, blank: "{{email}}").revealedText
    #expect(link == "invite:/invite-token/redeem/\(token.secret.revealedText)?email={{email}}")
  }

  @Test func `a template of one's own is filled in at its places`() throws {
    let template = try LinkTemplate(text: "{base}/join?t={token}&u={username}&again={token}")
    let token = try Self.token()
    let text = token.secret.revealedText
    let link = template.link(base: "https://e", token: token, username: "né&").revealedText
    #expect(link == "https://e/join?t=\(text)&u=n%C3%A9%26&again=\(text)")
    #expect(try LinkTemplate(text: "{base}/invites/{token}") == .bound)
  }

  @Test func `a template that cannot work is refused by name`() {
    #expect(throws: LinkTemplateError.unclosed) { try LinkTemplate(text: "{token}{base") }
    #expect(throws: LinkTemplateError.unknownPlace("tokn")) { try LinkTemplate(text: "{base}/{tokn}") }
    #expect(throws: LinkTemplateError.noToken) { try LinkTemplate(text: "{base}") }
  }
}
