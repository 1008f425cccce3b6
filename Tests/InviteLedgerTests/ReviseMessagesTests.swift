// One command on many messages: all or none, for the same holders.
import InviteLedger
import Testing

@Suite struct ReviseMessagesTests {
  static func archive(_ numbers: some Sequence<UInt64>, for holders: [Holder], expecting count: UInt32? = nil)
    -> Command
  {
    .reviseMessages(
      ReviseMessages(
        numbers.map { .archive(ArchiveMessage(message: MessageID(number: $0), holders: holders)) }, of: holders,
        expectedCount: count))
  }

  static func restore(_ numbers: some Sequence<UInt64>, for holders: [Holder]) -> Command {
    .reviseMessages(
      ReviseMessages(
        numbers.map { .restore(RestoreMessage(message: MessageID(number: $0), holders: holders)) }, of: holders))
  }

  /// Two messages from Ada to Mia and the crew.
  private func ledger() throws -> ExampleLedger {
    var ledger = try MessageTests.ledger()
    try ledger.append(
      .sendMessage(SendMessage(recipients: [.user("mia"), MessageTests.crew], title: "t", text: "x")), as: Example.ada)
    return ledger
  }

  @Test func `every message has its event, those that are so already are left out, and the answer is the number`()
    throws
  {
    var ledger = try ledger()
    try ledger.append(MessageTests.archive(), as: Example.mia)
    let events = try ledger.append(Self.archive([1, 2], for: []), as: Example.mia)
    #expect(
      events == [
        .messageArchived(
          MessageArchived(message: MessageID(number: 2), holders: [.user("mia")], cause: .command))
      ])
    #expect(ledger.state.answer(to: events, onMany: true) == .revised(count: 1))
    guard case .unchanged(let answer) = try ledger.decide(Self.archive([1, 2], for: []), as: Example.mia) else {
      Issue.record("what is so already changes")
      return
    }
    #expect(answer == .revised(count: 0))
    let restored = try ledger.append(Self.restore([1, 2], for: []), as: Example.mia)
    #expect(ledger.state.answer(to: restored, onMany: true) == .revised(count: 2))
  }

  @Test func `one that cannot be moved keeps all from being moved, and is named`() throws {
    let ledger = try ledger()
    do throws(Rejection) {
      _ = try ledger.decide(Self.archive([1, 2, 9], for: [MessageTests.crew]), as: Example.mia)
      Issue.record("a message that is not there was archived")
    } catch {
      #expect(error.code == .messageUnknown)
      #expect(error.message.hasPrefix("msg_9: ") && error.message.hasSuffix("; none was changed"))
    }
  }

  @Test func `whose view it is counts before what is in it`() throws {
    let ledger = try ledger()
    let ada = [Holder.user("ada")]
    for numbers in [[1, 2], []] as [[UInt64]] {
      #expect(ledger.code(of: Self.archive(numbers, for: ada, expecting: 7), as: Example.mia) == .denied)
    }
    #expect(ledger.code(of: Self.archive([1, 2], for: ada, expecting: 7), as: Example.ada) == .messageCount)
    #expect(ledger.code(of: Self.archive([1, 2], for: ada, expecting: 2), as: Example.ada) == nil)
  }

  @Test func `a narrowed scope moves many in its group's view alone`() throws {
    let ledger = try ledger()
    func stays(_ command: Command) -> Bool {
      command.stays(withinOneOf: [.group("crew")], of: Example.mia, in: ledger.state)
    }
    #expect(stays(Self.archive([1, 2], for: [MessageTests.crew])))
    #expect(!stays(Self.archive([1, 2], for: [])) && !stays(Self.archive([], for: [.user("mia")])))
  }
}
