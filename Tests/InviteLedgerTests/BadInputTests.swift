// What comes from the world by mistake: too many, of two minds, too late, or about what is not there. Each is refused with
// a code and the parameter that is at fault, and nothing is half done.
import InviteLedger
import Testing

@Suite struct BadInputTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let command: Command
    let code: RejectionCode?
    /// What the refusal names; nil where it is no single one.
    let parameter: String?
    var testDescription: String { name }

    init(_ name: String, _ command: Command, _ code: RejectionCode?, _ parameter: String?) {
      self.name = name
      self.command = command
      self.code = code
      self.parameter = parameter
    }
  }

  private static func message(to count: Int) -> Command {
    let recipients = (0..<count).map { Holder.group("g\($0)") }
    return .sendMessage(SendMessage(recipients: recipients, title: "t", text: "x"))
  }

  private static func issue(_ change: (inout IssueInvite) -> Void) -> Command {
    var wish = IssueInvite()
    change(&wish)
    return .issueInvite(wish)
  }

  private static let invite9 = InviteID(number: 9)
  private static let yesterday = Timestamp(microseconds: Example.morning.microseconds - 86_400_000_000)

  static let rows = [
    Row("a message to 100", message(to: 100), nil, nil),
    Row("a message to 101", message(to: 101), .limitRecipients, "to"),
    Row("a message to 10,000", message(to: 10_000), .limitRecipients, "to"),
    Row("a message to nobody", message(to: 0), .messageNoRecipient, "to"),
    Row("strict without an address", issue { $0.binding = .strict }, .argumentMissing, "email"),
    Row("a domain, and any", issue { ($0.binding, $0.domain) = (.any, "example.org") }, .argumentInvalid, "domain"),
    Row("bound to a domain that is not said", issue { $0.binding = .domain }, .argumentMissing, "domain"),
    Row(
      "a domain that is not its address's", issue { ($0.email, $0.domain) = (Example.bob, "example.com") },
      .argumentInvalid, "domain"),
    Row("an end that was yesterday", issue { $0.expires = .at(yesterday) }, .argumentInvalid, "expires"),
    Row("an end right now", issue { $0.expires = .at(Example.morning) }, .argumentInvalid, "expires"),
    Row("an end before the beginning", issue { $0.expires = .after(-1) }, .argumentInvalid, "expires"),
    Row("an invite that is not there", .rotateToken(RotateToken(invite: invite9)), .inviteUnknown, "invite"),
    Row("a batch that is not there", issue { $0.batch = BatchID(number: 9) }, .batchUnknown, "batch"),
    Row(
      "an account that is not there", .deactivateAccount(DeactivateAccount(account: "nobody")), .accountUnknown,
      "account"),
    Row("a key that is not there", .restoreKey(RestoreKey(key: KeyID(number: 9))), .keyUnknown, "key"),
    Row("a template that is not there", .retireTemplate(RetireTemplate(name: "none")), .templateUnknown, "name"),
    Row("an inviter who never was", .suspendInviter(SuspendInviter(inviter: "nobody")), .inviterUnknown, "inviter"),
    Row(
      "a redemption that is not there", UndoTests.undo(9), .redemptionUnknown, "redemption"),
    Row("a reservation that is not there", Example.release(9), .reservationUnknown, "reservation"),
    Row(
      "a message that is not there", .replyMessage(ReplyMessage(message: MessageID(number: 9), text: "x")),
      .messageUnknown, "message"),
  ]

  @Test(arguments: rows) func `it is refused by name`(_ row: Row) {
    let refusal = LimitTests.refusal(ExampleLedger(), row.command)
    #expect(refusal?.code == row.code && refusal?.parameter == row.parameter, "\(String(describing: refusal))")
  }

  @Test(arguments: WildAddress.all) func `an address from the wild is issued to, or refused by name`(
    _ address: WildAddress
  ) {
    let refusal = LimitTests.refusal(ExampleLedger(), Example.issue(address.text))
    #expect((refusal == nil) == address.isAccepted, "\(address.reason)")
    if let refusal { #expect(refusal.code == .argumentInvalid && refusal.parameter == "email") }
  }
}
