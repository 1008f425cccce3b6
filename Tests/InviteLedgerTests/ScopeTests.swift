// Scopes: their text, what they give, and which contain which.
import InviteLedger
import Testing

@Suite struct ScopeTests {
  private static let texts = [
    "*", "invite.*", "invite.issue", "invite.issue:group=staff", "invite.*:inviter=ada", "*:inviter=ada",
    "message.archive:group=staff.east", "audit.read", "a1_-.b2_-",
  ]

  @Test(arguments: texts) func `a scope reads back as it was written`(text: String) {
    #expect(Scope(text: text)?.description == text)
  }

  @Test(arguments: [
    "", ".", "invite", "invite.", ".issue", "Invite.issue", "invite.issue.now", "invite.**", "*.issue", "**",
    "in*.issue", "invite.issue:", "invite.issue:role=400", "invite.issue:group=", "invite.issue:group=a b",
    "invite.issue:group=a:b", "invite issue", "1nvite.issue", "invite.issue:Group=staff", " invite.issue",
    String(repeating: "a", count: 60) + ".b",
  ]) func `what is no scope is refused`(text: String) {
    #expect(Scope(text: text) == nil)
  }

  @Test func `a scope gives what it names, its family gives all of it, and the star everything`() throws {
    for (scope, given, withheld) in [
      ("invite.issue", "invite.issue", "invite.revoke"), ("invite.*", "invite.revoke", "invitee.revoke"),
      ("invite.issue:group=staff", "invite.issue", "invite.revoke"),
    ] {
      let scope = try #require(Scope(text: scope))
      #expect(scope.covers(try #require(Permission(text: given))))
      #expect(!scope.covers(try #require(Permission(text: withheld))))
      #expect(Scope.everything.covers(try #require(Permission(text: withheld))))
    }
  }

  @Test func `containing is what covering says, for every pair of scopes and every permission`() throws {
    let permissions: [Permission] = ["invite.issue", "invite.revoke", "audit.read", "a1_-.b2_-"]
    let scopes = Self.texts.compactMap(Scope.init(text:))
    for outer in scopes {
      for inner in scopes where outer.contains(inner) {
        #expect(permissions.allSatisfy { !inner.covers($0) || outer.covers($0) }, "\(outer) \(inner)")
        #expect(outer.bound == nil || outer.bound == inner.bound)
      }
      #expect(outer.contains(outer))
      #expect(Scope.everything.contains(outer))
    }
    #expect(!Scope(.family("invite")).contains(.everything))
    #expect(![Scope(.family("invite")), Scope(.permission("audit.read"))].contain([.everything]))
    #expect([Scope(.family("invite")), Scope(.permission("audit.read"))].contain([Scope(.permission("invite.issue"))]))
  }

  @Test func `a bound scope is narrower than the same without a bound`() throws {
    let bound = try #require(Scope(text: "invite.issue:group=staff"))
    let free = try #require(Scope(text: "invite.issue"))
    #expect(free.contains(bound) && !bound.contains(free))
    #expect([bound].cover("invite.issue") && ![bound].coverWithoutBound("invite.issue"))
    #expect([bound, free].coverWithoutBound("invite.issue"))
  }
}
