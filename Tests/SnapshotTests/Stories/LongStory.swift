// One long story, generated: every kind of command, many people, about 2,000 events.

import InviteLedger
import Randomness

extension Story {
  static let long = Story(
    name: "long", title: "A season of a small community",
    text: """
      About 2,000 events made by a seeded generator: invites, links, batches, redemptions, messages, accounts and notes by \
      operators and members, what the ledger refused left out. Segments are sealed early, so there are several.
      """, segmentBytes: 400_000
  ) { ledger in
    var season = Season(ledger: ledger)
    while ledger.lastSeq < 2_000 { try season.step() }
  }
}

/// Makes one command after another; refusals are part of life.
private struct Season {
  let ledger: StoryLedger
  private var random = SeededRandom(seed: 20_261_121)
  private let groups = ["staff", "ops", "guests", "choir"]

  init(ledger: StoryLedger) { self.ledger = ledger }

  mutating func step() throws {
    ledger.wait(minutes: Int64.random(in: 0...90, using: &random))
    let actor = actor()
    let command = try command()
    do {
      try ledger.run(command, as: actor, req: number(9) == 0 ? "step-\(ledger.lastSeq)" : nil)
    } catch is Rejection {
    } catch is StoryFault {
      // It was so already.
    }
  }

  private mutating func command() throws -> Command {
    switch number(20) {
    case 0...4: .issueInvite(issue())
    case 5...9: .redeemToken(try redeem())
    case 10: .mintInvites(MintInvites(quantity: UInt32(number(4)) + 1, groups: list()))
    case 11:
      .commitAtomicBatch(
        CommitAtomicBatch(
          opening: OpenBatch(mode: .atomic), rows: (1...3).map { IssueInvite(email: address(), row: UInt32($0)) }))
    case 12: number(2) == 0 ? .revokeInvite(RevokeInvite(invite: invite(), reason: "a mistake")) : extend()
    case 13: .resendInvite(ResendInvite(invite: invite()))
    case 14, 15:
      .sendMessage(
        SendMessage(recipients: holders(), title: "Rehearsal \(number(50))", text: "At eight, in the hall."))
    case 16: .replyMessage(ReplyMessage(message: message(), text: "I will come."))
    case 17: archive()
    case 18: number(3) == 0 ? .restoreMessage(RestoreMessage(message: message(), holders: holders())) : account()
    default: .addNote(AddNote(target: invite().description, text: "Asked again."))
    }
  }

  private mutating func issue() -> IssueInvite {
    number(3) == 0
      ? IssueInvite(maxUses: number(4) == 0 ? .unlimited : .uses(UInt32(number(8)) + 2), groups: list())
      : IssueInvite(
        email: address(), role: random.pick([.member, .member, .moderator, .guest]), groups: list(),
        duplicates: random.pick(DuplicatePolicy.allCases))
  }

  private mutating func redeem() throws -> RedeemToken {
    RedeemToken(token: try ledger.token(invite().number), email: number(2) == 0 ? address() : nil)
  }

  private mutating func extend() -> Command {
    .extendInvite(ExtendInvite(invite: invite(), expires: .after(Int64(number(30) + 1) * 86_400_000_000)))
  }

  /// For holders that have it: half of a message's holders, one at least.
  private mutating func archive() -> Command {
    let message = message()
    let holders = ledger.state.message(message)?.holders ?? []
    return .archiveMessage(ArchiveMessage(message: message, holders: Array(holders.prefix(number(2) + 1))))
  }

  private mutating func account() -> Command {
    let name = random.pick(ledger.state.accounts.all.map(\.name) + ["friend\(number(30))"])
    switch number(4) {
    case 0: return .changeAccount(ChangeAccount(account: name, groups: list()))
    case 1: return .deactivateAccount(DeactivateAccount(account: name))
    default: return .addAccount(AddAccount(account: name, email: address(), groups: list()))
    }
  }

  private mutating func actor() -> StoryActor {
    let accounts = ledger.state.accounts.all
    guard !accounts.isEmpty, number(3) > 0 else { return .root }
    return StoryActor(name: random.pick(accounts).name, uid: 2_000 + UInt32(number(20)))
  }

  private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  private mutating func address() -> String { "person\(number(400))@example.org" }

  private mutating func list() -> [String] { groups.filter { _ in number(3) == 0 } }

  /// Recent ones more often than old ones.
  private mutating func invite() -> InviteID {
    let count = ledger.state.invites.count
    return InviteID(number: UInt64(max(1, count - (number(4) > 0 ? number(30) : number(max(1, count))))))
  }

  private mutating func message() -> MessageID {
    MessageID(number: UInt64(max(1, ledger.state.messages.count - number(10))))
  }

  private mutating func holders() -> [Holder] {
    let accounts = ledger.state.accounts.all
    let users = accounts.isEmpty ? [] : [Holder.user(random.pick(accounts).name)]
    return users + (number(3) == 0 ? [.group(random.pick(groups))] : [])
  }
}
