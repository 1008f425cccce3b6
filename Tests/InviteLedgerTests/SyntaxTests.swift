// The syntax of addresses and names, and when two addresses are one.
import InviteLedger
import Testing

@Suite struct SyntaxTests {
  static let good = [
    "bob@example.org", "b@x", "a.b+c@example.org", "o'neil@example.org", "\"a b\"@example.org", "\"a\\\"b\"@x.org",
    "x@b\u{FC}cher.example", "x@xn--bcher-kva.example", "x@\u{4F8B}\u{3048}.jp", "a@[192.0.2.1]",
    "a@[IPv6:2001:db8::1]",
    "  bob@example.org\t", "\"@\"@example.org", String(repeating: "a", count: 64) + "@example.org",
  ]

  static let bad = [
    "", "bob", "@example.org", "bob@", "bob@@example.org", ".bob@example.org", "bob.@example.org", "b..b@example.org",
    "bob@example..org", "bob@-x.org", "bob@x-.org", "bob@exa mple.org", "bob(comment)@example.org",
    "b\u{FC}b@example.org",
    "\"a\"b\"@example.org", "\"a\\\"@example.org", "bob@[192.0.2]", "bob@[192.0.2.256]", "bob@[IPv6:zz]",
    "bob@example.org.",
    "Bob <bob@example.org>", "bob@example.org\u{0}", "\"a\r\nb\"@example.org", "bob@exam_ple.org", "a b@example.org",
    String(repeating: "a", count: 65) + "@example.org", "bob@" + String(repeating: "a", count: 64) + ".org",
    "bob@" + (1...50).map { _ in "abcd" }.joined(separator: ".") + ".org" + ".abc",
  ]

  @Test(arguments: good) func `an address is accepted`(_ text: String) {
    #expect(EmailAddress(text) != nil)
  }

  @Test(arguments: bad) func `what is no address is refused`(_ text: String) {
    #expect(EmailAddress(text) == nil)
  }

  @Test func `an address has at most 254 bytes`() {
    let domain = [63, 63, 57].map { String(repeating: "d", count: $0) }.joined(separator: ".")
    let address = String(repeating: "l", count: 64) + "@" + domain + ".org"
    #expect(address.utf8.count == 254)
    #expect(EmailAddress(address) != nil)
    #expect(EmailAddress(address + "x") == nil)
  }

  @Test func `two addresses are one after trimming, normalising and lower-casing`() {
    let one = EmailAddress("Bob@B\u{FC}cher.Example")
    let other = EmailAddress(" bob@bu\u{308}cher.example ")
    #expect(one == other)
    #expect(one?.hashValue == other?.hashValue)
    #expect(one?.spelling == "Bob@B\u{FC}cher.Example")
    #expect(one?.domain == "b\u{FC}cher.example")
    #expect(EmailAddress("bob@example.org") != EmailAddress("bob@example.com"))
  }

  @Test func `an invite to one spelling is redeemed with another`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue("bob@bu\u{308}cher.example"))
    #expect(ledger.code(of: Example.redeem(1, email: "BOB@b\u{FC}cher.example")) == nil)
  }

  @Test(arguments: ["ada", "A.B-c_9", "_apt", "0", String(repeating: "a", count: 60)]) func `a name is accepted`(
    _ name: String
  ) {
    #expect(NameSyntax.isName(name))
  }

  @Test(arguments: ["", "-a", ".a", "a b", "a:b", "\u{E9}", "a\n", "a@b", String(repeating: "a", count: 61)])
  func `what is no name is refused`(_ name: String) {
    #expect(!NameSyntax.isName(name))
  }

  @Test(arguments: ["general", "new members", "caf\u{E9}", "7"]) func `a label is accepted`(_ label: String) {
    #expect(NameSyntax.isLabel(label))
  }

  @Test(arguments: ["", " a", "a ", "a,b", "a;b", "a\tb", "\u{7F}", String(repeating: "\u{E9}", count: 51)])
  func `what is no label is refused`(_ label: String) {
    #expect(!NameSyntax.isLabel(label))
  }

  @Test func `texts are measured as they are written in a line`() throws {
    let ledger = ExampleLedger()
    func code(_ note: String) -> RejectionCode? {
      ledger.code(of: .issueInvite(IssueInvite(note: note)))
    }
    #expect(code(String(repeating: "x", count: Limits.inviteNoteBytes)) == nil)
    #expect(code(String(repeating: "x", count: Limits.inviteNoteBytes + 1)) == .argumentInvalid)
    #expect(code(String(repeating: "\n", count: Limits.inviteNoteBytes / 2)) == nil)
    #expect(code(String(repeating: "\n", count: Limits.inviteNoteBytes / 2 + 1)) == .argumentInvalid)
    #expect(code(String(repeating: "\u{1}", count: Limits.inviteNoteBytes / 6)) == nil)
    #expect(code(String(repeating: "\u{1}", count: Limits.inviteNoteBytes / 6 + 1)) == .argumentInvalid)
  }
}
