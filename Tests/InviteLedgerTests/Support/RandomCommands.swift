// Random histories: several actors who issue, redeem, revoke, extend, write and retry, while the clock jumps.
import InviteLedger
import Randomness

/// Makes commands that are sometimes right and often wrong, about few addresses, so that they get in each other's way.
struct RandomCommands {
  var generator: SeededRandom
  static let actors = [Example.root, Example.ada, Example.mia, Example.gus, Example.stranger]
  static let addresses = (1...6).map { "p\($0)@example.\($0 % 2 == 0 ? "org" : "com")" }

  init(seed: UInt64) { generator = SeededRandom(seed: seed) }

  /// Accounts for the actors, so that most of their commands can succeed.
  static let beginning: [Command] = [
    Example.account("ada", role: .member, groups: ["crew"]), Example.account("mia", role: .moderator),
    Example.account("gus", role: .guest), .openBatch(OpenBatch()),
  ]

  mutating func actor() -> LedgerActor { generator.pick(Self.actors) }

  /// Minutes that pass before the next command: mostly none, sometimes a day.
  mutating func pause() -> Int64 { generator.pick([0, 0, 0, 0, 1, 7, 60, 1440]) }

  mutating func command(in state: LedgerState) -> Command {
    switch generator.number(0...28) {
    case 0...5: issue()
    case 6...11: .redeemToken(question(in: state))
    case 12: .revokeInvite(RevokeInvite(invite: invite(in: state)))
    case 13: .extendInvite(ExtendInvite(invite: invite(in: state), expires: expiry()))
    case 14: .resendInvite(ResendInvite(invite: invite(in: state), expires: generator.oneIn(2) ? expiry() : nil))
    case 15: bulk()
    case 16, 17: message(in: state)
    case 18...20: life(in: state)
    case 21, 22: people()
    case 23, 24: .reserveToken(ReserveToken(wish: question(in: state), until: generator.oneIn(2) ? expiry() : nil))
    case 25: .releaseReservation(ReleaseReservation(reservation: reservation(in: state)))
    case 26:
      .undoRedemption(
        UndoRedemption(
          redemption: RedemptionID(number: generator.number(1...UInt64(state.redemptions.count + 1))), reason: "why"))
    default: account()
    }
  }

  mutating func question(in state: LedgerState) -> RedeemToken {
    let number = invite(in: state).number
    let current = state.invite(InviteID(number: number))?.generation ?? 1
    let token = Example.presented(number, generation: generator.oneIn(20) ? current + 1 : current)
    return RedeemToken(
      token: token, email: generator.oneIn(4) ? nil : generator.pick(Self.addresses),
      username: generator.oneIn(5) ? generator.pick(["ada", "u1", "u2", "no name"]) : nil,
      external: generator.oneIn(6) ? generator.pick(["1", "2"]) : nil,
      reservation: generator.oneIn(4) ? reservation(in: state) : nil, isPublic: generator.oneIn(10))
  }

  mutating func issue() -> Command {
    let domain = generator.oneIn(8) ? "example.org" : nil
    return .issueInvite(
      IssueInvite(
        email: generator.oneIn(4) ? nil : generator.pick(Self.addresses),
        binding: domain == nil && generator.oneIn(4) ? .any : nil, domain: domain,
        maxUses: generator.pick([nil, nil, .uses(1), .uses(3), .uses(0), .unlimited]),
        expires: generator.oneIn(2) ? expiry() : nil, role: generator.pick([nil, nil, .guest, .moderator]),
        groups: generator.oneIn(3) ? [generator.pick(["crew", "staff"])] : [],
        batch: generator.oneIn(8) ? BatchID(number: 1) : nil, duplicates: generator.pick(DuplicatePolicy.allCases),
        existing: generator.pick(ExistingPolicy.allCases)))
  }

  /// Something that happens to an invite which is there.
  private mutating func life(in state: LedgerState) -> Command {
    let invite = invite(in: state)
    switch generator.number(0...7) {
    case 0, 1: return .amendInvite(amendment(of: invite))
    case 2, 3:
      return .addressInvite(
        AddressInvite(
          invite: .id(invite), email: generator.pick(Self.addresses),
          conflict: generator.pick(AddressConflict.allCases),
          existing: .grant))
    case 4: return .rotateToken(RotateToken(invite: invite))
    case 5: return .reinstateInvite(ReinstateInvite(invite: invite, reason: "a mistake"))
    case 6: return .revealToken(RevealToken(invite: invite))
    default:
      return .recordDelivery(RecordDelivery(invite: .id(invite), state: generator.pick(DeliveryState.allCases)))
    }
  }

  private mutating func amendment(of invite: InviteID) -> AmendInvite {
    AmendInvite(
      invite: invite, groups: generator.pick([nil, [], ["crew"]]), topic: generator.pick([nil, .cleared, .value("t")]),
      maxUses: generator.pick([nil, .uses(0), .uses(1), .uses(4), .unlimited]),
      binding: generator.pick([nil, .any, .strict]), expires: generator.oneIn(3) ? expiry() : nil,
      message: generator.pick([nil, .cleared, .value("m1"), .value("m2")]))
  }

  /// Something about inviters; restoring more often than suspending, so that most can go on.
  private mutating func people() -> Command {
    let names = ["ada", "mia", "root", "u1", "member_3", "nobody"]
    let name = generator.pick(names)
    switch generator.number(0...5) {
    case 0: return .suspendInviter(SuspendInviter(inviter: name, mode: generator.oneIn(4) ? .revoke : .hold))
    case 1...3: return .restoreInviter(RestoreInviter(inviter: name))
    default:
      return .reassignLineage(
        ReassignLineage(
          subject: name, inviter: generator.oneIn(5) ? .cleared : .value(generator.pick(names)), reason: "x"))
    }
  }

  private mutating func expiry() -> ExpiryRequest {
    generator.pick([.never, .after(Example.minute), .after(30 * Example.minute), .after(0)])
  }

  private mutating func invite(in state: LedgerState) -> InviteID {
    InviteID(number: generator.number(1...UInt64(state.invites.count + 1)))
  }

  private mutating func reservation(in state: LedgerState) -> ReservationID {
    ReservationID(number: generator.number(1...UInt64(state.reservations.count + 1)))
  }

  private mutating func bulk() -> Command {
    if generator.oneIn(2) { return .mintInvites(MintInvites(quantity: UInt32(generator.number(0...3)))) }
    if generator.oneIn(3) {
      let addresses = (0..<generator.number(1...4)).map { _ in generator.pick(Self.addresses) }
      return .importInviteList(ImportInviteList(addresses: addresses.joined(separator: ", ")))
    }
    let rows = (0..<generator.number(0...4)).map { _ in
      IssueInvite(email: generator.pick(Self.addresses), duplicates: generator.pick(DuplicatePolicy.allCases))
    }
    return .commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(), rows: rows))
  }

  private mutating func message(in state: LedgerState) -> Command {
    let id = MessageID(number: generator.number(1...UInt64(state.messages.count + 1)))
    let holders = generator.pick([[], [.group("crew")], [.user("mia")], [.user("ada"), Holder.group("crew")]])
    switch generator.number(0...8) {
    case 8:
      let named = generator.pick([[], ["user:ada"], ["user:mia", "group:crew"]])
      return .setPolicy(SetPolicy([.autoArchive: .names(named)]))
    case 0: return .sendMessage(SendMessage(recipients: holders, title: "t", text: "x"))
    case 7: return template(to: holders)
    case 1: return .replyMessage(ReplyMessage(message: id, text: "x"))
    case 2, 3: return .archiveMessage(ArchiveMessage(message: id, holders: holders))
    case 4: return .muteMessage(MuteMessage(message: id, holders: holders.filter { $0 != .group("crew") }))
    case 5 where generator.oneIn(2): return .unmuteMessage(UnmuteMessage(message: id))
    default: return .restoreMessage(RestoreMessage(message: id, holders: holders))
    }
  }

  /// Names of the catalog: those that invites and accounts carry, so that some are withheld.
  private mutating func catalog() -> Command {
    let name = generator.pick(["crew", "staff"])
    return generator.oneIn(3) ? Example.retire(.group, name) : Example.define(.group, name)
  }

  private mutating func template(to holders: [Holder]) -> Command {
    switch generator.number(0...3) {
    case 0: return .defineTemplate(DefineTemplate(name: "t", title: "t", text: generator.pick(["x", "%{a}", "${b}"])))
    case 1: return .retireTemplate(RetireTemplate(name: "t"))
    default:
      let variables = [TemplateVariable("a", .known("x"))]
      return .sendMessage(SendMessage(recipients: holders, template: "t", variables: variables))
    }
  }

  private mutating func account() -> Command {
    let name = generator.pick(["ada", "mia", "u1", "member_3"])
    switch generator.number(0...4) {
    case 0: return Example.account(name, email: generator.pick(Self.addresses))
    case 1: return .changeAccount(ChangeAccount(account: name, email: generator.pick(Self.addresses)))
    case 2: return .changeAccount(ChangeAccount(account: name, role: generator.pick(Role.allCases)))
    case 3 where generator.oneIn(4): return catalog()
    case 3 where generator.oneIn(6): return .deactivateAccount(DeactivateAccount(account: name))
    default: return .addNote(AddNote(target: "inv_1", text: "x"))
    }
  }
}
