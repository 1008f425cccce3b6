// Links as the policy wants them.
import Testing

struct LinkSettingTests {
  private func link(_ reply: Reply) throws -> String { try #require(reply.text("link")) }

  private func token(_ reply: Reply) throws -> String { try #require(reply.text("token")) }

  @Test func `links begin with what the policy says, and with what the service was started with while it says nothing`()
    throws
  {
    try Scene.play { scene in
      let client = try scene.connect()
      #expect(try link(client.ask("invite issue email=a@x.org")).hasPrefix("https://example.org/invites/inv1_"))
      try client.ask("policy set base_url=https://forum.example/")
      #expect(try link(client.ask("invite issue email=b@x.org")).hasPrefix("https://forum.example/invites/inv1_"))
      try scene.restart()
      #expect(try link(scene.ask("invite issue email=c@x.org")).hasPrefix("https://forum.example/invites/inv1_"))
    }
  }

  @Test func `the link of an invite without an address has the mail tool's field where the address will be`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let plain = try client.ask("invite issue")
      let token = try token(plain)
      #expect(try link(plain) == "https://example.org/invite-token/redeem/\(token)?email=")
      try client.ask(#"policy set blank_email={{email}}"#)
      let merged = try client.ask("invite issue")
      #expect(try link(merged).hasSuffix("?email={{email}}"))
    }
  }

  @Test func `templates of one's own are filled in, with a plus sign that stays one`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ask("policy set link_template={base}/join/{token}?for={email}&name={username} blank_email=NN")
      let issued = try client.ask("invite issue email=ada+tag@x.org")
      let token = try token(issued)
      #expect(try link(issued) == "https://example.org/join/\(token)?for=ada%2Btag@x.org&name=NN")
    }
  }

  @Test(arguments: [
    "link_template={base}/no-token", "link_template={token}{base", "link_template='{token} {base}'",
    "emailless_link_template={token}{tokn}", "base_url=example.org", "base_url='https://a b'",
    "base_url=https://example.org/{token}",
  ])
  func `a setting that makes no link is refused`(setting: String) throws {
    try Scene.play { scene in
      let reply = try scene.ask("policy set " + setting)
      #expect(reply.err == "arg.invalid")
    }
  }
}
