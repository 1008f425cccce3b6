// Random commands about invites, batches and tokens.
import InviteLedger
import Randomness

extension RandomCommands {
  mutating func issue(in state: LedgerState) -> IssueInvite {
    let isBound = !generator.oneIn(3)
    var wish = IssueInvite(
      email: isBound ? address() : nil,
      maxUses: generator.pick([nil, nil, .uses(1), .uses(3), .uses(0), .unlimited]),
      expires: until(), role: generator.pick([nil, nil, nil, .member, .guest, .moderator, .owner]),
      duplicates: generator.pick(DuplicatePolicy.allCases),
      existing: generator.pick(ExistingPolicy.allCases))
    switch generator.number(0...19) {
    case 0, 1: wish.binding = .any
    case 2: wish.binding = .strict
    case 3:
      wish.domain = generator.pick(["example.org", "example.org", "example.com", "no domain"])
    case 4...7: wish.groups = [generator.pick(["crew", "staff"])]
    case 8:
      (wish.channels, wish.includeDefaultChannels) = (
        [generator.pick(["general", "random"])], true
      )
    case 9: wish.topic = generator.pick(["talk", "news"])
    case 10: (wish.message, wish.subject) = ("from %{site_name}", "s")
    case 11:
      (wish.message, wish.variables) = ("dear %{who}", [TemplateVariable("who", .known("you"))])
    case 12: (wish.note, wish.locale) = ("n", "de-AT")
    case 13, 14: (wish.batch, wish.row) = (BatchID(number: recent(state.batches.count)), 1)
    default: break
    }
    return wish
  }

  mutating func batch(_ kind: CommandKind, in state: LedgerState) -> Command {
    let open = state.batches.filter(\.isOpen).map(\.id)
    let batch =
      open.isEmpty || generator.oneIn(4)
      ? BatchID(number: recent(state.batches.count)) : generator.pick(open)
    switch kind {
    case .mintInvites:
      return .mintInvites(
        MintInvites(
          quantity: generator.oneIn(20) ? 50_001 : UInt32(generator.number(0...3)),
          expires: until(),
          groups: generator.oneIn(4) ? ["crew"] : []))
    case .importInviteList:
      let addresses = (0..<generator.number(1...4)).map { _ in address() }
      return .importInviteList(ImportInviteList(addresses: addresses.joined(separator: ", ")))
    case .commitBatch:
      return .commitBatch(CommitBatch(batch: batch, failed: UInt32(generator.number(0...2))))
    case .abortBatch: return .abortBatch(AbortBatch(batch: batch))
    case .commitAtomicBatch:
      let rows = (0..<generator.number(0...4)).map { number in
        IssueInvite(
          email: generator.pick(Self.addresses), row: UInt32(number + 1),
          duplicates: generator.pick(DuplicatePolicy.allCases), existing: .grant)
      }
      return .commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(mode: .atomic), rows: rows))
    default: return .openBatch(OpenBatch(rows: generator.oneIn(20) ? 50_001 : nil))
    }
  }

  /// Something that happens to an invite which is there.
  mutating func life(_ kind: CommandKind, in state: LedgerState) -> Command {
    let invite = invite(in: state) {
      !$0.isRevoked && $0.successor == nil && !$0.maxUses.isReached(by: $0.uses)
    }
    switch kind {
    case .extendInvite: return .extendInvite(ExtendInvite(invite: invite, expires: expiry()))
    case .resendInvite:
      return .resendInvite(
        ResendInvite(invite: invite, expires: generator.oneIn(3) ? nil : expiry()))
    case .amendInvite: return .amendInvite(amendment(of: invite))
    case .addressInvite: return .addressInvite(addressing(in: state))
    case .rotateToken: return .rotateToken(RotateToken(invite: invite))
    case .reinstateInvite: return .reinstateInvite(reinstatement(in: state))
    case .revealToken: return .revealToken(RevealToken(invite: invite))
    case .recordDelivery:
      let reference: InviteReference = generator.pick([
        .id(invite), .token(Example.presented(invite.number)), .address(address(), known: nil),
        .id(invite),
      ])
      return .recordDelivery(
        RecordDelivery(invite: reference, state: generator.pick(DeliveryState.allCases)))
    case .reviseInvites: return .reviseInvites(revision(in: state))
    default:
      return .revokeInvite(RevokeInvite(invite: invite, reason: generator.oneIn(2) ? nil : "over"))
    }
  }

  private mutating func amendment(of invite: InviteID) -> AmendInvite {
    var wish = AmendInvite(
      invite: invite, topic: generator.pick([nil, nil, .cleared, .value("talk")]))
    switch generator.number(0...9) {
    case 0, 1: wish.maxUses = generator.pick([.uses(0), .uses(1), .uses(4), .unlimited])
    case 2: wish.binding = generator.pick([.any, .strict, .domain])
    case 3: wish.expires = expiry()
    case 4: wish.groups = generator.pick([[], ["crew"], ["crew", "staff"]])
    case 5: wish.channels = generator.pick([[], ["general"]])
    case 6: wish.role = generator.pick(Role.allCases)
    case 7:
      (wish.includeDefaultChannels, wish.notifyInviter) = (generator.oneIn(2), generator.oneIn(2))
    case 8: (wish.note, wish.locale) = (generator.pick([.cleared, .value("n")]), .value("fr"))
    default:
      wish.message = generator.pick([.cleared, .value("m1"), .value("m2"), .value("%{nothing}")])
    }
    return wish
  }

  private mutating func addressing(in state: LedgerState) -> AddressInvite {
    let invite = invite(in: state) { $0.kind == .emailless && $0.uses == 0 && !$0.isRevoked }
    return AddressInvite(
      invite: .id(invite), email: address(), binding: generator.pick([nil, nil, .any, .domain]),
      conflict: generator.pick(AddressConflict.allCases),
      existing: generator.pick(ExistingPolicy.allCases))
  }

  private mutating func reinstatement(in state: LedgerState) -> ReinstateInvite {
    ReinstateInvite(
      invite: invite(in: state, where: \.isRevoked), reason: generator.oneIn(10) ? "" : "a mistake")
  }

  /// The same for several invites, as `where=` gives it: each invite once, all in the same way.
  private mutating func revision(in state: LedgerState) -> ReviseInvites {
    let kind = generator.number(0...4)
    var seen: Set<InviteID> = []
    var changes: [ReviseInvites.Change] = []
    let end = expiry()
    let terms = amendment(of: InviteID(number: 1))
    for _ in 0..<generator.number(0...3) {
      let invite = invite(in: state) {
        kind == 4 ? $0.isRevoked : !$0.isRevoked && $0.successor == nil && $0.uses == 0
      }
      guard seen.insert(invite).inserted else { continue }
      switch kind {
      case 0:
        changes.append(
          .revoke(RevokeInvite(invite: invite, reason: generator.oneIn(10) ? nil : "over")))
      case 1: changes.append(.resend(ResendInvite(invite: invite, expires: end)))
      case 2: changes.append(.extend(ExtendInvite(invite: invite, expires: end)))
      case 3:
        var amendment = terms
        amendment.invite = invite
        changes.append(.amend(amendment))
      default: changes.append(.reinstate(ReinstateInvite(invite: invite, reason: "a mistake")))
      }
    }
    return ReviseInvites(changes, expectedCount: generator.oneIn(6) ? 2 : nil)
  }

  // MARK: Tokens

  mutating func question(in state: LedgerState) -> RedeemToken {
    let meant = invite(in: state) { $0.status(at: state.time ?? Example.morning).isLive }
    guard !generator.oneIn(40) else {
      return RedeemToken(token: .malformed(reason: "the check character is wrong"))
    }
    let invite = state.invite(meant)
    let current = invite?.generation ?? 1
    let generation = generator.oneIn(12) ? (current > 1 ? current - 1 : current + 1) : current
    return RedeemToken(
      token: Example.presented(meant.number, generation: generation), email: email(for: invite),
      username: generator.oneIn(5) ? generator.pick(["ada", "u1", "u2", "u3", "no name"]) : nil,
      external: generator.oneIn(8) ? generator.pick(["1", "2", "3"]) : nil,
      reservation: generator.oneIn(4) ? reservation(of: meant, in: state) : nil,
      isPublic: generator.oneIn(10))
  }

  /// Mostly one that fits.
  private mutating func email(for invite: Invite?) -> String? {
    if generator.oneIn(12) { return nil }
    guard let text = invite?.email?.text, !generator.oneIn(5) else { return address() }
    return generator.pick([nil, text, text.uppercased()])
  }

  private mutating func reservation(of invite: InviteID, in state: LedgerState) -> ReservationID {
    let own = state.reservations.filter { $0.invite == invite }.map(\.id)
    return own.isEmpty || generator.oneIn(6) ? reservation(in: state) : generator.pick(own)
  }

  mutating func reservation(in state: LedgerState) -> ReservationID {
    let now = state.time ?? Example.morning
    let live = state.reservations.suffix(20).filter { $0.isLive(at: now) }.map(\.id)
    return live.isEmpty || generator.oneIn(3)
      ? ReservationID(number: recent(state.reservations.count)) : generator.pick(live)
  }

  mutating func reserving(in state: LedgerState) -> ReserveToken {
    ReserveToken(
      wish: question(in: state),
      until: generator.pick([
        nil, .after(1_440 * Example.minute), generator.oneIn(3) ? expiry() : nil,
      ]))
  }
}
