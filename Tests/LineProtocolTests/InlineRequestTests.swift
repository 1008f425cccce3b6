// Requests as words.
import InviteLedger
import LineProtocol
import Testing

struct InlineRequestTests {
  @Test func `a verb is one word or two, with a point or a blank`() throws {
    #expect(try request("ping").verb == .ping)
    #expect(try request("invite issue").verb == .inviteIssue)
    #expect(try request("invite.issue").verb == .inviteIssue)
    #expect(try request("\t invite \t issue  ").verb == .inviteIssue)
  }

  @Test func `the longest known verb wins and the rest are terms`() throws {
    let request = try request("audit invite issue")
    #expect(request.verb == .audit)
    #expect(request.terms == ["invite", "issue"])
  }

  @Test func `parameters are read by their declared type`() throws {
    let issue = try request("invite issue email=bob@example.org groups=staff,ops max_uses=3 role=300 expires=90m")
    #expect(issue.text("email") == "bob@example.org")
    #expect(issue.list("groups") == ["staff", "ops"])
    #expect(issue.uses("max_uses") == .uses(3))
    #expect(issue.role("role") == .moderator)
    #expect(issue.expiry("expires") == .after(90 * 60 * 1_000_000))
    #expect(issue.text("note") == nil)
  }

  @Test func `absent, null and 0 are three things`() throws {
    #expect(try request("invite issue").uses("max_uses") == nil)
    #expect(try request("invite issue max_uses=null").uses("max_uses") == .unlimited)
    #expect(try request("invite issue max_uses=0").uses("max_uses") == .uses(0))
    #expect(try request("invite issue").expiry("expires") == nil)
    #expect(try request("invite issue expires=null").expiry("expires") == .never)
    #expect(try failure("invite issue expires=0").error.code == .ledger(.argumentInvalid))
  }

  @Test func `a quoted null is a text`() throws {
    #expect(try request("invite issue note=\"null\"").text("note") == "null")
    #expect(try failure("invite issue expires=\"null\"").error.code == .ledger(.argumentInvalid))
  }

  @Test func `an empty list is not an absent one`() throws {
    #expect(try request("account change account=ada groups=").list("groups") == [])
    #expect(try request("account change account=ada").list("groups") == nil)
  }

  @Test(arguments: [
    (#"note='a b'"#, "a b"), (#"note="a b""#, "a b"), (#"note=a\ b"#, "a b"), (#"note=a'b'"c"d"#, "abcd"),
    (#"note='a\b'"#, #"a\b"#), (#"note="a\"b""#, #"a"b"#), (#"note="a\nb""#, #"a\nb"#), (#"note=$'a\nb\'c'"#, "a\nb'c"),
    (#"'note=a b'"#, "a b"), (#"note='é'"#, "é"), ("note=", ""), ("note=a=b", "a=b"), (#"note=$5"#, "$5"),
  ])
  func `words are split as a shell splits them`(word: String, value: String) throws {
    #expect(try request("invite issue " + word).text("note") == value)
  }

  @Test func `identifiers and holders are checked`() throws {
    #expect(try request("invite revoke invite=inv_4").invite("invite") == InviteID(number: 4))
    #expect(
      try request("message archive message=msg_3 holder=user:bob,group:staff").holders("holder")
        == [.user("bob"), .group("staff")])
    #expect(try failure("invite revoke invite=inv_04").error.column == 22)
    #expect(try failure("message archive message=msg_3 holder=user:bob,staff").error.column == 47)
  }

  @Test func `terms are kept in order for verbs that take queries`() throws {
    let audit = try request(
      "audit type=TokenRedeemed since=2h not actor=ada where='type=InviteIssued or \"two words\"'")
    #expect(
      audit.terms == ["type=InviteIssued", "or", "two words", "type=TokenRedeemed", "not", "actor=ada", "since=2h"])
    #expect(audit.text("since") == "2h")
    #expect(audit.text("where") == nil)
  }

  @Test func `a byte of a term is found in the line`() throws {
    let audit = try request("@7 audit  type=A 'actor=b c' where=x=1")
    #expect(audit.terms == ["x=1", "type=A", "actor=b c"])
    #expect(audit.column(ofTerm: 0, at: 1) == 36)
    #expect(audit.column(ofTerm: 1, at: 5 + 5) == 11 + 5)
    #expect(audit.column(ofTerm: 2, at: 12) == 18)
    #expect(audit.column(ofTerm: 3, at: 1) == nil)
  }

  @Test(arguments: [
    ("audit where='seq=x actor=b'", 0, 1, 14), ("audit where='seq=x actor=b'", 1, 10, 23),
    ("audit where=\"actor=a  seq=x\"", 1, 13, 27), ("audit where=seq=x", 0, 5, 17),
  ])
  func `a place in a query is a place in the line`(line: String, term: Int, column: Int, expected: Int) throws {
    #expect(try request(line).column(ofTerm: term, at: column) == expected)
  }

  @Test func `several words of a choice are a list`() throws {
    #expect(try request("invite list status=pending,expired").list("status") == ["pending", "expired"])
    #expect(try failure("invite list status=pending,pendig").error.column == 28)
    #expect(
      try request(#"{"method":"invite list","params":{"status":["revoked"]}}"#).list("status") == ["revoked"])
    #expect(
      try failure(#"{"method":"invite list","params":{"status":["x"]}}"#).error.code == .ledger(.argumentInvalid))
  }

  @Test func `verbs about one thing take it without its name`() throws {
    #expect(try request("invite show inv_4").invite("invite") == InviteID(number: 4))
    #expect(try request("help invite issue").text("topic") == "invite issue")
    #expect(try failure("invite show inv_4 inv_5").error.code == .ledger(.argumentInvalid))
    #expect(try failure("invite show inv_4 invite=inv_5").error.message == "invite is given twice")
  }

  @Test func `carriage returns before the end are dropped`() throws {
    #expect(try request("ping\r").verb == .ping)
  }

  @Test(arguments: ["", " ", "\t", "# anything", "  # anything", "\r", "#"])
  func `blank lines and comments are ignored`(line: String) {
    guard case .ignored = RequestParser.parse(Array(line.utf8)) else {
      Issue.record("not ignored")
      return
    }
  }

  @Test func `parameters stand in the order of the table`() throws {
    let one = try request("token redeem email=a@example.org token=x")
    let other = try request("token redeem token=x email=a@example.org")
    #expect(one.parameters.map(\.name) == other.parameters.map(\.name))
    #expect(one.canonicalBytes == other.canonicalBytes)
  }

  @Test func `a token prints as no more than that`() throws {
    let redeem = try request("token redeem token=\(secret)")
    #expect(redeem.token("token")?.bytes == Array(secret.utf8))
    #expect(!"\(redeem)".contains(secret))
    #expect(!String(reflecting: redeem).contains(secret))
    var dumped = ""
    dump(redeem, to: &dumped)
    #expect(!dumped.contains("123, "))
  }

  @Test(arguments: [
    "https://example.org/invites/TOKEN", "https://example.org/join?token=TOKEN&email=a%40example.org",
    "https://example.org/join?email=a@example.org&token=TOKEN#top", "invite:/invites/TOKEN", "<https://x.org/i/TOKEN>",
    "TOKEN.", "'  TOKEN '",
  ])
  func `a link is the token in it, and both are the same request`(link: String) throws {
    let word = link.replacing("TOKEN", with: secret)
    let pasted = try request("token redeem token=\(word.hasPrefix("'") ? word : "'\(word)'")")
    #expect(pasted.token("token")?.bytes == Array(secret.utf8))
    #expect(try pasted.canonicalBytes == request("token redeem token=\(secret)").canonicalBytes)
  }

  @Test(arguments: ["https://example.org/TOKEN7", "https://example.org/xTOKEN", "TOKEN TOKEN", "https://example.org/"])
  func `what holds no token, a longer one or two is left for the ledger to refuse`(text: String) throws {
    let text = text.replacing("TOKEN", with: secret)
    #expect(try request("token redeem token='\(text)'").token("token")?.bytes == Array(text.utf8))
  }
}
