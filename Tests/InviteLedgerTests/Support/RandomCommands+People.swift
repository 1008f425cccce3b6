// Random commands about inviters, accounts, keys, messages and what is written beside them.
import InviteLedger
import Randomness

extension RandomCommands {
  /// Something about inviters; restored more often than suspended, so that most can go on.
  mutating func inviter(_ kind: CommandKind) -> Command {
    let names = ["ada", "mia", "adm", "gus", "root", "u1", "member_3", "nobody"]
    let name = generator.pick(names)
    switch kind {
    case .suspendInviter:
      return .suspendInviter(SuspendInviter(inviter: name, mode: generator.pick([.hold, .revoke])))
    case .restoreInviter: return .restoreInviter(RestoreInviter(inviter: name))
    default:
      return .reassignLineage(
        ReassignLineage(
          subject: name, inviter: generator.oneIn(5) ? .cleared : .value(generator.pick(names)),
          reason: generator.oneIn(20) ? "" : "introduced"))
    }
  }

  mutating func account(_ kind: CommandKind, in state: LedgerState) -> Command {
    let members = state.accounts.all.map(\.name).sorted()
    let name = generator.oneIn(8) ? "nobody" : generator.pick(members)
    switch kind {
    case .addAccount:
      return .addAccount(
        AddAccount(
          account: generator.pick(["u1", "u2", "u3", "u4", "u5", "u6", "u7", "ada", "", "a b"]),
          email: generator.pick([nil, generator.pick(Self.addresses)]),
          role: generator.pick([nil, .guest, .moderator]),
          groups: generator.pick([[], ["crew"]]),
          external: generator.oneIn(4) ? generator.pick(["1", "2"]) : nil))
    case .changeAccount:
      var wish = ChangeAccount(account: name)
      switch generator.number(0...4) {
      case 0: wish.email = generator.pick(Self.addresses)
      case 1: wish.role = Self.roles[name] ?? generator.pick([.guest, .member, .moderator])
      case 2: wish.role = generator.pick(Role.allCases)
      case 3: wish.groups = generator.pick([[], ["crew"], ["crew", "staff"]])
      default: (wish.external, wish.fullName) = (generator.pick(["1", "2", "3"]), "Name")
      }
      return .changeAccount(wish)
    default:
      // Nobody comes back from that, so the actors mostly stay.
      let isActor = Self.names.contains(name) && !generator.oneIn(20)
      return .deactivateAccount(DeactivateAccount(account: isActor ? "nobody" : name))
    }
  }

  /// Some accounts added and changed as one.
  mutating func accounts(in state: LedgerState) -> Command {
    var rows: [StagedAccount] = []
    for _ in 0..<generator.number(1...2) {
      switch account(generator.oneIn(2) ? .addAccount : .changeAccount, in: state) {
      case .addAccount(let wish): rows.append(StagedAccount(.add(wish)))
      case .changeAccount(let wish): rows.append(StagedAccount(.change(wish)))
      default: break
      }
    }
    return .commitAccounts(CommitAccounts(rows: rows))
  }

  /// The roles that the actors began with.
  private static let roles: [String: Role] = [
    "adm": .administrator, "mia": .moderator, "ada": .member, "gus": .guest,
  ]

  // MARK: Keys

  mutating func key(_ kind: CommandKind, in state: LedgerState) -> Command {
    let key = KeyID(number: recent(state.keys.count))
    let scopes = generator.pick([
      [.everything], [Scope(.family("invite"))], [Scope(.permission("token.redeem"))],
    ])
    let owner = generator.pick([nil, nil, "ada", "mia", generator.oneIn(4) ? "nobody" : "gus"])
    switch kind {
    case .createKey:
      return .createKey(
        CreateKey(
          label: generator.pick(["sign-up", "mail", generator.oneIn(5) ? "" : "mail"]),
          owner: owner,
          scopes: scopes, uids: generator.pick([[], [1001]]),
          expires: generator.oneIn(2) ? expiry() : nil))
    case .revokeKeys:
      return .revokeKeys(
        generator.oneIn(3)
          ? RevokeKeys(owner: owner ?? "ada", label: "mail") : RevokeKeys(keys: [key]))
    case .restoreKey: return .restoreKey(RestoreKey(key: key))
    case .rotateKey:
      return .rotateKey(
        RotateKey(key: key, overlap: generator.pick([nil, .after(60 * Example.minute)])))
    default:
      return .changeKey(
        ChangeKey(
          key: key, label: generator.pick([nil, "mail"]), owner: generator.oneIn(3) ? owner : nil,
          scopes: generator.pick([nil, scopes]), expires: generator.oneIn(3) ? expiry() : nil))
    }
  }

  // MARK: Messages

  mutating func message(_ kind: CommandKind, in state: LedgerState) -> Command {
    let id = MessageID(number: recent(state.messages.count))
    let known = state.message(id)?.holders ?? []
    let holders =
      generator.oneIn(2)
      ? [] : generator.oneIn(6) || known.isEmpty ? recipients() : [generator.pick(known)]
    switch kind {
    case .replyMessage:
      return .replyMessage(ReplyMessage(message: id, text: generator.oneIn(20) ? "" : "x"))
    case .archiveMessage: return .archiveMessage(ArchiveMessage(message: id, holders: holders))
    case .restoreMessage: return .restoreMessage(RestoreMessage(message: id, holders: holders))
    case .reviseMessages: return .reviseMessages(revision(of: id, for: holders))
    case .muteMessage: return .muteMessage(MuteMessage(message: id, holders: users(holders)))
    case .unmuteMessage: return .unmuteMessage(UnmuteMessage(message: id, holders: users(holders)))
    default: return .sendMessage(sending())
    }
  }

  /// The same for a few messages, as `where=` gives it.
  private mutating func revision(of first: MessageID, for holders: [Holder]) -> ReviseMessages {
    let messages = (first.number..<first.number + generator.number(0...3)).map(MessageID.init(number:))
    let isArchived = generator.oneIn(2)
    return ReviseMessages(
      messages.map {
        isArchived
          ? .archive(ArchiveMessage(message: $0, holders: holders))
          : .restore(RestoreMessage(message: $0, holders: holders))
      }, of: holders, expectedCount: generator.oneIn(6) ? 1 : nil)
  }

  /// Now and then a group too, which cannot mute.
  private mutating func users(_ holders: [Holder]) -> [Holder] {
    if generator.oneIn(10) { return holders }
    return holders.filter { if case .user = $0 { true } else { false } }
  }

  private mutating func sending() -> SendMessage {
    let to = recipients()
    let away: [Holder] = generator.pick([[], [], [.user("ada")], [.group("crew")], to])
    guard generator.oneIn(3) else {
      return SendMessage(
        recipients: to, title: generator.oneIn(20) ? "" : "t",
        text: generator.pick(["x", "x", "%{site_name}"]), autoArchiveFor: away)
    }
    return SendMessage(
      recipients: to, template: generator.pick(["welcome", "welcome", "later", "none"]),
      variables: generator.oneIn(8) ? [] : [TemplateVariable("who", .known("all"))],
      autoArchiveFor: away)
  }

  private mutating func recipients() -> [Holder] {
    generator.pick([
      [.group("crew")], [.user("mia")], [.user("ada"), .group("crew")],
      [.user("gus"), .user("mia"), .group("staff")],
      generator.pick([[], [.user("nobody")], [.user("ada")], [.group("a b")]]),
      [.user("adm"), .user("u1")],
    ])
  }

  mutating func template(_ kind: CommandKind) -> Command {
    let name = generator.pick(["welcome", "later", "a b"])
    guard kind == .defineTemplate else { return .retireTemplate(RetireTemplate(name: name)) }
    let title = generator.pick(["Hello %{who}", "Hello"])
    return .defineTemplate(
      DefineTemplate(name: name, title: title, text: generator.pick(["x", "y"])))
  }

  mutating func note(in state: LedgerState) -> Command {
    let invite = invite(in: state)
    let target = generator.pick([
      invite.description, "bat_1", "msg_1", "red_1", "user:ada", "key_1",
    ])
    return .addNote(AddNote(target: target, text: generator.oneIn(20) ? "" : "x"))
  }
}
