// Batches: row by row, atomic, minted.
import InviteLedger
import Testing

@Suite struct BatchTests {
  static let batch = BatchID(number: 1)

  static func row(_ row: UInt32, _ email: String?, duplicates: DuplicatePolicy = .reuse) -> IssueInvite {
    IssueInvite(email: email, row: row, duplicates: duplicates, source: .csv)
  }

  @Test func `rows are issued one by one and summed up at the end`() throws {
    var ledger = ExampleLedger()
    #expect(try ledger.answer(.openBatch(OpenBatch(rows: 2))) == .batchOpened(Self.batch))
    for number in UInt32(1)...2 {
      var wish = Self.row(number, "p\(number)@example.org")
      wish.batch = Self.batch
      try ledger.append(.issueInvite(wish))
    }
    #expect(ledger.state.invites.map(\.row) == [1, 2])
    let closed = BatchClosed(batch: Self.batch, outcome: .committed, issued: 2, reused: 3, failed: 1)
    let commit = Command.commitBatch(CommitBatch(batch: Self.batch, failed: 1, reused: 3))
    #expect(try ledger.append(commit) == [.batchClosed(closed)])
    #expect(try ledger.decide(commit, as: Example.root) == .unchanged(.batchClosed(closed)))
  }

  @Test func `an aborted batch keeps the invites that it issued`() throws {
    var ledger = ExampleLedger()
    try ledger.append(.openBatch(OpenBatch()))
    var wish = Self.row(1, Example.bob)
    wish.batch = Self.batch
    try ledger.append(.issueInvite(wish))
    try ledger.append(.abortBatch(AbortBatch(batch: Self.batch)))
    #expect(ledger.state.invites[0].status(at: ledger.now) == .pending)
    #expect(try ledger.append(.abortBatch(AbortBatch(batch: Self.batch))) == [])
  }

  @Test func `minting makes so many single-use invites as one batch`() throws {
    var ledger = ExampleLedger()
    let events = try ledger.append(.mintInvites(MintInvites(quantity: 3, groups: ["fair"])))
    #expect(events.map(\.type) == [.batchOpened, .inviteIssued, .inviteIssued, .inviteIssued])
    #expect(ledger.state.invites.map(\.kind) == [.emailless, .emailless, .emailless])
    #expect(ledger.state.invites.map(\.row) == [1, 2, 3])
    #expect(ledger.state.batches[0].issued == 3)
    guard case .invites(let batch, let answers, _) = ledger.state.answer(to: events) else {
      Issue.record("minting answers with invites")
      return
    }
    #expect(batch == Self.batch)
    #expect(answers.map(\.invite.number) == [1, 2, 3])
  }

  @Test func `a mint of the largest size fits into one command of 50,001 lines`() throws {
    let ledger = ExampleLedger()
    guard case .append(let events) = try ledger.decide(.mintInvites(MintInvites(quantity: 50_000)), as: Example.root)
    else {
      Issue.record("minting appends")
      return
    }
    #expect(events.count == 50_001)
  }

  @Test func `an atomic batch issues every row, and a repeated address once`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue("old@example.org"))
    let rows = [
      Self.row(1, Example.bob), Self.row(2, "BOB@example.org"), Self.row(3, nil), Self.row(4, "old@example.org"),
    ]
    let events = try ledger.append(.commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(), rows: rows)))
    #expect(events.map(\.type) == [.batchOpened, .inviteIssued, .inviteAmended, .inviteIssued, .inviteAmended])
    guard case .invites(_, let answers, _) = ledger.state.answer(to: events) else {
      Issue.record("an atomic batch answers with its rows")
      return
    }
    #expect(answers.map(\.row) == [1, 2, 3, 4])
    #expect(answers.map(\.invite.number) == [2, 2, 3, 1])
  }

  @Test func `rows of an atomic batch see the rows before them`() throws {
    var ledger = ExampleLedger()
    var united = Self.row(2, Example.bob)
    united.groups = ["crew"]
    let rows = [
      Self.row(1, Example.bob), united, Self.row(3, Example.bob, duplicates: .supersede),
      Self.row(4, Example.bob, duplicates: .supersede),
    ]
    let events = try ledger.append(.commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(), rows: rows)))
    #expect(
      events.map(\.type) == [
        .batchOpened, .inviteIssued, .inviteAmended, .inviteIssued, .inviteSuperseded, .inviteIssued, .inviteSuperseded,
      ])
    #expect(ledger.state.invites.map { $0.status(at: ledger.now) } == [.superseded, .superseded, .pending])
    #expect(ledger.state.invites[0].groups == ["crew"])
  }

  @Test func `resends of one atomic batch count against the limit together`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    let rows = (1...4).map { Self.row($0, Example.bob, duplicates: .resend) }
    #expect(
      ledger.code(of: .commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(), rows: rows))) == .batchRowFailed)
    let events = try ledger.append(
      .commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(), rows: Array(rows.dropLast()))))
    #expect(events.filter { $0.type == .inviteResent }.count == 3)
  }

  @Test func `rows take the source of their batch`() throws {
    var ledger = ExampleLedger()
    try ledger.append(.openBatch(OpenBatch(source: .list)))
    try ledger.append(.issueInvite(IssueInvite(email: Example.bob, batch: Self.batch)))
    let rows = [IssueInvite(email: Example.eve)]
    try ledger.append(.commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(source: .csv), rows: rows)))
    let sources = ledger.records.map(\.event).compactMap { event in
      if case .inviteIssued(let issued) = event { issued.source } else { nil }
    }
    #expect(sources == [.list, .csv])
  }

  @Test func `one failing row refuses the whole batch and is named`() throws {
    let ledger = ExampleLedger()
    let rows = [Self.row(1, Example.bob), Self.row(7, "not an address")]
    do throws(Rejection) {
      _ = try ledger.decide(
        .commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(), rows: rows)), as: Example.root)
      Issue.record("the batch was accepted")
    } catch {
      #expect(error.code == .batchRowFailed)
      #expect(error.message.hasPrefix("row 7: arg.invalid: "))
    }
  }

  @Test func `committing adds the rows that an issue outside the batch would`() throws {
    let wishes = (1...20).map { Self.row($0, "p\($0 % 7)@example.org", duplicates: .allow) }
    var atomic = ExampleLedger()
    try atomic.append(.commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(), rows: wishes)))
    var single = ExampleLedger()
    for wish in wishes { try single.append(.issueInvite(wish)) }
    #expect(atomic.state.invites.map(\.id) == single.state.invites.map(\.id))
    #expect(atomic.state.invites.map(\.address) == single.state.invites.map(\.address))
    #expect(atomic.state.invites.map(\.groups) == single.state.invites.map(\.groups))
  }
}
