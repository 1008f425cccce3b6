// The fullest event that the ledger decides still fits into a line.

import InviteLedger
import LedgerFormat
import Testing

@Suite struct FullestLineTests {
  /// A line holds 30 KiB; the frame of the log (`{"seq":`, batch digits, sum) takes less than 80 bytes of them.
  static let room = 30 * 1024 - 80

  static func text(_ size: Int) -> String { String(repeating: "\n", count: size / 2) }
  static func name(_ number: Int) -> String {
    String(repeating: "n", count: Limits.nameBytes - 4) + String(number + 1000)
  }
  static func label(_ number: Int) -> String {
    String(repeating: "\"", count: Limits.labelBytes / 2 - 2) + String(number + 1000)
  }
  static let groups = (0..<Limits.groupsPerInvite).map(name)
  static let channels = (0..<Limits.channelsPerInvite).map(label)
  static let address = "\"" + String(repeating: "\\\"", count: 31) + "\"@" + domain
  static let domain = ["a", "b"].map { String(repeating: $0, count: 63) }.joined(separator: ".") + ".example"

  static let commands: [Command] = [
    .addAccount(
      AddAccount(
        account: name(0), fullName: text(Limits.fullNameBytes), email: address,
        groups: (0..<Limits.groupsPerAccount).map(name), uid: .max,
        external: String(repeating: "\"", count: Limits.externalBytes / 2))),
    .changeAccount(
      ChangeAccount(
        account: name(0), fullName: "xx" + text(Limits.fullNameBytes - 2), email: "xyz@" + domain,
        groups: (1000..<1000 + Limits.groupsPerAccount).map(name), uid: 1,
        external: String(repeating: "\\", count: Limits.externalBytes / 2))),
    .issueInvite(issue(role: .guest, dropping: 1)),
    .issueInvite(issue(role: .member, dropping: 0)),
    .issueInvite(issue(role: .member, dropping: 0, duplicates: .allow)),
    .amendInvite(
      AmendInvite(
        invite: InviteID(number: 1), role: .owner, groups: (1000..<1000 + Limits.groupsPerInvite).map(name),
        channels: (1000..<1000 + Limits.channelsPerInvite).map(label), includeDefaultChannels: false,
        topic: .value(label(2)), maxUses: .uses(.max - 1), binding: .any, expires: .never,
        subject: .value("x" + text(Limits.subjectBytes - 1)),
        message: .value("x" + text(Limits.inviteMessageBytes - 1)),
        note: .value("x" + text(Limits.inviteNoteBytes - 1)),
        locale: .value(String(repeating: "b", count: Limits.localeBytes)), notifyInviter: true)),
    .recordDelivery(
      RecordDelivery(invite: .id(InviteID(number: 1)), state: .complained, detail: text(Limits.deliveryDetailBytes))),
    .revokeInvite(RevokeInvite(invite: InviteID(number: 1), reason: text(Limits.reasonBytes))),
    .reinstateInvite(ReinstateInvite(invite: InviteID(number: 1), reason: text(Limits.reasonBytes))),
    .mintInvites(MintInvites(quantity: 1)),
    .addressInvite(
      AddressInvite(
        invite: .id(InviteID(number: 3)), email: "bob@" + domain, binding: .domain, domain: domain, conflict: .allow,
        existing: .grant)),
    .suspendInviter(SuspendInviter(inviter: name(0), reason: text(Limits.reasonBytes))),
    .restoreInviter(RestoreInviter(inviter: name(0), reason: text(Limits.reasonBytes))),
    .reassignLineage(
      ReassignLineage(subject: name(0), inviter: .value(name(1)), reason: text(Limits.reasonBytes))),
    .sendMessage(
      SendMessage(
        recipients: (0..<Limits.recipients).map { .group(name($0)) }, title: text(Limits.messageTitleBytes),
        text: text(Limits.messageTextBytes), autoArchiveFor: (0..<Limits.recipients).map { .group(name($0)) })),
    .defineTemplate(
      DefineTemplate(name: name(0), title: text(Limits.messageTitleBytes), text: text(Limits.messageTextBytes))),
    .sendMessage(
      SendMessage(
        recipients: (0..<Limits.recipients).map { .group(name($0)) }, template: name(0),
        variables: (0..<Limits.variables).map { number in
          let name = String(repeating: "v", count: Limits.variableNameBytes - 4) + String(number + 1000)
          return TemplateVariable(name, .known(text(Limits.variableBytes / Limits.variables)))
        })),
    .replyMessage(ReplyMessage(message: MessageID(number: 1), text: text(Limits.messageTextBytes))),
    .addNote(AddNote(target: "user:" + name(0), text: text(Limits.noteBytes))),
    .createKey(
      CreateKey(label: label(2), owner: name(0), scopes: scopes("a"), uids: uids(from: 0), expires: .never)),
    .changeKey(
      ChangeKey(key: KeyID(number: 1), label: label(3), scopes: scopes("b"), uids: uids(from: 100))),
    .rotateKey(RotateKey(key: KeyID(number: 1))),
    .revokeKeys(RevokeKeys(keys: [KeyID(number: 1)], reason: text(Limits.reasonBytes))),
    .restoreKey(RestoreKey(key: KeyID(number: 1), reason: text(Limits.reasonBytes))),
    .deactivateAccount(DeactivateAccount(account: name(0), reason: text(Limits.reasonBytes))),
  ]

  static func scopes(_ letter: String) -> [Scope] {
    (0..<Limits.scopesPerKey).compactMap { number in
      let action = String(repeating: letter, count: Limits.permissionBytes - 11) + String(number + 1000)
      return Scope(text: "invite.\(action):inviter=" + name(number))
    }
  }

  static func uids(from first: UInt32) -> [UInt32] { (first..<first + UInt32(Limits.uidsPerKey)).map { .max - $0 } }

  static func issue(role: Role, dropping count: Int, duplicates: DuplicatePolicy = .reuse) -> IssueInvite {
    IssueInvite(
      email: "bob@" + domain, binding: .domain, domain: domain, maxUses: .uses(.max), role: role,
      groups: Array(groups.dropLast(count)), channels: Array(channels.dropLast(count)), includeDefaultChannels: true,
      topic: label(1), notifyInviter: false,
      subject: text(Limits.subjectBytes), message: text(Limits.inviteMessageBytes),
      note: text(Limits.inviteNoteBytes), locale: String(repeating: "a", count: Limits.localeBytes), row: .max,
      duplicates: duplicates, existing: .grant, source: .single)
  }

  /// A redemption that withholds everything, which takes more room than granting it.
  static let withholding = TokenRedeemed(
    redemption: RedemptionID(number: RedemptionID.largestNumber), invite: InviteID(number: InviteID.largestNumber),
    use: .max, email: .known(address), username: name(0),
    external: String(repeating: "\"", count: Limits.externalBytes / 2), existingAccount: false,
    granted: Grants(
      role: .member, channels: (0..<Limits.defaultChannels).map { label($0 + 100) }, topic: label(1)),
    withheld: groups.map { Withheld(kind: "group", name: $0, reason: .strongerRole) }
      + channels.map { Withheld(kind: "channel", name: $0, reason: .strongerRole) },
    reservation: ReservationID(number: ReservationID.largestNumber))

  /// A redemption of which everything is taken back.
  static let reversed = RedemptionReversed(
    redemption: RedemptionID(number: RedemptionID.largestNumber), invite: InviteID(number: InviteID.largestNumber),
    account: name(0), deactivated: true, oldRole: .owner, newRole: .guest, groups: groups, channels: channels,
    reason: .known(text(Limits.reasonBytes)))

  /// Every setting, from one longest value to another.
  static let allSettings = PolicyChanged(
    changes: PolicySetting.allCases.map { setting in
      let value: SettingValue =
        switch setting.form {
        case .flag: .flag(false)
        case .count, .limit, .role: .number(1 << 53)
        case .span, .optionalSpan: .text(Limits.longestSetting.description)
        case .text(_, let rule): .text(text(rule.limit))
        case .names(_, let rule): .names((0..<Limits.settingNames).map { _ in text(rule.limit) })
        }
      return PolicyChange(setting, old: value, new: value)
    })

  /// As many refusals as a line names, with the longest code.
  static let refused = AttemptRefused(
    since: Timestamp(microseconds: 1_795_251_600_000_000),
    refusals: (0..<64).map { number in
      AttemptRefused.Count(
        invite: InviteID(number: InviteID.largestNumber - number), code: .tokenAccountDeactivated, count: 1 << 53)
    }, other: 1 << 53)

  /// A query as long as it can be, and as many invites with gaps between them as one event names.
  static let revealed = TokenRevealed(
    .many(
      query: .known(text(Limits.queryBytes)), count: .max,
      of: InviteRanges(
        (0..<UInt64(Limits.rangesPerEvent) * 3).filter { $0 % 3 > 0 }.map {
          InviteID(number: InviteID.largestNumber - UInt64(Limits.rangesPerEvent) * 3 + $0)
        })))

  /// A list of which every other row was left out for either reason, all of them with four digits.
  static let list = BatchOpened(
    batch: BatchID(number: BatchID.largestNumber), mode: .atomic, source: .list, rows: UInt32(Limits.listAddresses),
    skipped: SkippedRows(
      members: (0..<Limits.listAddresses / 2).map { UInt32($0) + 1_000 },
      deactivated: (0..<Limits.listAddresses / 2).map { UInt32($0) + 2_000 }))

  /// As many refusals for want of a right as a line names, with the longest verb and code.
  static let unauthorised = AuthRefused(
    since: Timestamp(microseconds: 1_795_251_600_000_000),
    refusals: (0..<64).map { number in
      AuthRefused.Count(
        key: KeyID(number: KeyID.largestNumber - number), command: "account deactivate", code: .required, count: 1 << 53
      )
    }, other: 1 << 53)

  static let meta = RecordMeta(
    batch: 0, part: Part(number: .max, count: .max), cause: .max,
    request: RequestMark(id: String(repeating: "i", count: 64), digest: String(repeating: "d", count: 22)), uid: .max,
    pid: .max, traceparent: String(repeating: "t", count: 55), clockHeld: .max,
    key: KeyID(number: KeyID.largestNumber))

  static func bytes(of event: Event) -> Int {
    let encoder = LineEncoder { (.max, .max) }
    let time = Timestamp(microseconds: 1_795_251_600_000_000)
    let line = encoder.encode(event, time: time, actor: name(1), meta: meta)
    return line.body.count + line.tail.count
  }

  @Test func `every event of the fullest commands fits into a line`() throws {
    var state = LedgerState()
    let root = LedgerActor(name: Self.name(1), isOperator: true)
    let now = Timestamp(microseconds: 1_795_251_600_000_000)
    let facts = TokenFacts(fingerprint: Fingerprint(words: (.max, .max, .max, .max)), hint: "zzzz", key: .max)
    let context = DecisionContext(now: now, actor: root) { _, _, _ in
      facts
    } accessKey: { _, _ in
      facts
    }
    var types: Set<EventType> = []
    for command in Self.commands {
      guard case .append(let events) = try Decider.decide(command, in: state, context: context) else {
        Issue.record("a command changed nothing")
        continue
      }
      for event in events {
        types.insert(event.type)
        #expect(Self.bytes(of: event) <= Self.room, "\(event.type.rawValue)")
        try state.apply(
          Record(seq: state.seq + 1, time: now, actor: root.name, event: event, meta: RecordMeta(batch: 1)))
      }
    }
    #expect(types.count == 24)
    #expect(Self.bytes(of: .tokenRedeemed(Self.withholding)) <= Self.room)
    #expect(Self.bytes(of: .tokenRevealed(Self.revealed)) <= Self.room)
    #expect(Self.bytes(of: .policyChanged(Self.allSettings)) <= Self.room)
    #expect(Self.bytes(of: .redemptionReversed(Self.reversed)) <= Self.room)
    #expect(Self.bytes(of: .attemptRefused(Self.refused)) <= Self.room)
    #expect(Self.bytes(of: .authRefused(Self.unauthorised)) <= Self.room)
    #expect(Self.bytes(of: .batchOpened(Self.list)) <= Self.room)
  }
}
