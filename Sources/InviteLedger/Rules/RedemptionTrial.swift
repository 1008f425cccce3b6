// One redemption on trial: what the checks found out so far.

/// What a redemption is about, filled in check by check; a check relies on those before it having passed.
struct RedemptionTrial {
  /// What the checks are made for.
  enum Purpose {
    case redeeming
    /// A use is to be kept for a redemption that will come.
    case reserving
  }

  let command: RedeemToken
  let purpose: Purpose
  /// From `known` on.
  private(set) var invite: Invite?
  /// From `emailSyntax` on: the address given, else the invite's own.
  private(set) var address: EmailAddress?
  /// At `notRedeemedBefore`, the redemption whose result answers.
  private(set) var earlier: Redemption?
  /// At `notRedeemedBefore`, when reserving: the subject's live reservation, which answers.
  private(set) var standing: Reservation?
  /// From `known` on: the reservation that was named, if it is the invite's.
  private(set) var reservation: Reservation?
  /// From `usernameFree` on: the account that the subject has.
  private(set) var account: Account?

  init(_ command: RedeemToken, for purpose: Purpose) {
    self.command = command
    self.purpose = purpose
  }

  /// What the redemption is for: what was given, else what the reservation was made with.
  var email: String? { command.email ?? reservation?.email?.text }
  var username: String? { command.username ?? reservation?.username }
  var external: String? { command.external ?? reservation?.external }

  /// Makes the checks in order, up to the end or to what answers instead. Throws the first refusal.
  mutating func run(in state: LedgerState, now: Timestamp) throws(Rejection) {
    for check in RedemptionCheck.allCases {
      try perform(check, in: state, now: now)
      if isOver { return }
    }
  }

  /// Whether something was found that answers, so that no later check is made.
  var isOver: Bool { earlier != nil || standing != nil }

  /// Uses that are kept at a moment for others than the one who names a reservation.
  func heldByOthers(at now: Timestamp) -> UInt32 {
    let held = invite?.holds.count(at: now) ?? 0
    return reservation?.isLive(at: now) == true && held > 0 ? held - 1 : held
  }

  /// Makes one check.
  mutating func perform(_ check: RedemptionCheck, in state: LedgerState, now: Timestamp) throws(Rejection) {
    switch check {
    case .wellFormed: try checkForm()
    case .known: try checkKnown(in: state)
    case .notRevoked:
      try refuse(invite?.isRevoked == true, .tokenRevoked, "this invite was revoked", hint: RedemptionTrial.askAgain)
    case .notSuperseded:
      try refuse(
        invite?.successor != nil, .tokenSuperseded, "another invite took the place of this one",
        hint: "use the newer link, or sign in if you have joined")
    case .notRedeemedBefore: findEarlier(in: state, now: now)
    case .reservationOpen: try checkReservation()
    case .notExhausted:
      let held = heldByOthers(at: now)
      try refuse(
        invite.map { $0.maxUses.isReached(by: $0.uses, held: held) } == true, .tokenExhausted,
        "this invite was used as often as it can be", hint: RedemptionTrial.askAgain)
    case .notExpired:
      try refuse(
        invite?.expires.hasPassed(at: now) == true, .tokenExpired, "this invite has expired",
        hint: RedemptionTrial.askAgain)
    case .inviterActive:
      try refuse(
        invite?.isSuspended == true, .inviterSuspended, "this invite cannot be used for the time being",
        hint: RedemptionTrial.askAgain)
    case .emailGiven, .emailSyntax, .emailMatches, .domainAllowed: try performAddress(check, in: state)
    case .usernameSyntax, .usernameFree, .externalFree, .accountActive, .existingAccount, .seatFree:
      try performAccount(check, in: state)
    }
  }

  static let askAgain = "ask whoever invited you for a new invite"

  private func refuse(
    _ isRefused: Bool, _ code: RejectionCode, _ message: String, hint: String, parameter: String = "token"
  ) throws(Rejection) {
    if isRefused { throw Rejection(code, message, hint: hint, parameter: parameter) }
  }

  private func checkForm() throws(Rejection) {
    guard case .malformed(let reason) = command.token else { return }
    throw Rejection(
      .tokenMalformed, "this is not a token: \(reason)", hint: "copy the whole link once more", parameter: "token")
  }

  private mutating func checkKnown(in state: LedgerState) throws(Rejection) {
    guard case .wellFormed(let id, let fingerprint) = command.token else { return }
    // One comparison for a number that no invite has, for a wrong token and for the right one: the same work for each.
    let expected = state.fingerprint(ofToken: id)
    guard expected.matches(fingerprint), let invite = state.invite(id) else {
      throw Rejection(
        .tokenUnknown, "no invite of this ledger has this token", hint: "copy the whole link once more",
        parameter: "token")
    }
    self.invite = invite
    guard let named = command.reservation.flatMap(state.reservation), named.invite == id else { return }
    reservation = named
  }

  private mutating func findEarlier(in state: LedgerState, now: Timestamp) {
    guard let invite else { return }
    let mayReserve = purpose == .reserving && !invite.holds.isEmpty
    guard invite.uses > 0 || mayReserve else { return }
    let key = email.map(EmailAddress.key(ofRecorded:)) ?? invite.address
    earlier = state.redemption(of: invite.id, address: key, external: external)
    guard earlier == nil, mayReserve else { return }
    standing = state.reservation(of: invite.id, address: key, external: external, at: now)
  }

  private func checkReservation() throws(Rejection) {
    guard let id = command.reservation else { return }
    guard let reservation else {
      throw Rejection(
        .reservationUnknown, "this invite has no \(id)", hint: "leave reservation= out", parameter: "reservation")
    }
    guard reservation.outcome == .open else {
      throw Rejection(
        .reservationClosed, "\(id) was released or used up", hint: "leave reservation= out",
        parameter: "reservation")
    }
  }
}

extension RedemptionTrial {
  /// The checks of the address.
  private mutating func performAddress(_ check: RedemptionCheck, in state: LedgerState) throws(Rejection) {
    switch check {
    case .emailGiven:
      try refuse(
        email == nil && invite?.email?.text == nil, .tokenEmailNeeded,
        "this invite is for no address in particular, so yours is needed", hint: "email=name@example.org",
        parameter: "email")
    case .emailSyntax:
      address = (email ?? invite?.email?.text).flatMap(EmailAddress.init)
      try refuse(
        address == nil, .tokenEmailInvalid, "email is not an e-mail address", hint: "email=name@example.org",
        parameter: "email")
    case .emailMatches:
      try refuse(
        !addressMatches, .tokenEmailMismatch, "this invite is for another address",
        hint: "redeem it with the address that it was sent to", parameter: "email")
    default:
      try refuse(
        !state.catalog.has(.domain, address?.domain ?? ""), .tokenDomainRefused,
        "addresses of this domain may not join", hint: "use an address of an allowed domain", parameter: "email")
    }
  }

  private var addressMatches: Bool {
    guard let invite, let address else { return false }
    switch invite.binding {
    case .any: return true
    case .strict: return invite.address == address.key
    case .domain: return invite.domain == address.domain
    }
  }

  /// The checks of the account that is to have the grants.
  private mutating func performAccount(_ check: RedemptionCheck, in state: LedgerState) throws(Rejection) {
    switch check {
    case .usernameSyntax:
      let isRefused = username.map { !NameSyntax.isName($0) || NameSyntax.isReserved($0) } ?? false
      try refuse(
        isRefused, .tokenUsernameInvalid, "username has a form that names cannot have",
        hint: "use 1 to \(Limits.nameBytes) of letters, digits, _ . and -", parameter: "username")
    case .usernameFree:
      findAccount(in: state)
      let isTaken = username.map { $0 != account?.name && state.accounts.isTaken($0) } ?? false
      try refuse(
        isTaken, .tokenUsernameTaken, "another account has this username", hint: "choose another username",
        parameter: "username")
    case .externalFree: try checkExternal(in: state)
    case .accountActive:
      let isClosed = account.map { $0.isDeactivated && !$0.isUndone } ?? false
      try refuse(
        isClosed, .tokenAccountDeactivated, "Account has been deactivated.", hint: "ask an administrator",
        parameter: "email")
    case .seatFree:
      let isFull = state.policy.seats.map { state.accounts.activeCount >= $0 } ?? false
      try refuse(
        isFull && account?.isUndone != false, .tokenNoSeat, "there is no seat left",
        hint: "ask whoever invited you to free one")
    default: return
    }
  }

  /// The account of the address, else the one of the external id if it has no address yet and can take this one.
  private mutating func findAccount(in state: LedgerState) {
    account = address.flatMap(state.account(email:))
    guard account == nil, let owner = external.flatMap(state.account(external:)) else { return }
    if owner.email == nil { account = owner }
  }

  private func checkExternal(in state: LedgerState) throws(Rejection) {
    guard let external else { return }
    try Decider.checkExternal(external)
    guard let owner = state.account(external: external), owner.name != account?.name else { return }
    throw Rejection(
      .accountTaken, "another account has this external id", hint: "account list external=", parameter: "external")
  }
}
