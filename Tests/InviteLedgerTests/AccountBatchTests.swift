// Batches of accounts: all rows are recorded, or none.
import InviteLedger
import Randomness
import Testing

@Suite struct AccountBatchTests {
  static func add(_ name: String, email: String? = nil, role: Role? = nil, row: UInt32? = nil) -> StagedAccount {
    StagedAccount(row: row, .add(AddAccount(account: name, email: email, role: role)))
  }

  static func commit(_ rows: StagedAccount...) -> Command { .commitAccounts(CommitAccounts(rows: rows)) }

  @Test func `rows are recorded together, and one that changes nothing leaves no line`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada", email: "ada@example.org"))
    let command = Self.commit(
      Self.add("bob", email: Example.bob), Self.add("ada", email: "ada@example.org"),
      StagedAccount(.change(ChangeAccount(account: "ada", role: .moderator))), Self.add("eve"))
    let events = try ledger.append(command)
    #expect(events.map(\.type) == [.accountAdded, .accountChanged, .accountAdded])
    let answer = Answer.accounts([
      AccountAnswer(account: "bob", isNew: true), AccountAnswer(account: "ada", isNew: false),
      AccountAnswer(account: "eve", isNew: true),
    ])
    #expect(ledger.state.answer(to: events, onMany: true) == answer)
    #expect(ledger.state.answer(to: [events[0]], onMany: false) == .account("bob"))
    #expect(ledger.state.answer(to: [events[0]], onMany: true) != .account("bob"))
    #expect(try ledger.decide(Self.commit(Self.add("eve")), as: Example.root) == .unchanged(.accounts([])))
  }

  @Test func `rows see the rows before them, and the first that fails refuses all with its number`() throws {
    var ledger = ExampleLedger()
    let taken = Self.commit(
      Self.add("bob", email: Example.bob, row: 2), Self.add("eve", email: "BOB@example.org", row: 5))
    let refusal = try #require(LimitTests.refusal(ledger, taken))
    #expect(refusal.code == .batchRowFailed && refusal.message.hasPrefix("row 5: account.taken"))
    #expect(LimitTests.fact("row", of: refusal) == .number(5) && refusal.parameter == "email")
    #expect(ledger.state.accounts.all.isEmpty)
    let chain = Self.commit(
      Self.add("bob", email: Example.bob),
      StagedAccount(.change(ChangeAccount(account: "bob", email: Example.eve))), Self.add("eve", email: Example.bob))
    #expect(try ledger.append(chain).count == 3)
    #expect(ledger.state.accounts.all.map { $0.email?.text } == [Example.eve, Example.bob])
  }

  /// What deciding rows one after the other comes to, each on a ledger that has those before.
  private static func oneByOne(
    _ rows: [StagedAccount], _ ledger: ExampleLedger, _ actor: LedgerActor
  ) throws -> [Event]? {
    var ledger = ledger
    var events: [Event] = []
    for row in rows {
      if ledger.code(of: row.command, as: actor) != nil { return nil }
      events += try ledger.append(row.command, as: actor)
    }
    return events
  }

  @Test(arguments: HistoryTests.seeds) func `a batch says what its rows would say one by one`(seed: UInt64) throws {
    var outcomes: Set<Bool> = []
    try RandomHistory.tell(seed, of: [.addAccount, .changeAccount, .deactivateAccount, .redeemToken, .issueInvite]) {
      history, _ in
      var rows: [StagedAccount] = []
      while rows.count < 4 {
        guard case .commitAccounts(let more) = history.random.accounts(in: history.ledger.state) else { continue }
        rows += more.rows
      }
      let actor = RandomCommands.actor(history.random.generator.pick(["root", "adm"]))
      guard history.ledger.code(of: Self.commit(Self.add("nobody-yet")), as: actor) == nil else { return }
      let expected = try Self.oneByOne(rows, history.ledger, actor)
      let decision = try? history.ledger.decide(.commitAccounts(CommitAccounts(rows: rows)), as: actor)
      outcomes.insert(expected != nil)
      switch decision {
      case .append(let events): try #require(events == expected, history.place)
      case .unchanged: try #require(expected == [], history.place)
      case nil: try #require(expected == nil, history.place)
      }
    }
    #expect(outcomes == [true, false], "seed \(seed)")
  }

  @Test func `50,000 rows are one command`() throws {
    let rows = (1...50_000).map { Self.add("p\($0)", email: "p\($0)@example.org") }
    let command = Command.commitAccounts(CommitAccounts(rows: rows))
    guard case .append(let events) = try ExampleLedger().decide(command, as: Example.root) else {
      Issue.record("a batch appends")
      return
    }
    #expect(events.count == 50_000)
    let more = Command.commitAccounts(CommitAccounts(rows: rows + [Self.add("q")]))
    #expect(ExampleLedger().code(of: more) == .limitQuantity)
  }
}
