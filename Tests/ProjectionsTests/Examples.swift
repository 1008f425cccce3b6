// Named examples that the tests of read models are written with.

import InviteLedger

/// Makes records in order, a second apart.
struct RecordBook {
  static let start = Timestamp(microseconds: 1_795_251_600_000_000)  // 2026-11-21T09:00:00Z
  private(set) var records: [Record] = []

  @discardableResult
  mutating func add(_ event: Event, actor: String = "ada", meta: RecordMeta = RecordMeta(batch: 1)) -> Record {
    let seq = UInt64(records.count) + 1
    let time = Timestamp(microseconds: Self.start.microseconds + Int64(seq) * 1_000_000)
    let record = Record(seq: seq, time: time, actor: actor, event: event, meta: meta)
    records.append(record)
    return record
  }

  var now: Timestamp { records.last?.time ?? Self.start }
}

enum Example {
  static func token(_ hint: String = "7k3m") -> TokenFacts {
    TokenFacts(fingerprint: Fingerprint(words: (1, 2, 3, 4)), hint: hint, key: 1)
  }

  static func issued(
    _ number: UInt64, by inviter: String = "ada", email: String? = nil, uses: UseLimit = .uses(1),
    expires: Expiry = .never, groups: [String] = [], topic: String? = nil, note: String? = nil, batch: UInt64? = nil,
    hint: String = "7k3m"
  ) -> Event {
    .inviteIssued(
      InviteIssued(
        invite: InviteID(number: number), kind: email == nil ? .link : .email, token: token(hint), inviter: inviter,
        email: email.map { .known($0) }, binding: email == nil ? .any : .strict, maxUses: uses, role: .member,
        groups: groups, topic: topic, note: note.map { .known($0) }, expires: expires,
        batch: batch.map { BatchID(number: $0) }, source: .single))
  }

  /// An e-mail-less invite.
  static func minted(_ number: UInt64) -> Event {
    .inviteIssued(
      InviteIssued(
        invite: InviteID(number: number), kind: .emailless, token: token(), inviter: "ada", binding: .any,
        maxUses: .uses(1), role: .member, expires: .never, source: .mint))
  }

  static func redeemed(
    _ number: UInt64, invite: UInt64, use: UInt32 = 1, by username: String, email: String? = nil,
    existing: Bool = false, groups: [String] = []
  ) -> Event {
    .tokenRedeemed(
      TokenRedeemed(
        redemption: RedemptionID(number: number), invite: InviteID(number: invite), use: use,
        email: email.map { .known($0) }, username: username, existingAccount: existing,
        granted: Grants(role: .member, groups: groups)))
  }

  static func reserved(_ number: UInt64, invite: UInt64, until: Timestamp) -> Event {
    .tokenReserved(
      TokenReserved(
        reservation: ReservationID(number: number), invite: InviteID(number: invite),
        email: .known("bob@example.org"), username: "bob", until: until))
  }

  static func undone(
    _ number: UInt64, invite: UInt64, by account: String, closing: Bool = false, groups: [String] = []
  ) -> Event {
    .redemptionReversed(
      RedemptionReversed(
        redemption: RedemptionID(number: number), invite: InviteID(number: invite), account: account,
        deactivated: closing, groups: groups, reason: .known("wrong person")))
  }

  static func sent(_ number: UInt64, from sender: String, to recipients: [Holder]) -> Event {
    .messageSent(
      MessageSent(
        message: MessageID(number: number), sender: sender, recipients: recipients, title: .known("Hello"),
        text: .known("A word with you")))
  }
}
