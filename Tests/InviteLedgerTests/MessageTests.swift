// Messages: in whose inbox they are, who may put them away, and what brings them back.
import InviteLedger
import Testing

@Suite struct MessageTests {
  static let message = MessageID(number: 1)
  static let crew = Holder.group("crew")

  /// Ada and Mia have accounts, Mia belongs to the crew; a message from Ada to Mia and the crew.
  static func ledger(autoArchiveFor: [Holder] = []) throws -> ExampleLedger {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.account("mia", groups: ["crew"]))
    try ledger.append(Example.account("gus"))
    try ledger.append(
      .sendMessage(
        SendMessage(
          recipients: [.user("mia"), crew, .user("mia")], title: "Hello", text: "Text", autoArchiveFor: autoArchiveFor)
      ), as: Example.ada)
    return ledger
  }

  static func archive(_ holders: Holder...) -> Command {
    .archiveMessage(ArchiveMessage(message: message, holders: holders))
  }

  static func restore(_ holders: Holder...) -> Command {
    .restoreMessage(RestoreMessage(message: message, holders: holders))
  }

  @Test func `a message is in the inbox of its sender and of every recipient once`() throws {
    let ledger = try Self.ledger()
    let message = try #require(ledger.state.message(Self.message))
    #expect(message.holders == [.user("ada"), .user("mia"), Self.crew])
    #expect(message.archivedHolders == [])
  }

  @Test func `an outgoing message can start in the sender's archive`() throws {
    let ledger = try Self.ledger(autoArchiveFor: [.user("ada")])
    #expect(
      ledger.records.last?.event
        == .messageArchived(MessageArchived(message: Self.message, holders: [.user("ada")], cause: .auto)))
    #expect(ledger.state.message(Self.message)?.archivedHolders == [.user("ada")])
  }

  @Test func `a message starts in nobody else's archive`() throws {
    let ledger = try Self.ledger()
    let send = Command.sendMessage(
      SendMessage(recipients: [.user("mia")], title: "t", text: "x", autoArchiveFor: [.user("mia")]))
    #expect(ledger.code(of: send, as: Example.ada) == .denied)
    #expect(ledger.code(of: send, as: Example.root) == nil)
  }

  @Test func `archiving is per holder, and twice changes nothing`() throws {
    var ledger = try Self.ledger()
    #expect(
      try ledger.append(Self.archive(), as: Example.mia) == [
        .messageArchived(MessageArchived(message: Self.message, holders: [.user("mia")], cause: .command))
      ])
    #expect(try ledger.append(Self.archive(), as: Example.mia) == [])
    #expect(ledger.state.message(Self.message)?.archivedHolders == [.user("mia")])
  }

  @Test func `of several holders only those that change are recorded`() throws {
    var ledger = try Self.ledger()
    try ledger.append(Self.archive(), as: Example.mia)
    let events = try ledger.append(Self.archive(.user("mia"), Self.crew), as: Example.mia)
    #expect(
      events == [.messageArchived(MessageArchived(message: Self.message, holders: [Self.crew], cause: .command))])
  }

  @Test func `a group's view is its members' and the operators' to move`() throws {
    let ledger = try Self.ledger()
    #expect(ledger.code(of: Self.archive(Self.crew), as: Example.mia) == nil)
    #expect(ledger.code(of: Self.archive(Self.crew), as: Example.ada) == .denied)
    #expect(ledger.code(of: Self.archive(Self.crew), as: Example.root) == nil)
    #expect(ledger.code(of: Self.archive(), as: Example.gus) == .messageNotHolder)
  }

  @Test func `restoring puts it back, and twice changes nothing`() throws {
    var ledger = try Self.ledger()
    try ledger.append(Self.archive(Self.crew), as: Example.mia)
    #expect(try ledger.append(Self.restore(Self.crew), as: Example.mia).map(\.type) == [.messageRestored])
    #expect(try ledger.append(Self.restore(Self.crew), as: Example.mia) == [])
  }

  @Test func `a reply brings the message back to exactly those who had put it away`() throws {
    var ledger = try Self.ledger(autoArchiveFor: [.user("ada")])
    try ledger.append(Self.archive(Self.crew), as: Example.mia)
    let events = try ledger.append(.replyMessage(ReplyMessage(message: Self.message, text: "Re")), as: Example.mia)
    #expect(
      events == [
        .messageReplied(MessageReplied(message: Self.message, reply: 1, sender: "mia", text: .known("Re"))),
        .messageRestored(
          MessageRestored(message: Self.message, holders: [.user("ada"), Self.crew], cause: .reply)),
      ])
    #expect(
      ledger.state.answer(to: events) == .message(Self.message, reply: 1, holders: [.user("ada"), Self.crew]))
    let second = try ledger.append(.replyMessage(ReplyMessage(message: Self.message, text: "Re")), as: Example.ada)
    #expect(second.map(\.type) == [.messageReplied])
  }

  static func mute(_ holders: Holder...) -> Command {
    .muteMessage(MuteMessage(message: message, holders: holders))
  }

  static func unmute(_ holders: Holder...) -> Command {
    .unmuteMessage(UnmuteMessage(message: message, holders: holders))
  }

  @Test func `a reply leaves the message where those who muted it have put it`() throws {
    var ledger = try Self.ledger(autoArchiveFor: [.user("ada")])
    try ledger.append(Self.archive(.user("mia"), Self.crew), as: Example.mia)
    #expect(
      try ledger.append(Self.mute(), as: Example.mia) == [
        .messageMuted(MessageMuted(message: Self.message, holders: [.user("mia")]))
      ])
    let reply = Command.replyMessage(ReplyMessage(message: Self.message, text: "Re"))
    let events = try ledger.append(reply, as: Example.root)
    #expect(
      events.last
        == .messageRestored(
          MessageRestored(message: Self.message, holders: [.user("ada"), Self.crew], cause: .reply)))
    #expect(ledger.state.message(Self.message)?.archivedHolders == [.user("mia")])
    #expect(
      try ledger.append(Self.unmute(), as: Example.mia) == [
        .messageUnmuted(MessageUnmuted(message: Self.message, holders: [.user("mia")]))
      ])
    #expect(try ledger.append(reply, as: Example.root).map(\.type) == [.messageReplied, .messageRestored])
  }

  @Test func `what the policy names starts in the archive of its sender, and of his groups`() throws {
    var ledger = try Self.ledger()
    let named = SettingValue.names(["user:mia", "group:crew", "user:gus"])
    try ledger.append(.setPolicy(SetPolicy([.autoArchive: named])))
    let second = MessageID(number: 2)
    let send = Command.sendMessage(
      SendMessage(recipients: [.user("gus"), Self.crew, .group("staff")], title: "t", text: "x"))
    #expect(
      try ledger.append(send, as: Example.mia).last
        == .messageArchived(MessageArchived(message: second, holders: [.user("mia"), Self.crew], cause: .auto)))
    // Neither is it named for its sender, nor is he of the crew.
    #expect(try ledger.append(send, as: Example.ada).map(\.type) == [.messageSent])
  }

  @Test func `the policy puts a message away again for who replied`() throws {
    var ledger = try Self.ledger(autoArchiveFor: [.user("ada")])
    try ledger.append(.setPolicy(SetPolicy([.autoArchive: .names(["user:ada"])])))
    let reply = Command.replyMessage(ReplyMessage(message: Self.message, text: "Re"))
    #expect(
      try ledger.append(reply, as: Example.ada).map(\.type) == [.messageReplied, .messageRestored, .messageArchived])
    #expect(ledger.state.message(Self.message)?.archivedHolders == [.user("ada")])
    try ledger.append(Self.mute(), as: Example.ada)
    #expect(try ledger.append(reply, as: Example.ada).map(\.type) == [.messageReplied])
    #expect(try ledger.append(reply, as: Example.mia).map(\.type) == [.messageReplied])
  }

  @Test func `what a redemption gives makes a group's view one's own`() throws {
    var ledger = try Self.ledger()
    try ledger.append(.issueInvite(IssueInvite(email: Example.bob, groups: ["crew"])))
    try ledger.append(Example.redeem(1, username: "bob"))
    let bob = LedgerActor(name: "bob", isOperator: false)
    #expect(ledger.code(of: Self.archive(Self.crew), as: bob) == nil)
    try ledger.append(.changeAccount(ChangeAccount(account: "bob", groups: [])))
    #expect(ledger.code(of: Self.archive(Self.crew), as: bob) == .denied)
  }

  @Test func `muting moves nothing, and twice changes nothing`() throws {
    var ledger = try Self.ledger()
    #expect(try ledger.append(Self.unmute(), as: Example.mia) == [])
    try ledger.append(Self.mute(), as: Example.mia)
    #expect(try ledger.append(Self.mute(), as: Example.mia) == [])
    #expect(ledger.state.message(Self.message)?.archivedHolders == [])
    #expect(ledger.state.message(Self.message)?.muted == [.user("mia")])
    #expect(try ledger.append(Self.mute(.user("ada"), .user("mia"))).count == 1)
    #expect(ledger.state.message(Self.message)?.muted == [.user("mia"), .user("ada")])
  }

  @Test func `users mute for themselves, and nobody for a group`() throws {
    let ledger = try Self.ledger()
    #expect(ledger.code(of: Self.mute(Self.crew), as: Example.mia) == .argumentInvalid)
    #expect(ledger.code(of: Self.mute(Self.crew)) == .argumentInvalid)
    #expect(ledger.code(of: Self.mute(.user("ada")), as: Example.mia) == .denied)
    #expect(ledger.code(of: Self.mute(), as: Example.gus) == .messageNotHolder)
  }

  @Test func `a member of a group that has the message may reply to it`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("mia", groups: ["crew"]))
    try ledger.append(.sendMessage(SendMessage(recipients: [Self.crew], title: "t", text: "x")))
    let reply = Command.replyMessage(ReplyMessage(message: Self.message, text: "Re"))
    #expect(ledger.code(of: reply, as: Example.mia) == nil)
  }

  @Test func `a message has up to a hundred recipients`() throws {
    let ledger = ExampleLedger()
    let holders = (1...100).map { Holder.group("g\($0)") }
    let send = Command.sendMessage(SendMessage(recipients: holders + [holders[0]], title: "t", text: "x"))
    #expect(ledger.code(of: send) == nil)
  }
}
