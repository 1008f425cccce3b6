// Random histories: several actors who do everything that can be asked of the ledger, while the clock jumps.
import InviteLedger
import Randomness

/// Makes commands that are mostly right and often wrong, about few names, so that they get in each other's way. All
/// property tests of the domain ask it; its seed decides everything.
struct RandomCommands {
  var generator: SeededRandom
  /// The kinds that it makes.
  let kinds: [CommandKind]
  /// What the wall clock says, in minutes since the beginning; it may jump back.
  private var wall: Int64 = 0

  init(seed: UInt64, kinds: [CommandKind] = CommandKind.allCases) {
    generator = SeededRandom(seed: seed)
    self.kinds = kinds
  }

  static let names = ["root", "adm", "mia", "ada", "gus", "stranger"]
  static let addresses = (1...30).map { "p\($0)@example.\($0 % 4 == 0 ? "com" : "org")" }

  /// Accounts for the actors, so that most of their commands can succeed, a batch, a key and a template.
  static let beginning: [Command] = [
    Example.account("ada", role: .member, groups: ["crew"]),
    Example.account("mia", role: .moderator),
    Example.account("gus", role: .guest),
    Example.account("adm", role: .administrator, groups: ["crew", "staff"]),
    .openBatch(OpenBatch()),
    .createKey(CreateKey(label: "sign-up", scopes: [Scope(.family("invite"))])),
    .defineTemplate(DefineTemplate(name: "welcome", title: "Hello %{who}", text: "x")),
  ]

  static func beginLedger() throws -> ExampleLedger {
    var ledger = ExampleLedger()
    for command in beginning { try ledger.append(command) }
    return ledger
  }

  /// Moves the clock: mostly not at all, sometimes by days, sometimes back, and then the ledger's stands still until the
  /// wall clock is where it was, as the service's does.
  mutating func passTime(in ledger: inout ExampleLedger) {
    let day: Int64 = 1_440
    wall += generator.pick([0, 0, 0, 0, 0, 0, 1, 1, 7, 60, -60])
    if generator.oneIn(25) {
      wall += generator.pick([day, day, 2 * day, 20 * day, 200 * day, -day])
    }
    let moment = Example.morning.microseconds + wall * Example.minute
    ledger.now.microseconds = max(ledger.now.microseconds, moment)
  }

  /// A command, and who gives it.
  mutating func next(in state: LedgerState) -> (Command, LedgerActor) {
    var rest = generator.number(1...kinds.reduce(0) { $0 + $1.weight })
    var kind = kinds[0]
    for other in kinds {
      kind = other
      if rest <= other.weight { break }
      rest -= other.weight
    }
    let command = command(kind, in: state)
    return (command, actor(for: command, kind, in: state))
  }

  mutating func command(_ kind: CommandKind, in state: LedgerState) -> Command {
    switch kind {
    case .issueInvite: .issueInvite(issue(in: state))
    case .mintInvites, .importInviteList, .openBatch, .commitBatch, .commitAtomicBatch, .abortBatch:
      batch(kind, in: state)
    case .extendInvite, .resendInvite, .revokeInvite, .amendInvite, .addressInvite, .rotateToken,
      .reinstateInvite,
      .revealToken, .recordDelivery, .reviseInvites:
      life(kind, in: state)
    case .suspendInviter, .restoreInviter, .reassignLineage: inviter(kind)
    case .redeemToken: .redeemToken(question(in: state))
    case .reserveToken: .reserveToken(reserving(in: state))
    case .releaseReservation:
      .releaseReservation(ReleaseReservation(reservation: reservation(in: state)))
    case .undoRedemption:
      .undoRedemption(
        UndoRedemption(
          redemption: RedemptionID(number: recent(state.redemptions.count)),
          reason: generator.oneIn(20) ? "" : "why"))
    case .sendMessage, .replyMessage, .archiveMessage, .restoreMessage, .reviseMessages, .muteMessage,
      .unmuteMessage:
      message(kind, in: state)
    case .defineTemplate, .retireTemplate: template(kind)
    case .addAccount, .changeAccount, .deactivateAccount: account(kind, in: state)
    case .commitAccounts: accounts(in: state)
    case .createKey, .revokeKeys, .restoreKey, .rotateKey, .changeKey: key(kind, in: state)
    case .addNote: note(in: state)
    case .setPolicy: .setPolicy(policy())
    case .defineCatalogEntry, .retireCatalogEntry: catalog(kind)
    }
  }

  // MARK: Who

  /// Mostly somebody who may: an administrator, the inviter, a holder; else anybody.
  private mutating func actor(for command: Command, _ kind: CommandKind, in state: LedgerState)
    -> LedgerActor
  {
    if generator.oneIn(5) { return anybody(in: state) }
    if kind.isForAdministrators { return Self.actor(generator.pick(["root", "root", "adm"])) }
    if let name = owner(of: command, in: state), Self.names.contains(name), !generator.oneIn(3) {
      return Self.actor(name)
    }
    return anybody(in: state)
  }

  static func actor(_ name: String) -> LedgerActor {
    LedgerActor(name: name, isOperator: name == "root", scopes: name == "root" ? [] : [.everything])
  }

  mutating func anybody(in state: LedgerState) -> LedgerActor {
    guard generator.oneIn(12), let key = state.key(KeyID(number: recent(state.keys.count))) else {
      return Self.actor(
        generator.pick(["root", "root", "adm", "mia", "ada", "ada", "gus", "stranger"]))
    }
    return LedgerActor(
      name: key.owner ?? key.id.description, isOperator: false,
      role: key.owner == nil ? key.role ?? .member : nil,
      scopes: key.scopes, key: key.id)
  }

  /// Whose the command's target is.
  private mutating func owner(of command: Command, in state: LedgerState) -> String? {
    switch command {
    case .extendInvite(let wish): state.invite(wish.invite)?.inviter
    case .resendInvite(let wish): state.invite(wish.invite)?.inviter
    case .revokeInvite(let wish): state.invite(wish.invite)?.inviter
    case .amendInvite(let wish): state.invite(wish.invite)?.inviter
    case .rotateToken(let wish): state.invite(wish.invite)?.inviter
    case .reinstateInvite(let wish): state.invite(wish.invite)?.inviter
    case .revealToken(let wish): state.invite(wish.invite)?.inviter
    case .commitBatch(let wish): state.batch(wish.batch)?.opener
    case .abortBatch(let wish): state.batch(wish.batch)?.opener
    case .releaseReservation(let wish): state.reservation(wish.reservation)?.holder
    case .replyMessage(let wish): holder(of: wish.message, in: state)
    case .archiveMessage(let wish):
      wish.holders.isEmpty ? holder(of: wish.message, in: state) : "root"
    case .restoreMessage(let wish):
      wish.holders.isEmpty ? holder(of: wish.message, in: state) : "root"
    case .muteMessage(let wish): wish.holders.isEmpty ? holder(of: wish.message, in: state) : "root"
    case .unmuteMessage(let wish):
      wish.holders.isEmpty ? holder(of: wish.message, in: state) : "root"
    default: nil
    }
  }

  private mutating func holder(of message: MessageID, in state: LedgerState) -> String? {
    let users = state.message(message)?.holders.compactMap {
      if case .user(let name) = $0 { name } else { nil }
    }
    return users.map { generator.pick($0) }
  }

  // MARK: What

  /// A number from 1, mostly one of the last ten; sometimes one more than there are.
  mutating func recent(_ count: Int) -> UInt64 {
    let count = UInt64(count)
    if count == 0 || generator.oneIn(15) { return count + 1 }
    return generator.oneIn(3)
      ? generator.number(1...count) : generator.number((count > 10 ? count - 9 : 1)...count)
  }

  /// An invite, mostly one of the newest for which something is true.
  mutating func invite(in state: LedgerState, where isMeant: (Invite) -> Bool = { _ in true })
    -> InviteID
  {
    let meant = state.invites.suffix(30).filter(isMeant)
    return meant.isEmpty || generator.oneIn(4)
      ? InviteID(number: recent(state.invites.count)) : generator.pick(meant).id
  }

  /// A few addresses most of the time, so that they meet.
  mutating func address() -> String {
    if generator.oneIn(30) { return generator.pick(["bob@", "a b@example.org", ""]) }
    return generator.pick(generator.oneIn(3) ? Array(Self.addresses.prefix(5)) : Self.addresses)
  }

  mutating func expiry() -> ExpiryRequest {
    generator.pick([
      .never, .after(Example.minute), .after(30 * Example.minute),
      .after(5 * 1_440 * Example.minute),
      .after(60 * 1_440 * Example.minute), .at(Timestamp(microseconds: 1_900_000_000_000_000)),
      generator.oneIn(4) ? .after(0) : .after(90 * Example.minute),
    ])
  }

  mutating func until() -> ExpiryRequest? { generator.oneIn(2) ? nil : expiry() }
}
