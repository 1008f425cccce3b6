// Scopes that are narrowed to an inviter or a group: which commands stay within them.
import InviteLedger
import Testing

@Suite struct BoundTests {
  private static let ada = LedgerActor(name: "ada", isOperator: false)

  private func ledger() throws -> ExampleLedger {
    var ledger = ExampleLedger()
    try ledger.append(.addAccount(AddAccount(account: "ada")))
    try ledger.append(Example.issue(groups: ["staff"]), as: Self.ada)
    try ledger.append(Example.issue(Example.eve, groups: ["staff", "board"]))
    return ledger
  }

  private func stays(_ command: Command, _ bound: Scope.Bound, in ledger: ExampleLedger) -> Bool {
    command.stays(within: bound, of: Self.ada, in: ledger.state)
  }

  @Test func `issuing stays with the inviter who issues, and with a group that is the only one`() throws {
    let ledger = try ledger()
    #expect(stays(Example.issue(), .inviter("ada"), in: ledger))
    #expect(!stays(Example.issue(), .inviter("bob"), in: ledger))
    #expect(stays(Example.issue(groups: ["staff"]), .group("staff"), in: ledger))
    #expect(!stays(Example.issue(groups: ["staff", "board"]), .group("staff"), in: ledger))
    #expect(!stays(Example.issue(), .group("staff"), in: ledger))
    let channels = Command.issueInvite(IssueInvite(groups: ["staff"], channels: ["general"]))
    #expect(!stays(channels, .group("staff"), in: ledger))
    let mint = Command.mintInvites(MintInvites(quantity: 2, groups: ["staff"]))
    #expect(stays(InviteListTests.list("a@x.org"), .inviter("ada"), in: ledger))
    #expect(!stays(InviteListTests.list("a@x.org"), .group("staff"), in: ledger))
    #expect(stays(mint, .group("staff"), in: ledger) && stays(mint, .inviter("ada"), in: ledger))
  }

  @Test func `what is done to an invite stays with its inviter and its groups`() throws {
    let ledger = try ledger()
    for (invite, isHers, isStaffs) in [(UInt64(1), true, true), (2, false, false), (3, true, true)] {
      let revoke = Command.revokeInvite(RevokeInvite(invite: InviteID(number: invite)))
      #expect(stays(revoke, .inviter("ada"), in: ledger) == isHers, "\(invite)")
      #expect(stays(revoke, .group("staff"), in: ledger) == isStaffs, "\(invite)")
      #expect(stays(Example.redeem(invite), .inviter("ada"), in: ledger) == isHers, "\(invite)")
    }
  }

  @Test func `a command on many stays within bounds when each of its parts is within one of them`() throws {
    let ledger = try ledger()
    let both = [Scope.Bound.inviter("ada"), .group("board")]
    func stays(_ numbers: [UInt64]) -> Bool {
      ReviseTests.revoke(numbers).stays(withinOneOf: both, of: Self.ada, in: ledger.state)
    }
    #expect(stays([1]) && !stays([2]) && !stays([1, 2]) && stays([]))
    #expect(
      ReviseTests.revoke([1, 2]).stays(
        withinOneOf: [.inviter("ada"), .inviter("root")], of: Self.ada, in: ledger.state))
  }

  @Test func `messages stay with the views of the group`() throws {
    let ledger = try ledger()
    func archive(_ holders: [Holder]) -> Command {
      .archiveMessage(ArchiveMessage(message: MessageID(number: 1), holders: holders))
    }
    #expect(stays(archive([.group("staff")]), .group("staff"), in: ledger))
    #expect(!stays(archive([.group("staff"), .user("ada")]), .group("staff"), in: ledger))
    #expect(!stays(archive([]), .group("staff"), in: ledger))
    #expect(!stays(archive([.group("staff")]), .inviter("ada"), in: ledger))
  }

  @Test func `commands that are about neither are refused to a narrowed scope`() throws {
    let ledger = try ledger()
    for command in [
      Command.addAccount(AddAccount(account: "x")), .addNote(AddNote(target: "inv_1", text: "x")),
      .createKey(CreateKey(label: "x", scopes: [.everything])), .rotateKey(RotateKey(key: KeyID(number: 1))),
    ] {
      #expect(!stays(command, .inviter("ada"), in: ledger))
      #expect(!stays(command, .group("staff"), in: ledger))
    }
  }

  @Test func `grants to local users name everybody, a uid or a group`() throws {
    let one = try #require(LocalGrant(text: "uid:1001/invite.*"))
    #expect(one == LocalGrant(Scope(.family("invite")), to: .uid(1_001)))
    #expect(one.isFor(uid: 1_001, gid: 5) && !one.isFor(uid: 5, gid: 1_001))
    let group = try #require(LocalGrant(text: "gid:50/invite.issue:group=staff"))
    #expect(group.isFor(uid: 1, gid: 50) && !group.isFor(uid: 50, gid: 1))
    #expect(LocalGrant(text: "token.redeem")?.isFor(uid: 9, gid: 9) == true)
    for text in ["", "/", "uid:/audit.read", "uid:01/audit.read", "uid:x/audit.read", "user:1/audit.read", "uid:1/"] {
      #expect(LocalGrant(text: text) == nil, "\(text)")
    }
    var policy = Policy()
    #expect(policy.scopes(ofUid: 1, gid: 1).isEmpty)
    policy.localScopes = ["token.redeem", "uid:1/audit.read"]
    #expect(policy.scopes(ofUid: 1, gid: 1).count == 2 && policy.scopes(ofUid: 2, gid: 1).count == 1)
    policy.operatorUids = ["1001"]
    #expect(policy.isOperator(uid: 1_001) && !policy.isOperator(uid: 1_000))
  }
}
