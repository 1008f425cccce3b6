// Templates, and the placeholders in the texts of messages and invites.
import InviteLedger
import Testing

@Suite struct TemplateTests {
  static func define(_ title: String = "Hello, %{first}", _ text: String = "Your desk is ${desk}.") -> Command {
    .defineTemplate(DefineTemplate(name: "welcome", title: title, text: text))
  }

  static func send(_ variables: [(String, String)] = [], template: String? = "welcome", text: String? = nil) -> Command
  {
    .sendMessage(
      SendMessage(
        recipients: [.group("crew")], title: template == nil ? "t" : nil, text: text, template: template,
        variables: variables.map { TemplateVariable($0.0, .known($0.1)) }))
  }

  static func sent(_ events: [Event]) throws -> MessageSent {
    guard case .messageSent(let sent) = try #require(events.first) else { throw NotSent() }
    return sent
  }

  struct NotSent: Error {}

  @Test func `a message is recorded as it is read, with its template and values`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Self.define())
    let sent = try Self.sent(try ledger.append(Self.send([("first", "Ada"), ("desk", "7")])))
    #expect(sent.title == .known("Hello, Ada") && sent.text == .known("Your desk is 7."))
    #expect(sent.template == "welcome")
    #expect(sent.variables.map(\.name) == ["first", "desk"])
  }

  @Test func `words of one's own have placeholders too, and no template`() throws {
    var ledger = ExampleLedger()
    let sent = try Self.sent(try ledger.append(Self.send([("a", "x")], template: nil, text: "%{a}${a}")))
    #expect(sent.text == .known("xx") && sent.template == nil)
  }

  @Test func `a placeholder without a value is refused by its name`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Self.define())
    do throws(Rejection) {
      _ = try ledger.decide(Self.send([("first", "Ada")]), as: Example.root)
      Issue.record("it was sent")
    } catch {
      #expect(error.code == .messagePlaceholder && error.message.contains("%{desk}"))
    }
  }

  @Test func `the policy has values of its own, and those of the command come first`() throws {
    var ledger = ExampleLedger()
    let text = "%{site_name} is at %{base_url}"
    #expect(ledger.code(of: Self.send(template: nil, text: text)) == .messagePlaceholder)
    try ledger.append(
      .setPolicy(SetPolicy([.siteName: .text("Hall"), .baseURL: .text("https://hall.example.org")])))
    let first = try Self.sent(try ledger.append(Self.send(template: nil, text: text)))
    #expect(first.text == .known("Hall is at https://hall.example.org") && first.variables.isEmpty)
    let second = try Self.sent(try ledger.append(Self.send([("site_name", "X")], template: nil, text: text)))
    #expect(second.text == .known("X is at https://hall.example.org"))
  }

  /// Texts, and what they become with `a` = `x` and `b` = `%{a}`; nil where they are refused.
  static let texts: [(String, String?)] = [
    ("plain", "plain"), ("{a}", "{a}"), ("%{a}", "x"), ("é%{a}é", "éxé"), ("${a}%{a}", "xx"), ("%{b}", "%{a}"),
    ("%%{a}", "%{a}"), ("$${a}", "${a}"), ("%%%{a}", "%%{a}"), ("%${a}", "%x"), ("100% {a}", "100% {a}"), ("$", "$"),
    ("a%", "a%"), ("%{", nil), ("%{a", nil), ("%{}", nil), ("%{a b}", nil), ("${c}", nil), ("%{A}", nil),
    ("%{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}", nil), ("%{é}", nil), ("{%{a}}", "{x}"),
  ]

  @Test(arguments: texts) func `a text with placeholders becomes this`(text: String, expected: String?) throws {
    var ledger = ExampleLedger()
    let command = Self.send([("a", "x"), ("b", "%{a}")], template: nil, text: text)
    if let expected {
      #expect(try Self.sent(try ledger.append(command)).text == .known(expected))
    } else {
      #expect(ledger.code(of: command) == .messagePlaceholder)
    }
  }

  @Test func `what placeholders make of a text keeps to the bounds of a text`() throws {
    let ledger = ExampleLedger()
    let long = String(repeating: "x", count: 2_000)
    let text = { (count: Int) in String(repeating: "%{a}", count: count) }
    #expect(ledger.code(of: Self.send([("a", long)], template: nil, text: text(8))) == nil)
    #expect(ledger.code(of: Self.send([("a", long)], template: nil, text: text(9))) == .argumentInvalid)
    #expect(ledger.code(of: Self.send([("a", long)], template: nil, text: text(4_000))) == .argumentInvalid)
    #expect(ledger.code(of: Self.send([("a", long + "x")], template: nil, text: "x")) == .argumentInvalid)
    #expect(ledger.code(of: Self.send([("a", "")], template: nil, text: "%{a}")) == .argumentMissing)
    let many = (0..<17).map { ("a\($0)", "x") }
    #expect(ledger.code(of: Self.send(many, template: nil, text: "x")) == .argumentInvalid)
    #expect(ledger.code(of: Self.send(Array(many.dropLast()), template: nil, text: "x")) == nil)
  }

  @Test func `new words count from then on, and what was sent stays`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Self.define("One", "one"))
    let first = try Self.sent(try ledger.append(Self.send()))
    #expect(try ledger.append(Self.define("One", "one")) == [])
    try ledger.append(Self.define("Two", "two"))
    #expect(first.text == .known("one"))
    #expect(try Self.sent(try ledger.append(Self.send())).text == .known("two"))
  }

  @Test func `a retired template sends nothing until it is defined again`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Self.define("One", "one"))
    let retire = Command.retireTemplate(RetireTemplate(name: "welcome"))
    #expect(try ledger.append(retire) == [.templateRetired(TemplateRetired(template: "welcome"))])
    #expect(try ledger.append(retire) == [])
    #expect(ledger.code(of: Self.send()) == .templateRetired)
    #expect(try ledger.append(Self.define("One", "one")).count == 1)
    #expect(ledger.code(of: Self.send()) == nil)
  }

  @Test func `a thousand templates are as many as there can be`() throws {
    var ledger = ExampleLedger()
    for number in 1...Limits.templates {
      try ledger.append(.defineTemplate(DefineTemplate(name: "t\(number)", title: "t", text: "x")))
    }
    #expect(ledger.code(of: Self.define()) == .limitQuantity)
    #expect(ledger.code(of: .defineTemplate(DefineTemplate(name: "t1", title: "t", text: "y"))) == nil)
  }

  @Test func `the texts of an invite are filled when it is issued`() throws {
    var ledger = ExampleLedger()
    let variables = [TemplateVariable("first", .known("Bob"))]
    let issue = IssueInvite(subject: "For %{first}", message: "Dear ${first}", variables: variables)
    guard case .inviteIssued(let issued) = try #require(try ledger.append(.issueInvite(issue)).first) else {
      Issue.record("no invite")
      return
    }
    #expect(issued.subject == .known("For Bob") && issued.message == .known("Dear Bob"))
    #expect(ledger.code(of: .issueInvite(IssueInvite(message: "Use %{invite_link}"))) == .messagePlaceholder)
    #expect(ledger.code(of: .issueInvite(IssueInvite(message: "Use %%{invite_link}"))) == nil)
  }
}
