// One redemption on trial: what the checks found out so far.

/// What a redemption is about, filled in check by check; a check relies on those before it having passed.
struct RedemptionTrial {
  let command: RedeemToken
  /// From `known` on.
  private(set) var invite: Invite?
  /// From `emailSyntax` on: the address given, else the invite's own.
  private(set) var address: EmailAddress?
  /// At `notRedeemedBefore`, the redemption whose result answers.
  private(set) var earlier: Redemption?
  /// From `usernameFree` on: the account that the subject has.
  private(set) var account: Account?

  init(_ command: RedeemToken) { self.command = command }

  /// Makes the checks in order, up to the end or to an earlier redemption. Throws the first refusal.
  mutating func run(in state: LedgerState, now: Timestamp) throws(Rejection) {
    for check in RedemptionCheck.allCases {
      try perform(check, in: state, now: now)
      if earlier != nil { return }
    }
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
    case .notRedeemedBefore: findEarlier(in: state)
    case .notExhausted:
      try refuse(
        invite.map { $0.maxUses.isReached(by: $0.uses) } == true, .tokenExhausted,
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
    case .usernameSyntax, .usernameFree, .externalFree, .accountActive, .existingAccount:
      try performAccount(check, in: state)
    }
  }

  static let askAgain = "ask whoever invited you for a new invite"

  private func refuse(
    _ isRefused: Bool, _ code: RejectionCode, _ message: String, hint: String? = nil, parameter: String = "token"
  ) throws(Rejection) {
    if isRefused { throw Rejection(code, message, hint: hint, parameter: parameter) }
  }

  private func checkForm() throws(Rejection) {
    guard case .malformed(let reason) = command.token else { return }
    throw Rejection(
      .tokenMalformed, "this is not a token: \(reason)", hint: "copy the whole link once more", parameter: "token")
  }

  private mutating func checkKnown(in state: LedgerState) throws(Rejection) {
    guard case .wellFormed(let id, let fingerprint) = command.token, let invite = state.invite(id),
      invite.token.fingerprint.matches(fingerprint)
    else {
      throw Rejection(
        .tokenUnknown, "no invite of this ledger has this token", hint: "copy the whole link once more",
        parameter: "token")
    }
    self.invite = invite
  }

  private mutating func findEarlier(in state: LedgerState) {
    guard let invite, invite.uses > 0 else { return }
    let key = command.email.map(EmailAddress.key(ofRecorded:)) ?? invite.address
    earlier = state.redemption(of: invite.id, address: key, external: command.external)
  }
}

extension RedemptionTrial {
  /// The checks of the address.
  private mutating func performAddress(_ check: RedemptionCheck, in state: LedgerState) throws(Rejection) {
    switch check {
    case .emailGiven:
      try refuse(
        command.email == nil && invite?.email?.text == nil, .tokenEmailNeeded,
        "this invite is for no address in particular, so yours is needed", hint: "email=name@example.org",
        parameter: "email")
    case .emailSyntax:
      address = (command.email ?? invite?.email?.text).flatMap(EmailAddress.init)
      try refuse(
        address == nil, .tokenEmailInvalid, "email is not an e-mail address", hint: "email=name@example.org",
        parameter: "email")
    case .emailMatches:
      try refuse(
        !addressMatches, .tokenEmailMismatch, "this invite is for another address",
        hint: "redeem it with the address that it was sent to", parameter: "email")
    default:
      let domains = state.policy.allowedDomains
      try refuse(
        !domains.isEmpty && !domains.contains(address?.domain ?? ""), .tokenDomainRefused,
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
      let isRefused = command.username.map { !NameSyntax.isName($0) || NameSyntax.isReserved($0) } ?? false
      try refuse(
        isRefused, .tokenUsernameInvalid, "username has a form that names cannot have",
        hint: "use 1 to \(Limits.nameBytes) of letters, digits, _ . and -", parameter: "username")
    case .usernameFree:
      findAccount(in: state)
      let isTaken = command.username.map { $0 != account?.name && state.accounts.isTaken($0) } ?? false
      try refuse(
        isTaken, .tokenUsernameTaken, "another account has this username", hint: "choose another username",
        parameter: "username")
    case .externalFree: try checkExternal(in: state)
    case .accountActive:
      try refuse(
        account?.isDeactivated == true, .tokenAccountDeactivated, "Account has been deactivated.", parameter: "email")
    default: return
    }
  }

  /// The account of the address, else the one of the external id if it has no address yet and can take this one.
  private mutating func findAccount(in state: LedgerState) {
    account = address.flatMap(state.account(email:))
    guard account == nil, let owner = command.external.flatMap(state.account(external:)) else { return }
    if owner.email == nil { account = owner }
  }

  private func checkExternal(in state: LedgerState) throws(Rejection) {
    guard let external = command.external else { return }
    try Decider.checkExternal(external)
    guard let owner = state.account(external: external), owner.name != account?.name else { return }
    throw Rejection(
      .accountTaken, "another account has this external id", hint: "account list external=", parameter: "external")
  }
}
