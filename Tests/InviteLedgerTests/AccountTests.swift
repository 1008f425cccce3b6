// Accounts and notes.
import InviteLedger
import Testing

@Suite struct AccountTests {
  @Test func `an account is found by its name, address, uid and external id`() throws {
    var ledger = ExampleLedger()
    try ledger.append(
      .addAccount(
        AddAccount(account: "Ada", fullName: "Ada L", email: "Ada@Example.org", uid: 1000, external: "77")))
    let found = [
      ledger.state.account(named: "Ada"), ledger.state.account(uid: 1000), ledger.state.account(external: "77"),
      EmailAddress("ADA@example.ORG").flatMap(ledger.state.account(email:)),
    ]
    #expect(found.allSatisfy { $0?.name == "Ada" })
    #expect(ledger.state.account(named: "ada") == nil)
  }

  @Test func `adding the same account again changes nothing`() throws {
    var ledger = ExampleLedger()
    let add = Example.account("ada", email: "ada@example.org", groups: ["crew"])
    #expect(try ledger.append(add).count == 1)
    #expect(try ledger.append(add) == [])
    #expect(ledger.code(of: Example.account("ada", email: "ada@example.com")) == .accountExists)
  }

  @Test func `a change records what it was and what it is, and only where it differs`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada", email: "ada@example.org"))
    let change = Command.changeAccount(
      ChangeAccount(account: "ada", email: "ada@example.com", role: .member, groups: ["crew"]))
    #expect(
      try ledger.append(change) == [
        .accountChanged(
          AccountChanged(
            account: "ada", old: AccountFields(email: .known("ada@example.org"), groups: []),
            new: AccountFields(email: .known("ada@example.com"), groups: ["crew"])))
      ])
    #expect(try ledger.append(change) == [])
    #expect(EmailAddress("ada@example.org").flatMap(ledger.state.account(email:)) == nil)
    #expect(EmailAddress("ada@example.com").flatMap(ledger.state.account(email:))?.name == "ada")
  }

  @Test func `deactivating twice changes nothing the second time`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    let deactivate = Command.deactivateAccount(DeactivateAccount(account: "ada", reason: "left"))
    #expect(try ledger.append(deactivate).map(\.type) == [.accountDeactivated])
    #expect(try ledger.append(deactivate) == [])
    #expect(ledger.code(of: Example.account("ADA")) == .accountExists)
  }

  @Test func `an administrator manages accounts up to his own role`() throws {
    var ledger = ExampleLedger()
    let administrator = LedgerActor(name: "adm", isOperator: false)
    try ledger.append(Example.account("adm", role: .administrator))
    #expect(ledger.code(of: Example.account("x", role: .administrator), as: administrator) == nil)
    #expect(ledger.code(of: Example.account("x", role: .owner), as: administrator) == .roleTooWeak)
  }

  @Test(arguments: ["inv_1", "red_1", "bat_1", "msg_1", "user:ada"]) func `a note is added to anything there is`(
    _ target: String
  ) throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(.mintInvites(MintInvites(quantity: 1)))
    try ledger.append(Example.redeem(1, email: Example.bob))
    try ledger.append(.sendMessage(SendMessage(recipients: [.user("ada")], title: "t", text: "x")))
    let events = try ledger.append(.addNote(AddNote(target: target, text: "seen")))
    #expect(events == [.noteAdded(NoteAdded(target: target, text: .known("seen")))])
    #expect(ledger.state.answer(to: events) == .note(target: target))
  }

  @Test func `people add notes to what is their own`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.issue(), as: Example.ada)
    try ledger.append(Example.redeem(1))
    for target in ["inv_1", "red_1"] {
      #expect(ledger.code(of: .addNote(AddNote(target: target, text: "x")), as: Example.ada) == nil)
    }
    #expect(ledger.code(of: .addNote(AddNote(target: "user:ada", text: "x")), as: Example.ada) == .denied)
  }
}
