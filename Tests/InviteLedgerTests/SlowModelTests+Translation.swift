// The plain model's commands and times as the decider's.
import InviteLedger

extension SlowModelTests {
  static func translated(_ command: PlainCommand) -> (Command, LedgerActor) {
    switch command {
    case .issue(let by, let address, let uses, let minutes, let duplicates):
      let wish = IssueInvite(
        email: address, maxUses: uses.map { $0 < 0 ? .unlimited : .uses(UInt32($0)) },
        expires: minutes.map(expiry), duplicates: DuplicatePolicy(rawValue: duplicates) ?? .reuse)
      return (.issueInvite(wish), actor(by))
    case .mint(let by, let quantity):
      return (.mintInvites(MintInvites(quantity: UInt32(quantity))), actor(by))
    case .redeem(let invite, let generation, let address, let reservation):
      let wish = question(invite, generation, address, reservation)
      return (.redeemToken(wish), Example.stranger)
    case .revoke(let invite, let by):
      return (.revokeInvite(RevokeInvite(invite: InviteID(number: UInt64(invite)))), actor(by))
    case .extend(let invite, let minutes, let by):
      let id = InviteID(number: UInt64(invite))
      return (.extendInvite(ExtendInvite(invite: id, expires: expiry(minutes))), actor(by))
    case .resend(let invite, let minutes, let by):
      let id = InviteID(number: UInt64(invite))
      return (.resendInvite(ResendInvite(invite: id, expires: minutes.map(expiry))), actor(by))
    case .reserve(let invite, let generation, let address, let minutes, let by):
      let wish = question(invite, generation, address, nil)
      return (.reserveToken(ReserveToken(wish: wish, until: minutes.map(expiry))), actor(by))
    case .release(let reservation, let by): return (Example.release(UInt64(reservation)), actor(by))
    case .undo(let redemption, let by): return (UndoTests.undo(UInt64(redemption)), actor(by))
    case .reinstate(let invite, let by):
      let id = InviteID(number: UInt64(invite))
      return (.reinstateInvite(ReinstateInvite(invite: id, reason: "a mistake")), actor(by))
    case .limit(let invite, let uses, let by):
      let id = InviteID(number: UInt64(invite))
      return (.amendInvite(AmendInvite(invite: id, maxUses: uses < 0 ? .unlimited : .uses(UInt32(uses)))), actor(by))
    case .rotate(let invite, let by):
      return (.rotateToken(RotateToken(invite: InviteID(number: UInt64(invite)))), actor(by))
    case .suspend(let name, let mode, let by):
      let mode: SuspensionMode = mode == "revoke" ? .revoke : .hold
      return (.suspendInviter(SuspendInviter(inviter: name, mode: mode)), actor(by))
    case .restore(let name, let by): return (.restoreInviter(RestoreInviter(inviter: name)), actor(by))
    case .set(let name, let number):
      let setting = PolicySetting(rawValue: name) ?? .siteName
      return (PolicyTests.set([setting: value(number, of: setting)]), Example.root)
    }
  }

  private static func value(_ number: Int?, of setting: PolicySetting) -> SettingValue {
    if setting == .seatsCountOpenInvites { return .flag(number != nil) }
    guard let number else { return .off }
    return setting == .minAccountAge ? .text("\(number)m") : .number(Int64(number))
  }

  static func question(_ invite: Int, _ generation: Int, _ address: String?, _ reservation: Int?) -> RedeemToken {
    RedeemToken(
      token: Example.presented(UInt64(invite), generation: UInt32(generation)), email: address,
      reservation: reservation.map { ReservationID(number: UInt64($0)) })
  }

  static func actor(_ name: String) -> LedgerActor {
    switch name {
    case "root": Example.root
    case "ada": Example.ada
    default: Example.stranger
    }
  }

  static func expiry(_ minutes: Int) -> ExpiryRequest {
    minutes < 0 ? .never : .after(Int64(minutes) * Example.minute)
  }

  /// Minutes since the beginning; -1 is never.
  static func minutes(_ expires: Expiry) -> Int {
    switch expires {
    case .never: -1
    case .at(let end): minutes(end)
    }
  }

  static func minutes(_ moment: Timestamp) -> Int {
    Int((moment.microseconds - Example.morning.microseconds) / Example.minute)
  }
}
