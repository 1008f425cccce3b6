// Seeded random events of every type, at the edges of what their fields can hold.

import InviteLedger
import Randomness

/// Makes events; the same seed makes the same ones.
struct RandomEvents {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func next() -> UInt64 { random.next() }

  mutating func below(_ count: Int) -> Int { random.below(count) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  mutating func maybe<Value>(_ make: (inout RandomEvents) -> Value) -> Value? { below(3) == 0 ? nil : make(&self) }

  mutating func text() -> String {
    pick([
      "", "ada", "a,b", "\"", "\\", "a\\\"]", "é", "e\u{301}", "😀", "\n\t\u{1}\u{7f}", "\",\"personal\":{", " ] ",
      "bob@example.org", "],", "{}", String(repeating: "x", count: below(90)),
    ])
  }

  mutating func personal() -> PersonalText { below(9) == 0 ? .erased : .known(text()) }

  mutating func texts() -> [String] { (0..<below(4)).map { _ in text() } }

  mutating func id<ID: LedgerIdentifier>() -> ID {
    ID(number: pick([1, 9, 10, next() % ID.largestNumber + 1, ID.largestNumber]))
  }

  mutating func number() -> UInt32 { pick([0, 1, 7, UInt32(truncatingIfNeeded: next()), .max]) }

  mutating func moment() -> Timestamp {
    Timestamp(microseconds: pick([0, Int64(next() % 4_000_000_000_000_000), Timestamp.latest.microseconds]))
  }

  mutating func expiry() -> Expiry { below(3) == 0 ? .never : .at(moment()) }

  mutating func limit() -> UseLimit { below(3) == 0 ? .unlimited : .uses(number()) }

  mutating func numbers() -> [UInt32] { (0..<below(3)).map { _ in number() } }

  mutating func holders() -> [Holder] { (0..<below(3)).map { _ in below(2) == 0 ? .user(text()) : .group(text()) } }

  mutating func meta() -> RecordMeta {
    let count = number()
    return RecordMeta(
      batch: next() >> 11,
      part: count == 0 ? nil : Part(number: UInt32(next() % UInt64(count)) + 1, count: count),
      cause: maybe { $0.next() >> 11 },
      request: maybe { RequestMark(id: $0.text(), digest: $0.text()) },
      uid: maybe { $0.number() }, pid: maybe { Int32(truncatingIfNeeded: $0.next()) },
      traceparent: maybe { $0.text() }, clockHeld: maybe { Int64(bitPattern: $0.next()) },
      key: maybe { $0.id() })
  }

  /// Invites here and there, some of them neighbours.
  mutating func many() -> TokenRevealed.Extent {
    let invites = InviteRanges((1...1 + below(40)).filter { _ in below(3) > 0 }.map { InviteID(number: UInt64($0)) })
    return .many(
      query: personal(), count: UInt32(invites.count), of: invites.isEmpty ? nil : invites)
  }

  mutating func event(_ type: EventType) -> Event {
    switch type {
    case .ledgerOpened:
      .ledgerOpened(LedgerOpened(ledger: LedgerID(number: next()), format: number(), keyCheck: text()))
    case .segmentOpened:
      .segmentOpened(
        SegmentOpened(
          ledger: LedgerID(number: next()), format: 1, previousLength: next() >> 1, size: next() >> 1, root: text(),
          edge: texts()))
    case .inviteIssued: .inviteIssued(inviteIssued())
    case .inviteAmended:
      .inviteAmended(
        InviteAmended(
          invite: id(), old: inviteFields(), new: inviteFields(), batch: maybe { $0.id() }, row: maybe { $0.number() }))
    case .inviteResent:
      .inviteResent(InviteResent(invite: id(), oldExpires: maybe { $0.expiry() }, expires: maybe { $0.expiry() }))
    case .inviteRevoked: .inviteRevoked(InviteRevoked(invite: id(), reason: maybe { $0.personal() }))
    case .inviteSuperseded: .inviteSuperseded(InviteSuperseded(invite: id(), successor: id()))
    case .inviteAddressed:
      .inviteAddressed(InviteAddressed(invite: id(), old: addressing(), new: addressing()))
    case .inviteReinstated: .inviteReinstated(InviteReinstated(invite: id(), reason: personal()))
    case .tokenRotated: .tokenRotated(TokenRotated(invite: id(), generation: number(), token: token()))
    case .tokenRevealed:
      .tokenRevealed(
        TokenRevealed(
          below(2) == 0
            ? .one(id(), generation: number())
            : below(2) == 0 ? many() : .many(query: personal(), count: number(), of: nil)))
    case .deliveryRecorded:
      .deliveryRecorded(
        DeliveryRecorded(
          invite: id(), state: pick(DeliveryState.allCases), time: maybe { $0.moment() },
          detail: maybe { $0.personal() }))
    case .inviterSuspended:
      .inviterSuspended(
        InviterSuspended(
          inviter: text(), mode: pick(SuspensionMode.allCases), invites: number(), reason: maybe { $0.personal() }))
    case .inviterRestored:
      .inviterRestored(InviterRestored(inviter: text(), invites: number(), reason: maybe { $0.personal() }))
    case .lineageReassigned:
      .lineageReassigned(
        LineageReassigned(
          subject: text(), old: maybe { $0.text() }, new: maybe { $0.text() }, reason: personal()))
    case .batchOpened:
      .batchOpened(
        BatchOpened(
          batch: id(), mode: pick(BatchMode.allCases), source: pick(InviteSource.allCases),
          fileDigest: maybe { $0.text() }, rows: maybe { $0.number() },
          skipped: SkippedRows(members: numbers(), deactivated: numbers())))
    case .batchClosed:
      .batchClosed(
        BatchClosed(
          batch: id(), outcome: pick(BatchOutcome.allCases), issued: number(), reused: number(), failed: number()))
    case .tokenRedeemed: .tokenRedeemed(tokenRedeemed())
    case .tokenReserved:
      .tokenReserved(
        TokenReserved(
          reservation: id(), invite: id(), email: maybe { $0.personal() }, username: maybe { $0.text() },
          external: maybe { $0.text() }, until: moment()))
    case .reservationReleased: .reservationReleased(ReservationReleased(reservation: id(), invite: id()))
    case .redemptionReversed: .redemptionReversed(redemptionReversed())
    case .attemptRefused:
      .attemptRefused(
        AttemptRefused(
          since: moment(),
          refusals: (0..<below(3)).map { _ in
            AttemptRefused.Count(
              invite: maybe { $0.id() }, code: pick(RejectionCode.allCases), count: next() >> UInt64(below(63) + 1))
          }, other: below(2) == 0 ? 0 : next() >> 1))
    case .authRefused:
      .authRefused(
        AuthRefused(
          since: moment(),
          refusals: (0..<below(3)).map { _ in
            AuthRefused.Count(
              key: maybe { $0.id() }, command: text(), code: pick(AuthRefusal.allCases),
              count: next() >> UInt64(below(63) + 1))
          }, other: below(2) == 0 ? 0 : next() >> 1))
    case .messageSent:
      .messageSent(
        MessageSent(
          message: id(), sender: text(), recipients: holders(), title: personal(), text: personal(),
          template: maybe { $0.text() }, variables: (0..<below(4)).map { _ in TemplateVariable(text(), personal()) }))
    case .messageReplied:
      .messageReplied(MessageReplied(message: id(), reply: number(), sender: text(), text: personal()))
    case .messageArchived:
      .messageArchived(MessageArchived(message: id(), holders: holders(), cause: pick(ArchiveCause.allCases)))
    case .messageRestored:
      .messageRestored(MessageRestored(message: id(), holders: holders(), cause: pick(RestoreCause.allCases)))
    case .messageMuted: .messageMuted(MessageMuted(message: id(), holders: holders()))
    case .messageUnmuted: .messageUnmuted(MessageUnmuted(message: id(), holders: holders()))
    case .templateDefined:
      .templateDefined(TemplateDefined(template: text(), title: personal(), text: personal()))
    case .templateRetired: .templateRetired(TemplateRetired(template: text()))
    case .accountAdded: .accountAdded(accountAdded())
    case .accountChanged:
      .accountChanged(AccountChanged(account: text(), old: accountFields(), new: accountFields()))
    case .accountDeactivated:
      .accountDeactivated(AccountDeactivated(account: text(), reason: maybe { $0.personal() }))
    case .keyCreated:
      .keyCreated(
        KeyCreated(
          key: id(), secret: facts(), label: text(), owner: maybe { $0.text() }, role: maybe { $0.pick(Role.allCases) },
          scopes: scopes(), uids: uids(), expires: expiry()))
    case .keyRevoked: .keyRevoked(KeyRevoked(key: id(), reason: maybe { $0.personal() }))
    case .keyRestored: .keyRestored(KeyRestored(key: id(), reason: maybe { $0.personal() }))
    case .keyRotated:
      .keyRotated(KeyRotated(key: id(), generation: number(), secret: facts(), oldUntil: moment()))
    case .keyChanged: .keyChanged(KeyChanged(key: id(), old: keyFields(), new: keyFields()))
    case .keyUsed:
      .keyUsed(
        KeyUsed(
          key: id(), uid: number(), pid: Int32(truncatingIfNeeded: next()), program: maybe { $0.text() },
          command: text(), count: number(), last: moment()))
    case .noteAdded: .noteAdded(NoteAdded(target: text(), text: personal()))
    case .catalogDefined:
      .catalogDefined(
        CatalogDefined(
          kind: pick(CatalogKind.allCases), name: text(), isDefault: below(2) == 0,
          access: maybe { $0.pick(Role.allCases) }))
    case .catalogRetired:
      .catalogRetired(
        CatalogRetired(kind: pick(CatalogKind.allCases), name: text(), reason: maybe { $0.personal() }))
    case .policyChanged: .policyChanged(PolicyChanged(changes: (0...below(3)).map { _ in policyChange() }))
    }
  }

  private mutating func inviteIssued() -> InviteIssued {
    InviteIssued(
      invite: id(), kind: pick(InviteKind.allCases),
      token: token(), inviter: text(), email: maybe { $0.personal() }, domain: maybe { $0.text() },
      binding: pick(Binding.allCases),
      maxUses: limit(), role: pick(Role.allCases), groups: texts(), channels: texts(),
      includeDefaultChannels: below(2) == 0, topic: maybe { $0.text() }, notifyInviter: below(2) == 0,
      subject: maybe { $0.personal() }, message: maybe { $0.personal() }, note: maybe { $0.personal() },
      locale: maybe { $0.text() }, expires: expiry(), batch: maybe { $0.id() }, row: maybe { $0.number() },
      source: pick(InviteSource.allCases))
  }

  private mutating func token() -> TokenFacts {
    TokenFacts(fingerprint: Fingerprint(words: (next(), next(), next(), next())), hint: text(), key: number())
  }

  private mutating func addressing() -> InviteAddressing {
    InviteAddressing(email: maybe { $0.personal() }, binding: pick(Binding.allCases), domain: maybe { $0.text() })
  }

  /// Half of them say nothing that version 1 could not say.
  private mutating func inviteFields() -> InviteFields {
    var fields = InviteFields(
      role: maybe { $0.pick(Role.allCases) }, groups: maybe { $0.texts() }, channels: maybe { $0.texts() },
      maxUses: maybe { $0.limit() }, expires: maybe { $0.expiry() })
    guard below(2) == 0 else { return fields }
    fields.includeDefaultChannels = maybe { $0.below(2) == 0 }
    fields.topic = maybe { $0.text() }
    fields.binding = maybe { $0.pick(Binding.allCases) }
    fields.domain = maybe { $0.text() }
    fields.subject = maybe { $0.personal() }
    fields.message = maybe { $0.personal() }
    fields.note = maybe { $0.personal() }
    fields.locale = maybe { $0.text() }
    fields.notifyInviter = maybe { $0.below(2) == 0 }
    return fields
  }

  private mutating func tokenRedeemed() -> TokenRedeemed {
    TokenRedeemed(
      redemption: id(), invite: id(), use: number(), email: maybe { $0.personal() }, username: text(),
      external: maybe { $0.text() }, existingAccount: below(2) == 0,
      granted: Grants(
        role: pick(Role.allCases), groups: texts(), channels: texts(), topic: maybe { $0.text() }),
      withheld: (0..<below(3)).map { _ in
        Withheld(kind: text(), name: text(), reason: pick(WithheldReason.allCases))
      }, reservation: maybe { $0.id() })
  }

  private mutating func redemptionReversed() -> RedemptionReversed {
    RedemptionReversed(
      redemption: id(), invite: id(), account: text(), deactivated: below(2) == 0,
      oldRole: maybe { $0.pick(Role.allCases) }, newRole: maybe { $0.pick(Role.allCases) }, groups: texts(),
      channels: texts(), reason: personal())
  }

  private mutating func accountAdded() -> AccountAdded {
    AccountAdded(
      account: text(), fullName: maybe { $0.personal() }, email: maybe { $0.personal() }, role: pick(Role.allCases),
      groups: texts(), uid: maybe { $0.number() }, external: maybe { $0.text() })
  }

  private mutating func policyChange() -> PolicyChange {
    PolicyChange(pick(PolicySetting.allCases), old: settingValue(), new: settingValue())
  }

  private mutating func settingValue() -> SettingValue {
    pick([.off, .flag(below(2) == 0), .number(Int64(bitPattern: next()) >> 11), .text(text()), .names(texts())])
  }

  private mutating func facts() -> TokenFacts {
    TokenFacts(fingerprint: Fingerprint(words: (next(), next(), next(), next())), hint: text(), key: number())
  }

  private mutating func scopes() -> [Scope] {
    (0..<below(4)).map { _ in
      Scope(
        pick([.everything, .family("invite"), .permission("audit.read")]),
        bound: pick([nil, .inviter("ada"), .group("staff.east")]))
    }
  }

  private mutating func uids() -> [UInt32] { (0..<below(4)).map { _ in number() } }

  private mutating func keyFields() -> KeyFields {
    KeyFields(
      label: maybe { $0.text() }, owner: maybe { $0.text() }, role: maybe { $0.pick(Role.allCases) },
      scopes: maybe { $0.scopes() }, uids: maybe { $0.uids() }, expires: maybe { $0.expiry() })
  }

  private mutating func accountFields() -> AccountFields {
    AccountFields(
      fullName: maybe { $0.personal() }, email: maybe { $0.personal() }, role: maybe { $0.pick(Role.allCases) },
      groups: maybe { $0.texts() }, uid: maybe { $0.number() }, external: maybe { $0.text() })
  }
}
