// Messages against the plain model, over random histories.
import InviteLedger
import Randomness
import Testing

@Suite struct SlowMessagesTests {
  static let seeds = Seeds.usual(1...30)
  static let groups = ["ada": ["crew"], "mia": ["crew", "staff"], "gus": []]

  static func random(_ generator: inout SeededRandom, messages: Int) -> PlainMessageCommand {
    let by = generator.pick(["ada", "mia", "gus"])
    let message = Int(generator.number(1...UInt64(min(messages + 1, 6))))
    let holders = generator.pick([
      [], [], ["g:crew"], ["u:mia"], ["u:ada", "g:crew"], ["g:staff"], ["u:mia", "g:staff", "u:mia"],
    ])
    switch generator.number(0...12) {
    case 0, 1: return .send(by: by, to: holders, putAwayFor: generator.pick([[], [], ["u:" + by], ["g:crew"]]))
    case 2...4: return .reply(message: message, by: by)
    case 5...7: return .archive(message: message, by: by, holders: holders)
    case 8: return .restore(message: message, by: by, holders: holders)
    case 9: return .mute(message: message, by: by)
    case 10: return .unmute(message: message, by: by)
    case 11: return .most(generator.pick([1, 2, 100]))
    default: return .policy(generator.pick([[], ["u:ada"], ["u:mia", "g:crew"]]))
    }
  }

  static func holder(_ text: String) -> Holder {
    let name = String(text.dropFirst(2))
    return text.hasPrefix("u:") ? .user(name) : .group(name)
  }

  static func translated(_ command: PlainMessageCommand) -> (Command, LedgerActor) {
    let id = { MessageID(number: UInt64($0 as Int)) }
    let actor = { LedgerActor(name: $0, isOperator: false) }
    switch command {
    case .send(let by, let to, let putAwayFor):
      let send = SendMessage(
        recipients: to.map(holder), title: "t", text: "x", autoArchiveFor: putAwayFor.map(holder))
      return (.sendMessage(send), actor(by))
    case .reply(let message, let by): return (.replyMessage(ReplyMessage(message: id(message), text: "x")), actor(by))
    case .archive(let message, let by, let holders):
      return (.archiveMessage(ArchiveMessage(message: id(message), holders: holders.map(holder))), actor(by))
    case .restore(let message, let by, let holders):
      return (.restoreMessage(RestoreMessage(message: id(message), holders: holders.map(holder))), actor(by))
    case .mute(let message, let by): return (.muteMessage(MuteMessage(message: id(message))), actor(by))
    case .unmute(let message, let by): return (.unmuteMessage(UnmuteMessage(message: id(message))), actor(by))
    case .policy(let names):
      let values = SettingValue.names(names.map { holder($0).description })
      return (.setPolicy(SetPolicy([.autoArchive: values])), Example.root)
    case .most(let recipients):
      return (.setPolicy(SetPolicy([.maxRecipients: .number(Int64(recipients))])), Example.root)
    }
  }

  @Test(arguments: seeds) func `every view of every message is what the plain model says`(seed: UInt64) throws {
    var generator = SeededRandom(seed: seed)
    var ledger = ExampleLedger()
    for (name, groups) in Self.groups.sorted(by: { $0.key < $1.key }) {
      try ledger.append(Example.account(name, groups: groups))
    }
    var model = SlowMessages(groups: Self.groups)
    for step in 1...200 {
      let command = Self.random(&generator, messages: model.messages.count)
      let (translated, actor) = Self.translated(command)
      let refused = ledger.code(of: translated, as: actor)
      if refused == nil { try ledger.append(translated, as: actor) }
      try #require(model.ask(command) == refused?.rawValue, "seed \(seed), step \(step): \(command)")
      for (message, plain) in zip(ledger.state.messages, model.messages) {
        try #require(
          Set(message.archivedHolders) == Set(plain.away.map(Self.holder))
            && Set(message.muted) == Set(plain.muted.map(Self.holder)), "seed \(seed), step \(step): \(command)")
      }
    }
    #expect(ledger.state.messages.count == model.messages.count && model.messages.count > 5)
  }

  @Test func `the histories reach every kind of refusal`() {
    var reached: Set<String> = []
    for seed in Self.seeds {
      var generator = SeededRandom(seed: seed)
      var model = SlowMessages(groups: Self.groups)
      for _ in 1...200 {
        if let code = model.ask(Self.random(&generator, messages: model.messages.count)) { reached.insert(code) }
      }
    }
    let expected = [
      "auth.denied", "limit.recipients", "message.no-recipient", "message.not-holder", "message.unknown",
    ]
    #expect(reached.sorted() == expected)
  }
}
