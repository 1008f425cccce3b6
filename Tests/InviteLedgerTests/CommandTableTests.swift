// The table of the domain: each command by name, the events it records, and what asking again does.
import InviteLedger
import Testing

@Suite struct CommandTableTests {
  /// What comes of the same command once more.
  enum Again: Sendable {
    /// It is so already.
    case nothing
    /// Something new is made each time.
    case more
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let given: [Refusal.Step]
    let asked: Command
    let events: [EventType]
    let again: Again
    var testDescription: String { name }

    /// `invite extend where=` is named by "`invite revoke where=`, `resend`, `extend`".
    func isNamed(in cell: String) -> Bool {
      if cell.contains("`\(name)`") { return true }
      let words = name.split(separator: " ")
      return words.count == 3 && cell.hasPrefix("`\(words[0]) ") && cell.contains(" where=`, ")
        && cell.contains("`\(words[1])`")
    }

    init(
      _ name: String, given: [Refusal.Step] = [], _ asked: Command, _ events: [EventType], again: Again = .nothing
    ) {
      self.name = name
      self.given = given
      self.asked = asked
      self.events = events
      self.again = again
    }
  }

  private static func root(_ command: Command) -> Refusal.Step { Refusal.root(command) }
  private static let issued = root(Example.issue())
  private static let member = root(Example.account("ada", email: "ada@example.org"))
  private static let message = root(send(to: [.user("ada")]))
  private static let batch1 = BatchID(number: 1)
  private static let message1 = MessageID(number: 1)
  private static let key = root(.createKey(CreateKey(label: "page", scopes: [.everything])))
  private static let toAda = [Holder.user("ada")]

  private static func send(to recipients: [Holder], archivedFor holders: [Holder] = []) -> Command {
    .sendMessage(SendMessage(recipients: recipients, title: "t", text: "x", autoArchiveFor: holders))
  }

  static let invites = [
    Row("invite issue", Example.issue(), [.inviteIssued]),
    Row("invite issue", given: [issued], Example.issue(groups: ["staff"]), [.inviteAmended]),
    Row(
      "invite issue", given: [issued], Example.issue(duplicates: .supersede), [.inviteIssued, .inviteSuperseded],
      again: .more),
    Row("invite issue", given: [issued], Example.issue(duplicates: .resend), [.inviteResent], again: .more),
    Row(
      "invite mint", .mintInvites(MintInvites(quantity: 2)), [.batchOpened, .inviteIssued, .inviteIssued], again: .more),
    Row(
      "invite list-import", InviteListTests.list("bob@example.org, eve@example.com"),
      [.batchOpened, .inviteIssued, .inviteIssued], again: .more),
    Row(
      "invite extend", given: [issued], .extendInvite(ExtendInvite(invite: InviteID(number: 1), expires: .never)),
      [.inviteAmended]),
    Row(
      "invite resend", given: [issued], .resendInvite(ResendInvite(invite: InviteID(number: 1))), [.inviteResent],
      again: .more),
    Row(
      "invite reveal", given: [issued], .revealToken(RevealToken(invite: InviteID(number: 1))), [.tokenRevealed],
      again: .more),
    Row(
      "invite reveal where=", given: [issued, root(Example.issue(Example.eve))],
      .reviseInvites(
        ReviseInvites([1, 2].map { .reveal(RevealToken(invite: InviteID(number: $0))) }, query: "kind=email")),
      [.tokenRevealed], again: .more),
    Row(
      "invite revoke where=", given: [issued, root(Example.issue(Example.eve))],
      ReviseTests.revoke([1, 2]), [.inviteRevoked, .inviteRevoked]),
    Row(
      "invite revoke", given: [issued], .revokeInvite(RevokeInvite(invite: InviteID(number: 1))), [.inviteRevoked]),
  ]

  static let batches = [
    Row("batch open", .openBatch(OpenBatch()), [.batchOpened], again: .more),
    Row(
      "batch commit", given: [root(.openBatch(OpenBatch()))], .commitBatch(CommitBatch(batch: batch1)), [.batchClosed]),
    Row("batch abort", given: [root(.openBatch(OpenBatch()))], .abortBatch(AbortBatch(batch: batch1)), [.batchClosed]),
    Row(
      "batch commit",
      .commitAtomicBatch(
        CommitAtomicBatch(
          opening: OpenBatch(), rows: [IssueInvite(email: Example.bob), IssueInvite(email: Example.eve)])),
      [.batchOpened, .inviteIssued, .inviteIssued], again: .more),
  ]

  static let tokens = [
    Row(
      "token redeem", given: [issued, root(Example.issue(duplicates: .allow))], Example.redeem(1),
      [.tokenRedeemed, .inviteSuperseded]),
    Row("token reserve", given: [issued], Example.reserve(1), [.tokenReserved]),
    Row("token release", given: [issued, root(Example.reserve(1))], Example.release(1), [.reservationReleased]),
    Row("token undo", given: [issued, root(Example.redeem(1))], UndoTests.undo(1), [.redemptionReversed]),
  ]

  static let messages = [
    Row(
      "message send", given: [member], send(to: toAda, archivedFor: toAda), [.messageSent, .messageArchived],
      again: .more),
    Row(
      "message archive", given: [member, message],
      .archiveMessage(ArchiveMessage(message: message1, holders: toAda)), [.messageArchived]),
    Row(
      "message restore", given: [member, root(send(to: toAda, archivedFor: toAda))],
      .restoreMessage(RestoreMessage(message: message1, holders: toAda)), [.messageRestored]),
    Row(
      "message archive where=", given: [member, message, message],
      ReviseMessagesTests.archive([1, 2], for: toAda), [.messageArchived, .messageArchived]),
    Row(
      "message restore where=", given: [member, root(send(to: toAda, archivedFor: toAda)), message],
      ReviseMessagesTests.restore([1, 2], for: toAda), [.messageRestored]),
    Row(
      "message reply", given: [member, root(send(to: toAda, archivedFor: toAda))],
      .replyMessage(ReplyMessage(message: message1, text: "x")), [.messageReplied, .messageRestored], again: .more),
  ]

  static let others = [
    Row("account add", Example.account("ada"), [.accountAdded]),
    Row(
      "account change", given: [member], .changeAccount(ChangeAccount(account: "ada", role: .guest)),
      [.accountChanged]),
    Row(
      "batch commit", given: [member],
      .commitAccounts(
        CommitAccounts(rows: [
          AccountBatchTests.add("bob"), StagedAccount(.change(ChangeAccount(account: "ada", role: .guest))),
        ])), [.accountAdded, .accountChanged]),
    Row(
      "account deactivate", given: [member], .deactivateAccount(DeactivateAccount(account: "ada")),
      [.accountDeactivated]),
    Row(
      "key revoke where=", given: [key, key], .revokeKeys(RevokeKeys(chosen: [1, 2].map { KeyID(number: $0) })),
      [.keyRevoked, .keyRevoked]),
    Row("note add", given: [issued], .addNote(AddNote(target: "inv_1", text: "x")), [.noteAdded], again: .more),
    Row("policy set", .setPolicy(SetPolicy([.maxRecipients: .number(5)])), [.policyChanged]),
  ]

  private static let tables: [[Row]] = [
    invites, inviteLife, batches, tokens, inviters, messages, words, keys, others,
  ]
  static let all = tables.flatMap { $0 }

  @Test func `every command has a row`() {
    let named = Set(Self.all.map { CommandKind($0.asked) })
    #expect(CommandKind.allCases.filter { !named.contains($0) } == [])
  }

  @Test(arguments: all) func `a command records its events, and once more only what is new`(_ row: Row) throws {
    var ledger = try Refusal(.denied, row.name, given: row.given, row.asked).ledger()
    #expect(try ledger.append(row.asked).map(\.type) == row.events)
    let isEmpty = try ledger.append(row.asked).isEmpty
    switch row.again {
    case .nothing: #expect(isEmpty)
    case .more: #expect(!isEmpty)
    }
  }

  @Test(arguments: all) func `the catalog says which events a command records`(_ row: Row) throws {
    let article = CatalogTests.rows(try CatalogTests.article("CommandsAndEvents"))
    let rows = article.filter { row.isNamed(in: $0[0]) }
    #expect(!rows.isEmpty)
    for event in row.events {
      // An atomic batch records what issuing its rows records.
      let isNamed = rows.contains { $0[1].contains("`\(event.rawValue)`") || $0[1].contains("`invite issue`") }
      #expect(isNamed, "\(event.rawValue)")
    }
  }
}
