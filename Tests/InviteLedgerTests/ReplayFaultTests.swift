// Records that contradict the state are refused whole.
import InviteLedger
import Testing

@Suite struct ReplayFaultTests {
  struct Contradiction: Sendable, CustomTestStringConvertible {
    let reason: ReplayFault.Reason
    let name: String
    let event: Event
    var testDescription: String { "\(reason.rawValue): \(name)" }
  }

  static func issued(_ number: UInt64, batch: UInt64? = nil) -> Event {
    let id = InviteID(number: number)
    return .inviteIssued(
      InviteIssued(
        invite: id, kind: .emailless, token: Example.token(id, 1, nil), inviter: "root", binding: .any,
        maxUses: .uses(1), role: .member, expires: .never, batch: batch.map(BatchID.init(number:)), source: .single))
  }

  static func redeemed(
    _ redemption: UInt64, invite: UInt64 = 1, use: UInt32 = 1, username: String = "new", existing: Bool = false,
    reservation: UInt64? = nil
  ) -> Event {
    .tokenRedeemed(
      TokenRedeemed(
        redemption: RedemptionID(number: redemption), invite: InviteID(number: invite), use: use,
        email: .known(Example.eve), username: username, existingAccount: existing, granted: Grants(role: .member),
        reservation: reservation.map(ReservationID.init(number:))))
  }

  static func reserved(_ reservation: UInt64, invite: UInt64) -> Event {
    .tokenReserved(
      TokenReserved(
        reservation: ReservationID(number: reservation), invite: InviteID(number: invite),
        until: Timestamp(microseconds: Example.morning.microseconds + Example.minute)))
  }

  static func released(_ reservation: UInt64, invite: UInt64 = 4) -> Event {
    .reservationReleased(
      ReservationReleased(reservation: ReservationID(number: reservation), invite: InviteID(number: invite)))
  }

  static func undone(_ redemption: UInt64, account: String = "member_1") -> Event {
    .redemptionReversed(
      RedemptionReversed(
        redemption: RedemptionID(number: redemption), invite: InviteID(number: 3), account: account,
        deactivated: true, reason: .erased))
  }

  static let all: [Contradiction] = [
    Contradiction(reason: .identifierNotNext, name: "an invite skipped", event: issued(9)),
    Contradiction(reason: .targetUnknown, name: "an invite of no batch", event: issued(5, batch: 9)),
    Contradiction(reason: .identifierNotNext, name: "a redemption skipped", event: redeemed(5)),
    Contradiction(reason: .targetUnknown, name: "a use of no invite", event: redeemed(2, invite: 9)),
    Contradiction(reason: .targetClosed, name: "a use of a revoked invite", event: redeemed(2, invite: 2)),
    Contradiction(reason: .countWrong, name: "a use too many", event: redeemed(2, invite: 3, use: 2)),
    Contradiction(reason: .countWrong, name: "a use skipped", event: redeemed(2, use: 2)),
    Contradiction(reason: .identifierNotNext, name: "a name given twice", event: redeemed(2, username: "ADA")),
    Contradiction(
      reason: .targetUnknown, name: "grants for nobody", event: redeemed(2, username: "nobody", existing: true)),
    Contradiction(
      reason: .identifierNotNext, name: "a reservation skipped", event: reserved(9, invite: 1)),
    Contradiction(reason: .targetUnknown, name: "a use of no invite reserved", event: reserved(2, invite: 9)),
    Contradiction(reason: .targetClosed, name: "a use of a revoked invite reserved", event: reserved(2, invite: 2)),
    Contradiction(reason: .countWrong, name: "a use too many reserved", event: reserved(2, invite: 3)),
    Contradiction(reason: .targetUnknown, name: "no reservation released", event: released(9)),
    Contradiction(reason: .targetUnknown, name: "another invite's use released", event: released(1, invite: 3)),
    Contradiction(
      reason: .targetUnknown, name: "no reservation used up", event: redeemed(2, reservation: 9)),
    Contradiction(reason: .targetUnknown, name: "no redemption undone", event: undone(9)),
    Contradiction(
      reason: .targetUnknown, name: "redeeming no invite refused",
      event: .attemptRefused(
        AttemptRefused(
          since: Example.morning,
          refusals: [AttemptRefused.Count(invite: InviteID(number: 9), code: .tokenExpired, count: 1)]))),
    Contradiction(reason: .targetUnknown, name: "a redemption undone for another", event: undone(1, account: "ada")),
    Contradiction(
      reason: .targetUnknown, name: "no invite amended",
      event: .inviteAmended(InviteAmended(invite: InviteID(number: 9), old: InviteFields(), new: InviteFields()))),
    Contradiction(
      reason: .targetUnknown, name: "no invite resent", event: .inviteResent(InviteResent(invite: InviteID(number: 9)))),
    Contradiction(
      reason: .targetUnknown, name: "no invite revoked",
      event: .inviteRevoked(InviteRevoked(invite: InviteID(number: 9)))),
    Contradiction(
      reason: .targetUnknown, name: "no invite addressed",
      event: .inviteAddressed(
        InviteAddressed(
          invite: InviteID(number: 9), old: InviteAddressing(binding: .any), new: InviteAddressing(binding: .any)))),
    Contradiction(
      reason: .targetUnknown, name: "no invite reinstated",
      event: .inviteReinstated(InviteReinstated(invite: InviteID(number: 9), reason: .erased))),
    Contradiction(
      reason: .targetUnknown, name: "a token of no invite rotated",
      event: .tokenRotated(
        TokenRotated(invite: InviteID(number: 9), generation: 2, token: Example.token(InviteID(number: 9), 2, nil)))),
    Contradiction(
      reason: .countWrong, name: "a token skipped",
      event: .tokenRotated(
        TokenRotated(invite: InviteID(number: 1), generation: 3, token: Example.token(InviteID(number: 1), 3, nil)))),
    Contradiction(
      reason: .targetUnknown, name: "a token of no invite shown",
      event: .tokenRevealed(TokenRevealed(.one(InviteID(number: 9), generation: 1)))),
    Contradiction(
      reason: .countWrong, name: "a token shown that was never issued",
      event: .tokenRevealed(TokenRevealed(.one(InviteID(number: 1), generation: 2)))),
    Contradiction(
      reason: .targetUnknown, name: "tokens shown, one of no invite",
      event: .tokenRevealed(
        TokenRevealed(
          .many(query: .erased, count: 2, of: InviteRanges([InviteID(number: 1), InviteID(number: 9)]))))),
    Contradiction(
      reason: .countWrong, name: "more tokens shown than are named",
      event: .tokenRevealed(
        TokenRevealed(.many(query: .erased, count: 2, of: InviteRanges([InviteID(number: 1)]))))),
    Contradiction(
      reason: .targetUnknown, name: "mail of no invite",
      event: .deliveryRecorded(DeliveryRecorded(invite: InviteID(number: 9), state: .sent))),
    Contradiction(
      reason: .targetUnknown, name: "nobody reassigned",
      event: .lineageReassigned(LineageReassigned(subject: "x", old: nil, new: nil, reason: .erased))),
    Contradiction(
      reason: .targetUnknown, name: "superseded by none",
      event: .inviteSuperseded(InviteSuperseded(invite: InviteID(number: 1), successor: InviteID(number: 9)))),
    Contradiction(
      reason: .identifierNotNext, name: "a batch skipped",
      event: .batchOpened(BatchOpened(batch: BatchID(number: 9), mode: .rows, source: .csv))),
    Contradiction(
      reason: .targetClosed, name: "a batch ended twice",
      event: .batchClosed(
        BatchClosed(batch: BatchID(number: 1), outcome: .aborted, issued: 0, reused: 0, failed: 0))),
    Contradiction(
      reason: .identifierNotNext, name: "a message skipped",
      event: .messageSent(
        MessageSent(
          message: MessageID(number: 9), sender: "ada", recipients: [], title: .erased, text: .erased))),
    Contradiction(
      reason: .countWrong, name: "a reply skipped",
      event: .messageReplied(
        MessageReplied(message: MessageID(number: 1), reply: 2, sender: "ada", text: .erased))),
    Contradiction(
      reason: .targetUnknown, name: "archived for one who does not have it",
      event: .messageArchived(
        MessageArchived(message: MessageID(number: 1), holders: [.user("x")], cause: .auto))),
    Contradiction(
      reason: .targetUnknown, name: "muted by one who does not have it",
      event: .messageMuted(MessageMuted(message: MessageID(number: 1), holders: [.user("x")]))),
    Contradiction(
      reason: .targetUnknown, name: "no message unmuted",
      event: .messageUnmuted(MessageUnmuted(message: MessageID(number: 9), holders: [.user("ada")]))),
    Contradiction(
      reason: .targetUnknown, name: "no template retired",
      event: .templateRetired(TemplateRetired(template: "x"))),
    Contradiction(
      reason: .identifierNotNext, name: "an account added twice",
      event: .accountAdded(AccountAdded(account: "Ada", role: .member))),
    Contradiction(
      reason: .targetUnknown, name: "no account changed",
      event: .accountChanged(AccountChanged(account: "x", old: AccountFields(), new: AccountFields()))),
    Contradiction(
      reason: .targetUnknown, name: "no account deactivated",
      event: .accountDeactivated(AccountDeactivated(account: "x"))),
    Contradiction(
      reason: .targetUnknown, name: "nothing retired",
      event: .catalogRetired(CatalogRetired(kind: .group, name: "x"))),
    Contradiction(
      reason: .identifierNotNext, name: "a key skipped",
      event: .keyCreated(
        KeyCreated(
          key: KeyID(number: 9), secret: Example.accessKey(KeyID(number: 9), 1), label: "x", scopes: [.everything]))),
    Contradiction(
      reason: .targetUnknown, name: "no key revoked",
      event: .keyRevoked(KeyRevoked(key: KeyID(number: 9)))),
    Contradiction(
      reason: .targetUnknown, name: "no key used",
      event: .keyUsed(KeyUsed(key: KeyID(number: 9), uid: 1, pid: 1, command: "audit", count: 1, last: Example.morning))
    ),
    Contradiction(
      reason: .targetUnknown, name: "a right refused to no key",
      event: .authRefused(
        AuthRefused(
          since: Example.morning,
          refusals: [AuthRefused.Count(key: KeyID(number: 9), command: "audit", code: .denied, count: 1)]))),
    Contradiction(
      reason: .countWrong, name: "a rotation skipped",
      event: .keyRotated(
        KeyRotated(
          key: KeyID(number: 1), generation: 3, secret: Example.accessKey(KeyID(number: 1), 3),
          oldUntil: Example.morning))),
    Contradiction(
      reason: .valueWrong, name: "a setting with a value of another form",
      event: .policyChanged(
        PolicyChanged(changes: [PolicyChange(.allowNever, old: .flag(true), new: .number(0))]))),
  ]

  /// Ada; an open, a revoked and a used invite; one with a use reserved; a batch that ended; a message of Ada's; a key.
  static func ledger() throws -> ExampleLedger {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    for _ in 1...4 { try ledger.append(Example.issue(nil)) }
    try ledger.append(.revokeInvite(RevokeInvite(invite: InviteID(number: 2))))
    try ledger.append(Example.redeem(3, email: Example.bob))
    try ledger.append(Example.reserve(4, email: "p@example.org"))
    try ledger.append(.openBatch(OpenBatch()))
    try ledger.append(.abortBatch(AbortBatch(batch: BatchID(number: 1))))
    try ledger.append(.sendMessage(SendMessage(recipients: [.group("g")], title: "t", text: "x")), as: Example.ada)
    try ledger.append(.createKey(CreateKey(label: "page", scopes: [.everything])))
    return ledger
  }

  @Test(arguments: all) func `a contradiction is refused and changes nothing`(_ example: Contradiction) throws {
    var ledger = try Self.ledger()
    let before = ledger.state
    let fault = ReplayFault(seq: before.seq + 1, type: example.event.type, reason: example.reason)
    #expect(throws: fault) { try ledger.apply([example.event]) }
    #expect(ledger.state == before)
  }

  @Test func `what has ended does not end once more`() throws {
    var ledger = try Self.ledger()
    try ledger.append(Example.release(1))
    try ledger.append(UndoTests.undo(1))
    for event in [Self.released(1), Self.redeemed(2, invite: 4, reservation: 1), Self.undone(1)] {
      let fault = ReplayFault(seq: ledger.state.seq + 1, type: event.type, reason: .targetClosed)
      #expect(throws: fault) { try ledger.apply([event]) }
    }
  }

  @Test func `a gap is refused`() throws {
    var state = LedgerState()
    let record = Record(
      seq: 2, time: Example.morning, actor: "root", event: Self.issued(1), meta: RecordMeta(batch: 2))
    #expect(throws: ReplayFault(seq: 2, type: .inviteIssued, reason: .gap)) { try state.apply(record) }
  }

  @Test func `every reason for a fault is tried`() {
    let tried = Set(Self.all.map(\.reason)).union([.gap])
    #expect(ReplayFault.Reason.allCases.filter { !tried.contains($0) } == [])
  }
}
