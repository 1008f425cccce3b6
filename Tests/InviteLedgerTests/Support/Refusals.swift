// The list of refusals: at least one for every code, more where a code has several causes.
import InviteLedger

extension Refusal {
  static let all: [Refusal] =
    arguments + actors + tokens + subjects + reservations + invites + inviteLife + inviters + batches + messages
    + accounts + keys + limits + catalog + inviting

  static func root(_ command: Command) -> Step { .by(Example.root, command) }

  static let invite1 = InviteID(number: 1)
  static let batch1 = BatchID(number: 1)
  static let message1 = MessageID(number: 1)
  static let issued = root(Example.issue())
  static let member = root(Example.account("ada", email: "ada@example.org", groups: ["staff"]))
  static let mia = root(Example.account("mia", role: .moderator))
  static let guest = root(Example.account("gus", role: .guest))
  static let opened = root(.openBatch(OpenBatch()))
  static let sent = root(.sendMessage(SendMessage(recipients: [.user("ada"), .group("crew")], title: "t", text: "x")))
  static let noNever: Policy = {
    var policy = Policy()
    policy.allowsNever = false
    return policy
  }()
  static let strictRoles: Policy = {
    var policy = Policy()
    policy.hasStrictRoles = true
    return policy
  }()

  static let arguments: [Refusal] = [
    Refusal(.argumentInvalid, "an address that is none", Example.issue("bob@")),
    Refusal(.argumentInvalid, "an expiry of no duration", Example.issue(expires: .after(0))),
    Refusal(.argumentInvalid, "an expiry in the past", Example.issue(expires: .at(Timestamp(microseconds: 0)))),
    Refusal(.argumentInvalid, "an expiry beyond the year 9999", Example.issue(expires: .after(.max))),
    Refusal(.argumentInvalid, "never where it is not allowed", policy: noNever, Example.issue(expires: .never)),
    Refusal(.argumentInvalid, "a group with a blank", Example.issue(groups: ["a b"])),
    Refusal(.argumentInvalid, "more groups than fit", Example.issue(groups: (1...51).map { "g\($0)" })),
    Refusal(
      .argumentInvalid, "a channel with a comma",
      .issueInvite(IssueInvite(email: Example.bob, channels: ["a,b"]))),
    Refusal(
      .argumentInvalid, "more channels than fit",
      .issueInvite(IssueInvite(channels: (1...51).map { "c\($0)" }))),
    Refusal(.argumentInvalid, "a topic of two lines", .issueInvite(IssueInvite(topic: "a\nb"))),
    Refusal(.argumentInvalid, "a locale that is none", .issueInvite(IssueInvite(locale: "de/at"))),
    Refusal(
      .argumentInvalid, "a message that does not fit",
      .issueInvite(IssueInvite(message: String(repeating: "\u{1}", count: 1334)))),
    Refusal(
      .argumentInvalid, "a domain beside a strict binding",
      .issueInvite(IssueInvite(email: Example.bob, binding: .strict, domain: "example.org"))),
    Refusal(
      .argumentInvalid, "a domain that is not the address's",
      .issueInvite(IssueInvite(email: Example.bob, domain: "example.com"))),
    Refusal(.argumentInvalid, "a domain that is none", .issueInvite(IssueInvite(domain: "example..org"))),
    Refusal(.argumentInvalid, "nothing minted", .mintInvites(MintInvites(quantity: 0))),
    Refusal(.argumentInvalid, "a digest that is none", .openBatch(OpenBatch(fileDigest: "ABC"))),
    Refusal(.argumentInvalid, "an atomic batch opened alone", .openBatch(OpenBatch(mode: .atomic))),
    Refusal(
      .argumentInvalid, "an external id with a control character", given: [issued],
      Example.redeem(1, external: "a\u{7}")),
    Refusal(.argumentInvalid, "a recipient that is no name", send(to: [.group("a b")])),
    Refusal(.argumentInvalid, "an account that is no name", Example.account("-ada")),
    Refusal(.argumentInvalid, "an account with a name of the ledger's", Example.account("Member_1234567890")),
    Refusal(.argumentInvalid, "a note on nothing", .addNote(AddNote(target: "ada", text: "x"))),
    Refusal(.argumentInvalid, "a note on no redemption", .addNote(AddNote(target: "red_1", text: "x"))),
    Refusal(.argumentMissing, "a strict binding to nobody", .issueInvite(IssueInvite(binding: .strict))),
    Refusal(.argumentMissing, "a binding to no domain", .issueInvite(IssueInvite(binding: .domain))),
    Refusal(.argumentMissing, "an account without a name", Example.account("")),
    Refusal(.argumentMissing, "no account to change", .changeAccount(ChangeAccount(account: ""))),
    Refusal(.argumentMissing, "a message without a title", given: [member], send(to: [.user("ada")], title: "")),
    Refusal(.argumentMissing, "a message without a text", given: [member], send(to: [.user("ada")], text: "")),
    Refusal(.argumentMissing, "an empty note", .addNote(AddNote(target: "inv_1", text: ""))),
    Refusal(.argumentMissing, "a policy of no setting", .setPolicy(SetPolicy([:]))),
    Refusal(.argumentInvalid, "more recipients than fit", .setPolicy(SetPolicy([.maxRecipients: .number(101)]))),
    Refusal(.argumentInvalid, "invites of no duration", .setPolicy(SetPolicy([.defaultExpiry: .text("0s")]))),
    Refusal(.argumentInvalid, "a role of another number", .setPolicy(SetPolicy([.mayInvite: .number(500)]))),
    Refusal(.argumentInvalid, "a flag that is a text", .setPolicy(SetPolicy([.allowNever: .text("true")]))),
    Refusal(.argumentInvalid, "no value where one is needed", .setPolicy(SetPolicy([.mayInvite: .off]))),
  ]

  static let actors: [Refusal] = [
    Refusal(.denied, "issued by a stranger", as: Example.stranger, Example.issue()),
    Refusal(.denied, "issued by a guest", as: Example.gus, given: [guest], Example.issue()),
    Refusal(
      .denied, "issued by a deactivated account", as: Example.ada,
      given: [member, root(.deactivateAccount(DeactivateAccount(account: "ada")))], Example.issue()),
    Refusal(
      .denied, "channels by one who may not grant them", as: Example.mia, policy: channelsByAdministrators,
      given: [mia], .issueInvite(IssueInvite(email: Example.bob, channels: ["general"]))),
    Refusal(
      .denied, "another inviter's invite revoked", as: Example.ada, given: [member, issued],
      .revokeInvite(RevokeInvite(invite: invite1))),
    Refusal(
      .denied, "another actor's batch", as: Example.ada, given: [member, opened],
      .commitBatch(CommitBatch(batch: batch1))),
    Refusal(
      .denied, "another user's view", as: Example.ada, given: [member, sent],
      .archiveMessage(ArchiveMessage(message: message1, holders: [.user("root")]))),
    Refusal(
      .denied, "the view of a group one is not in", as: Example.ada, given: [member, sent],
      .archiveMessage(ArchiveMessage(message: message1, holders: [.group("crew")]))),
    Refusal(
      .denied, "a note on another's invite", as: Example.ada, given: [member, issued],
      .addNote(AddNote(target: "inv_1", text: "x"))),
    Refusal(
      .roleTooWeak, "a moderator invited by a moderator, where roles are strict", as: Example.mia, policy: strictRoles,
      given: [mia], Example.issue(role: .moderator)),
    Refusal(
      .roleTooWeak, "a catalog of a moderator's", as: Example.mia, given: [mia], Example.define(.group, "staff")),
    Refusal(.roleTooWeak, "a stronger role given", as: Example.ada, given: [member], Example.issue(role: .moderator)),
    Refusal(
      .roleTooWeak, "a policy set by a moderator", as: Example.mia, given: [mia],
      .setPolicy(SetPolicy([.allowNever: .flag(false)]))),
    Refusal(.roleTooWeak, "an account added by a member", as: Example.ada, given: [member], Example.account("x")),
    Refusal(
      .roleTooWeak, "a stronger account changed", as: LedgerActor(name: "adm", isOperator: false),
      given: [
        root(Example.account("adm", role: .administrator)), root(Example.account("own", role: .owner)),
      ], .changeAccount(ChangeAccount(account: "own", fullName: "X"))),
  ]

  static let channelsByAdministrators: Policy = {
    var policy = Policy()
    policy.mayGrantChannels = .administrator
    return policy
  }()

  static let tokens: [Refusal] = [
    Refusal(.tokenMalformed, "wrong check character", .redeemToken(RedeemToken(token: .malformed(reason: "check")))),
    Refusal(.tokenUnknown, "no such invite", Example.redeem(1)),
    Refusal(
      .tokenUnknown, "another generation", given: [issued],
      .redeemToken(RedeemToken(token: Example.presented(1, generation: 2)))),
    Refusal(
      .tokenRevoked, "after its revocation", given: [issued, root(.revokeInvite(RevokeInvite(invite: invite1)))],
      Example.redeem(1)),
    Refusal(
      .tokenSuperseded, "after its successor was issued",
      given: [issued, root(Example.issue(duplicates: .supersede))], Example.redeem(1)),
    Refusal(
      .tokenExhausted, "after somebody else's redemption",
      given: [root(Example.issue(nil)), root(Example.redeem(1, email: Example.eve))],
      Example.redeem(1, email: Example.bob)),
    Refusal(
      .tokenExhausted, "closed from the start", given: [root(Example.issue(maxUses: .uses(0)))], Example.redeem(1)),
    Refusal(
      .tokenExpired, "at the very moment of its expiry",
      given: [root(Example.issue(expires: .after(5 * Example.minute))), .minutes(5)], Example.redeem(1)),
    Refusal(.tokenInvalid, "unknown, for a web page", Example.redeem(1, isPublic: true)),
    Refusal(
      .tokenInvalid, "revoked, for a web page",
      given: [issued, root(.revokeInvite(RevokeInvite(invite: invite1)))], Example.redeem(1, isPublic: true)),
  ]

  static let subjects: [Refusal] = [
    Refusal(
      .tokenEmailNeeded, "an invite for nobody in particular", given: [root(Example.issue(nil))], Example.redeem(1)),
    Refusal(.tokenEmailInvalid, "an address that is none", given: [issued], Example.redeem(1, email: "bob")),
    Refusal(.tokenEmailMismatch, "another address", given: [issued], Example.redeem(1, email: Example.eve)),
    Refusal(
      .tokenEmailMismatch, "another domain", given: [root(.issueInvite(IssueInvite(domain: "example.org")))],
      Example.redeem(1, email: Example.eve)),
    Refusal(
      .tokenDomainRefused, "a domain that is not allowed",
      given: [issued, root(Example.define(.domain, "example.com"))],
      Example.redeem(1)),
    Refusal(.tokenUsernameInvalid, "a name with a blank", given: [issued], Example.redeem(1, username: "b b")),
    Refusal(
      .tokenUsernameInvalid, "a name of the ledger's", given: [issued], Example.redeem(1, username: "member_1234567890")
    ),
    Refusal(
      .tokenUsernameTaken, "a name that differs in case", given: [member, issued], Example.redeem(1, username: "ADA")),
    Refusal(
      .accountTaken, "an external id of another account",
      given: [
        issued, root(.addAccount(AddAccount(account: "z", email: Example.eve, external: "7"))),
      ],
      Example.redeem(1, external: "7")),
    Refusal(
      .tokenAccountDeactivated, "an account that is deactivated",
      given: [
        issued, root(Example.account("b", email: Example.bob)),
        root(.deactivateAccount(DeactivateAccount(account: "b"))),
      ], Example.redeem(1)),
    Refusal(
      .tokenNoSeat, "a new account where every seat is taken",
      given: [issued, root(PolicyTests.set([.seats: .number(0)]))],
      Example.redeem(1)),
  ]

  static let reservations: [Refusal] = [
    Refusal(
      .tokenExhausted, "the last use is reserved for somebody else",
      given: [root(Example.issue(nil)), root(Example.reserve(1, email: Example.eve))],
      Example.redeem(1, email: Example.bob)),
    Refusal(.tokenRevoked, "a use of a revoked invite reserved", given: [issued, revoked], Example.reserve(1)),
    Refusal(.reservationUnknown, "released", Example.release(1)),
    Refusal(.reservationUnknown, "named when redeeming", given: [issued], Example.redeem(1, reservation: 1)),
    Refusal(
      .reservationUnknown, "one of another invite named",
      given: [issued, root(Example.issue(Example.eve)), root(Example.reserve(2))], Example.redeem(1, reservation: 1)),
    Refusal(
      .reservationClosed, "named after it was released",
      given: [issued, root(Example.reserve(1)), root(Example.release(1))], Example.redeem(1, reservation: 1)),
    Refusal(
      .reservationClosed, "released after it was used up",
      given: [issued, root(Example.reserve(1)), root(Example.redeem(1, reservation: 1))], Example.release(1)),
    Refusal(
      .denied, "another's reservation released", as: Example.ada,
      given: [member, issued, root(Example.reserve(1))], Example.release(1)),
    Refusal(.argumentInvalid, "reserved for ever", given: [issued], Example.reserve(1, until: .never)),
    Refusal(.argumentInvalid, "reserved for no time", given: [issued], Example.reserve(1, until: .after(0))),
    Refusal(
      .argumentInvalid, "reserved for more than 7 days", given: [issued],
      Example.reserve(1, until: .after(10_081 * Example.minute))),
    Refusal(.argumentInvalid, "reserved for all time", given: [issued], Example.reserve(1, until: .after(.max))),
    Refusal(.redemptionUnknown, "undone", UndoTests.undo(1)),
    Refusal(
      .argumentMissing, "undone without a reason", given: [issued, root(Example.redeem(1))],
      .undoRedemption(UndoRedemption(redemption: RedemptionID(number: 1), reason: ""))),
    Refusal(
      .roleTooWeak, "undone by a member", as: Example.ada, given: [member, issued, root(Example.redeem(1))],
      UndoTests.undo(1)),
    Refusal(
      .roleTooWeak, "the redemption of a stronger account undone", as: LedgerActor(name: "adm", isOperator: false),
      given: [
        root(Example.account("adm", role: .administrator)), root(Example.issue(role: .owner)), root(Example.redeem(1)),
      ], UndoTests.undo(1)),
  ]

  static let revoked = root(.revokeInvite(RevokeInvite(invite: invite1)))

  static func send(to recipients: [Holder], title: String = "t", text: String = "x") -> Command {
    .sendMessage(SendMessage(recipients: recipients, title: title, text: text))
  }
}
