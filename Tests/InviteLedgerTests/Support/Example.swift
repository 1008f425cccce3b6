// Named examples, so that tests say who and what instead of literals.
import InviteLedger

enum Example {
  /// 2026-11-21T09:00:00Z.
  static let morning = Timestamp(microseconds: 1_795_251_600_000_000)
  static let minute: Int64 = 60_000_000

  /// The operator.
  static let root = LedgerActor(name: "root", isOperator: true)
  static let ada = LedgerActor(name: "ada", isOperator: false)
  static let mia = LedgerActor(name: "mia", isOperator: false)
  static let gus = LedgerActor(name: "gus", isOperator: false)
  /// Nobody the ledger knows.
  static let stranger = LedgerActor(name: "stranger", isOperator: false)

  static let bob = "bob@example.org"
  static let eve = "eve@example.com"

  /// Facts that look like a token's: a different fingerprint for every invite, generation and key.
  static func token(_ invite: InviteID, _ generation: UInt32, _ key: UInt32?) -> TokenFacts {
    TokenFacts(
      fingerprint: Fingerprint(words: (invite.number, UInt64(generation), UInt64(key ?? 1), 0x5A)),
      hint: "h\(invite.number % 1000)", key: key ?? 1)
  }

  /// Facts that look like an access key's: a different fingerprint for every key and generation.
  static func accessKey(_ key: KeyID, _ generation: UInt32) -> TokenFacts {
    TokenFacts(
      fingerprint: Fingerprint(words: (key.number, UInt64(generation), 0, 0xA5)), hint: "k\(key.number % 1000)", key: 1)
  }

  static func presented(_ invite: UInt64, generation: UInt32 = 1) -> PresentedToken {
    let id = InviteID(number: invite)
    return .wellFormed(invite: id, fingerprint: token(id, generation, nil).fingerprint)
  }

  static func issue(
    _ email: String? = bob, expires: ExpiryRequest? = nil, maxUses: UseLimit? = nil, role: Role? = nil,
    groups: [String] = [], duplicates: DuplicatePolicy = .reuse
  ) -> Command {
    .issueInvite(
      IssueInvite(
        email: email, maxUses: maxUses, expires: expires, role: role, groups: groups, duplicates: duplicates))
  }

  /// The invite redeemed with the token that it has now.
  static func redeem(current invite: Invite, email: String? = nil, username: String? = nil) -> Command {
    .redeemToken(
      RedeemToken(
        token: presented(invite.id.number, generation: invite.generation), email: email, username: username))
  }

  static func redeem(
    _ invite: UInt64, email: String? = nil, username: String? = nil, external: String? = nil,
    reservation: UInt64? = nil, isPublic: Bool = false
  ) -> Command {
    .redeemToken(
      question(
        invite, email: email, username: username, external: external, reservation: reservation, isPublic: isPublic))
  }

  static func reserve(
    _ invite: UInt64, email: String? = nil, username: String? = nil, external: String? = nil,
    until: ExpiryRequest? = nil
  ) -> Command {
    .reserveToken(
      ReserveToken(wish: question(invite, email: email, username: username, external: external), until: until))
  }

  static func release(_ reservation: UInt64) -> Command {
    .releaseReservation(ReleaseReservation(reservation: ReservationID(number: reservation)))
  }

  static func question(
    _ invite: UInt64, email: String? = nil, username: String? = nil, external: String? = nil,
    reservation: UInt64? = nil, isPublic: Bool = false
  ) -> RedeemToken {
    RedeemToken(
      token: presented(invite), email: email, username: username, external: external,
      reservation: reservation.map(ReservationID.init(number:)), isPublic: isPublic)
  }

  static func define(
    _ kind: CatalogKind, _ name: String, isDefault: Bool = false, access: Role? = nil
  ) -> Command {
    .defineCatalogEntry(DefineCatalogEntry(kind: kind, name: name, isDefault: isDefault, access: access))
  }

  static func retire(_ kind: CatalogKind, _ name: String, reason: String? = nil) -> Command {
    .retireCatalogEntry(RetireCatalogEntry(kind: kind, name: name, reason: reason))
  }

  static func account(
    _ name: String, email: String? = nil, role: Role? = nil, groups: [String] = []
  ) -> Command {
    .addAccount(AddAccount(account: name, email: email, role: role, groups: groups))
  }
}
