// A list of addresses in one command: who gets an invite, who is left out, and what refuses them all.
import InviteLedger
import Testing

@Suite struct InviteListTests {
  static func list(
    _ addresses: String, expires: ExpiryRequest? = nil, role: Role? = nil, channels: [String] = [],
    includeDefaultChannels: Bool = false
  ) -> Command {
    .importInviteList(
      ImportInviteList(
        addresses: addresses, expires: expires, role: role, channels: channels,
        includeDefaultChannels: includeDefaultChannels))
  }

  /// The refusal of a list; nil when it is not refused.
  static func refusal(_ command: Command, _ ledger: ExampleLedger, as actor: LedgerActor = Example.root) -> Rejection? {
    LimitTests.refusal(ledger, command, as: actor)
  }

  /// A ledger with a member, somebody whose account was closed, and a moderator.
  static func peopled() throws -> ExampleLedger {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada", email: "ada@example.org"))
    try ledger.append(Example.account("old", email: "old@example.org"))
    try ledger.append(.deactivateAccount(DeactivateAccount(account: "old")))
    try ledger.append(Example.account("mia", role: .moderator))
    return ledger
  }

  @Test(arguments: [
    ("bob@example.org", ["bob@example.org"]),
    ("a@x.org,b@x.org\nc@x.org\r\nd@x.org", ["a@x.org", "b@x.org", "c@x.org", "d@x.org"]),
    (" Bob <bob@example.org> ,\n\n, <eve@example.org>\n", ["bob@example.org", "eve@example.org"]),
    ("Bob <a <b@x.org>>", ["a <b@x.org>"]), ("a> <b", ["a> <b"]), ("\u{00A0}ü@x.org\u{00A0}", ["ü@x.org"]),
    ("", []), (" ,\n ,", []), ("<>", []),
  ])
  func `a list is cut at commas and line ends, names are left away, blanks are none`(text: String, expected: [String]) {
    #expect(AddressList.addresses(in: text) == expected)
  }

  @Test func `each address gets an invite with what was asked for all`() throws {
    var ledger = ExampleLedger()
    let events = try ledger.append(
      Self.list(
        "ada@example.org, Bob <bob@example.org>", expires: .never, role: .guest, channels: ["11", "12"],
        includeDefaultChannels: true))
    #expect(events.map(\.type) == [.batchOpened, .inviteIssued, .inviteIssued])
    let invites = ledger.state.invites
    #expect(invites.map { $0.email?.text } == ["ada@example.org", "bob@example.org"])
    #expect(invites.map(\.row) == [1, 2])
    for invite in invites {
      #expect(invite.role == .guest && invite.channels == ["11", "12"] && invite.expires == .never)
      #expect(invite.includeDefaultChannels)
    }
    #expect(ledger.state.batches[0].source == .list)
  }

  @Test func `an address that stands there twice, or has an open invite, is not invited anew`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue("old@example.org"))
    let command = Self.list("bob@example.org, BOB@example.org, old@example.org")
    let events = try ledger.append(command)
    #expect(events.map(\.type) == [.batchOpened, .inviteIssued, .inviteAmended, .inviteAmended])
    guard case .invites(_, let answers, let skipped) = ledger.state.answer(to: events) else {
      Issue.record("a list answers with its rows")
      return
    }
    #expect(answers.map(\.invite.number) == [2, 2, 1] && answers.map(\.row) == [1, 2, 3])
    #expect(skipped.isEmpty)
  }

  @Test func `who has an account is left out, and the answer says so whenever it is given`() throws {
    var ledger = try Self.peopled()
    let events = try ledger.append(Self.list("old@example.org, bob@example.org, Ada <ADA@example.org>"))
    let then = ledger.state.answer(to: events)
    guard case .invites(_, let answers, let skipped) = then else {
      Issue.record("a list answers with its rows")
      return
    }
    #expect(answers.map(\.row) == [2])
    #expect(skipped == SkippedRows(members: [3], deactivated: [1]))
    #expect(skipped.faults.map(\.row) == [1, 3])
    let position = ledger.state.seq
    try ledger.append(.deactivateAccount(DeactivateAccount(account: "ada")))
    try ledger.append(Example.redeem(1))
    #expect(ledger.state.answer(to: events, at: position) == then)
  }

  @Test func `Zulip's words refuse what Zulip refuses, and nothing is issued`() throws {
    var ledger = try Self.peopled()
    try ledger.append(Example.account("gus", role: .guest))
    try ledger.append(Example.define(.channel, "10"))
    try ledger.append(Example.define(.channel, "9", access: .owner))
    try ledger.append(PolicyTests.set([.mayInvite: .number(400), .mayGrantChannels: .number(200)]))
    let said: [(Command, LedgerActor, RejectionCode, String)] = [
      (Self.list(""), Example.ada, .argumentMissing, "You must specify at least one email address."),
      (Self.list(" , \n"), Example.ada, .argumentMissing, "You must specify at least one email address."),
      (Self.list(Example.bob), Example.gus, .denied, "Insufficient permission"),
      (Self.list("", role: .owner), Example.mia, .roleTooWeak, "Must be an organization owner"),
      (Self.list("", role: .administrator), Example.mia, .roleTooWeak, "Must be an organization administrator"),
      (
        Self.list(Example.bob, channels: ["10", "11"]), Example.root, .catalogUnknown,
        "Invalid channel ID 11. No invites were sent."
      ),
      (
        Self.list(Example.bob, channels: ["9"]), Example.mia, .catalogUnknown,
        "Invalid channel ID 9. No invites were sent."
      ),
      (
        Self.list(Example.bob, channels: ["10"]), Example.mia, .denied,
        "You do not have permission to subscribe other users to channels."
      ),
      (
        Self.list("ada@example.org, old@example.org"), Example.mia, .inviteMember, "We weren't able to invite anyone."
      ),
      (Self.list("old@example.org"), Example.mia, .accountDeactivated, "We weren't able to invite anyone."),
    ]
    for (command, actor, code, message) in said {
      let refusal = Self.refusal(command, ledger, as: actor)
      #expect(refusal?.code == code && refusal?.message == message, "\(message): \(refusal as Any)")
    }
    #expect(Self.refusal(Self.list("", role: .owner), ledger, as: Example.mia)?.parameter == "invite_as")
    #expect(Self.refusal(Self.list(Example.bob, expires: .after(0)), ledger)?.parameter == "invite_expires_in_minutes")
  }

  @Test func `one bad address keeps all from being invited, and every bad one is named by its row`() throws {
    var ledger = try Self.peopled()
    try ledger.append(Example.define(.domain, "example.org"))
    let refusal = try #require(
      Self.refusal(Self.list("bob@example.org, nobody, ada@example.org, eve@example.com, old@example.org"), ledger))
    #expect(refusal.code == .batchRowFailed)
    #expect(refusal.message == "Some emails did not validate, so we didn't send any invitations.")
    #expect(
      refusal.rows == [
        RowFault(row: 2, code: .argumentInvalid, message: "Invalid address."),
        RowFault(row: 4, code: .catalogUnknown, message: "Outside your domain."),
        RowFault(row: 3, code: .inviteMember, message: "Already has an account."),
        RowFault(row: 5, code: .accountDeactivated, message: "Account has been deactivated."),
      ])
    #expect(ledger.state.invites.isEmpty)
  }

  @Test func `limits are looked at before the first is issued, for as many as would be`() throws {
    var ledger = try Self.peopled()
    try ledger.append(Example.issue("open@example.org"))
    try ledger.append(PolicyTests.set([.invitesPerInviterADay: .number(3)]))
    let four = Self.list("a@x.org, A@x.org, b@x.org, c@x.org, ada@example.org, open@example.org")
    let refusal = try #require(Self.refusal(four, ledger))
    #expect(refusal.code == .limitInvites && LimitTests.fact("left", of: refusal) == .number(2))
    try ledger.append(Self.list("a@x.org, A@x.org, b@x.org, ada@example.org, open@example.org"))
    #expect(ledger.state.invites.count == 3)
    #expect(Self.refusal(Self.list("open@example.org"), ledger) == nil)
    #expect(Self.refusal(Self.list("d@x.org"), ledger)?.code == .limitInvites)
  }

  @Test func `4,000 addresses are a list, and one more is too many`() throws {
    let addresses = (1...4_000).map { "p\($0)@x.org" }.joined(separator: ",")
    guard case .append(let events) = try ExampleLedger().decide(Self.list(addresses), as: Example.root) else {
      Issue.record("a list appends")
      return
    }
    #expect(events.count == 4_001)
    let refusal = Self.refusal(Self.list(addresses + ",q@x.org"), ExampleLedger())
    #expect(refusal?.code == .limitQuantity && refusal?.parameter == "invitee_emails")
  }

  @Test func `a row that cannot be united with the open invite refuses the list with its number`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(Example.eve))
    let refusal = Self.refusal(Self.list("bob@example.org, \(Example.eve)", includeDefaultChannels: true), ledger)
    #expect(refusal?.code == .batchRowFailed && refusal?.message.hasPrefix("row 2: invite.duplicate") == true)
  }
}
