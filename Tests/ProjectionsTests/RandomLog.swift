// Logs that could have happened, made at random: every type of event, few names, so that queries find something.

import InviteLedger
import Randomness

struct RandomLog {
  static let people = ["ada", "bob", "cy", "dee", "Ada", "é", "e\u{301}"]
  static let groups = ["staff", "ops", "news"]
  static let addresses = ["ada@example.org", "Bob@Example.org", "é@example.org", "e\u{301}@example.org"]

  private var random: SeededRandom
  private var book = RecordBook()
  private var counts: [String: UInt64] = [:]

  static func records(_ count: Int, seed: UInt64) -> [Record] {
    var log = RandomLog(random: SeededRandom(seed: seed))
    for _ in 0..<count { log.add() }
    return log.book.records
  }

  private mutating func add() {
    var meta = RecordMeta(batch: 1, uid: random.chance(0.8) ? random.pick([0, 1000, 1001]) : nil)
    if random.chance(0.2) { meta.request = RequestMark(id: "r-\(Int.random(in: 0..<20, using: &random))", digest: "d") }
    if random.chance(0.1) { meta.key = key() }
    if random.chance(0.1) { meta.cause = UInt64.random(in: 1...20, using: &random) }
    book.add(event(), actor: person(), meta: meta)
  }

  private mutating func event() -> Event {
    switch Int.random(in: 0..<34, using: &random) {
    case 0, 1, 2: return issued()
    case 3, 4: return redeemed()
    case 5: return .inviteRevoked(InviteRevoked(invite: invite(), reason: .known("mistake")))
    case 6: return .inviteSuperseded(InviteSuperseded(invite: invite(), successor: invite()))
    case 7:
      return .inviteAmended(
        InviteAmended(
          invite: invite(), old: InviteFields(role: .member), new: InviteFields(role: .guest, groups: list())))
    case 8:
      return .messageSent(
        MessageSent(
          message: MessageID(number: next("msg")), sender: person(), recipients: holders(), title: .known("Title"),
          text: .erased))
    case 9: return .messageArchived(MessageArchived(message: message(), holders: holders(), cause: .command))
    case 10: return .messageRestored(MessageRestored(message: message(), holders: holders(), cause: .reply))
    case 19:
      return .tokenReserved(
        TokenReserved(
          reservation: ReservationID(number: next("res")), invite: invite(), email: address(), username: person(),
          until: Timestamp(microseconds: book.now.microseconds + Int64.random(in: 1...9, using: &random) * 1_000_000)))
    case 22:
      return .attemptRefused(
        AttemptRefused(
          since: book.now,
          refusals: [
            AttemptRefused.Count(invite: invite(), code: .tokenExpired, count: 2),
            AttemptRefused.Count(code: .tokenUnknown, count: 1),
          ], other: random.chance(0.5) ? 0 : 3))
    case 20: return .reservationReleased(ReservationReleased(reservation: reservation(), invite: invite()))
    case 21:
      return .redemptionReversed(
        RedemptionReversed(
          redemption: RedemptionID(number: UInt64.random(in: 1...max(1, counts["red"] ?? 1), using: &random)),
          invite: invite(), account: person(), deactivated: random.chance(0.5), groups: list(),
          reason: .known("mistake")))
    case 11:
      return .accountAdded(
        AccountAdded(account: person(), email: address(), role: .moderator, groups: list(), uid: 1000))
    case 12:
      return .accountChanged(
        AccountChanged(account: person(), old: AccountFields(email: address()), new: AccountFields(email: address())))
    case 13:
      return .policyChanged(
        PolicyChanged(changes: [
          PolicyChange(.maxRecipients, old: .number(100), new: .number(Int64.random(in: 1...100, using: &random)))
        ]))
    case 14, 15: return life()
    case 16, 17: return people()
    case 18: return .messageMuted(MessageMuted(message: message(), holders: holders()))
    case 23: return .messageUnmuted(MessageUnmuted(message: message(), holders: holders()))
    case 24:
      return .catalogDefined(
        CatalogDefined(kind: random.pick(CatalogKind.allCases), name: random.pick(Self.groups)))
    case 25:
      return .catalogRetired(
        CatalogRetired(kind: random.pick(CatalogKind.allCases), name: random.pick(Self.groups)))
    case 26: return .templateDefined(TemplateDefined(template: person(), title: .known("Title"), text: .erased))
    case 27:
      return .keyCreated(
        KeyCreated(
          key: KeyID(number: next("key")), secret: Example.token(), label: "page", owner: person(),
          scopes: [.everything], uids: random.chance(0.5) ? [1000] : []))
    case 28:
      return .keyUsed(
        KeyUsed(
          key: key(), uid: 1000, pid: 7, command: random.pick(["audit", "invite issue"]), count: 3, last: book.now))
    case 29: return .keyRevoked(KeyRevoked(key: key(), reason: .known("lost")))
    case 30: return .keyRestored(KeyRestored(key: key()))
    case 31:
      return .keyChanged(
        KeyChanged(
          key: key(), old: KeyFields(label: "page", owner: person()),
          new: KeyFields(label: "Sign-up page", scopes: ["invite.issue", "audit.read"].compactMap { Scope(text: $0) })))
    case 32:
      return .authRefused(
        AuthRefused(
          since: book.now,
          refusals: [
            AuthRefused.Count(key: key(), command: "audit", code: .denied, count: 2),
            AuthRefused.Count(command: "auth", code: .notAKey, count: 1),
          ], other: random.chance(0.5) ? 0 : 3))
    default:
      return .noteAdded(
        NoteAdded(
          target: random.pick([invite().description, message().description, "user:" + person(), "bat_1"]),
          text: .known("a Note on this")))
    }
  }

  private mutating func issued() -> Event {
    .inviteIssued(
      InviteIssued(
        invite: InviteID(number: next("inv")), kind: random.pick(InviteKind.allCases), token: Example.token(),
        inviter: person(), email: address(), binding: .any, maxUses: random.chance(0.2) ? .unlimited : .uses(3),
        role: random.pick(Role.allCases), groups: list(), note: random.chance(0.2) ? .known("Vip") : nil,
        expires: random.chance(0.5) ? .never : .at(Timestamp(microseconds: book.now.microseconds + 60_000_000)),
        batch: random.chance(0.3) ? BatchID(number: UInt64.random(in: 1...3, using: &random)) : nil, source: .single))
  }

  private mutating func redeemed() -> Event {
    .tokenRedeemed(
      TokenRedeemed(
        redemption: RedemptionID(number: next("red")), invite: invite(), use: 1, email: address(), username: person(),
        existingAccount: random.chance(0.5),
        granted: Grants(role: .member, groups: list()),
        withheld: random.chance(0.2) ? [Withheld(kind: "group", name: "ops", reason: .retired)] : [],
        reservation: random.chance(0.2) ? reservation() : nil))
  }

  /// Something that happens to an invite which is there.
  private mutating func life() -> Event {
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      return .inviteAddressed(
        InviteAddressed(
          invite: invite(), old: InviteAddressing(email: address(), binding: .any),
          new: InviteAddressing(email: address(), binding: .strict)))
    case 1: return .inviteReinstated(InviteReinstated(invite: invite(), reason: .known("no mistake")))
    case 2: return .tokenRotated(TokenRotated(invite: invite(), generation: 2, token: Example.token("zzzz")))
    case 3: return .tokenRevealed(TokenRevealed(reveals()))
    case 4:
      return .inviteAmended(
        InviteAmended(
          invite: invite(), old: InviteFields(topic: "old", note: .known("Vip")), new: InviteFields(topic: "new")))
    default:
      return .deliveryRecorded(
        DeliveryRecorded(
          invite: invite(), state: random.pick(DeliveryState.allCases),
          time: random.chance(0.5) ? nil : RecordBook.start, detail: random.chance(0.3) ? .known("550") : nil))
    }
  }

  /// Something about inviters.
  private mutating func people() -> Event {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .inviterSuspended(InviterSuspended(inviter: person(), mode: .hold, invites: 1))
    case 1: return .inviterSuspended(InviterSuspended(inviter: person(), mode: .revoke, invites: 1))
    case 2: return .inviterRestored(InviterRestored(inviter: person(), invites: 1))
    default:
      return .lineageReassigned(
        LineageReassigned(
          subject: person(), old: person(), new: random.chance(0.2) ? nil : person(), reason: .known("x")))
    }
  }

  /// The token of one invite, or those of a few among many.
  private mutating func reveals() -> TokenRevealed.Extent {
    if random.chance(0.5) { return .one(invite(), generation: 1) }
    let last = counts["inv"] ?? 0
    let shown = InviteRanges((0..<last).filter { _ in random.chance(0.5) }.map { InviteID(number: $0 + 1) })
    return .many(
      query: .known("kind=link"), count: UInt32(shown.count), of: shown.isEmpty ? nil : shown)
  }

  private mutating func next(_ counter: String) -> UInt64 {
    counts[counter, default: 0] += 1
    return counts[counter] ?? 1
  }

  private mutating func invite() -> InviteID {
    InviteID(number: UInt64.random(in: 1...max(1, counts["inv"] ?? 1), using: &random))
  }

  private mutating func reservation() -> ReservationID {
    ReservationID(number: UInt64.random(in: 1...max(1, counts["res"] ?? 1), using: &random))
  }

  private mutating func message() -> MessageID {
    MessageID(number: UInt64.random(in: 1...max(1, counts["msg"] ?? 1), using: &random))
  }

  private mutating func key() -> KeyID {
    KeyID(number: UInt64.random(in: 1...max(1, counts["key"] ?? 1), using: &random))
  }

  private mutating func person() -> String { random.pick(Self.people) }

  private mutating func address() -> PersonalText? {
    random.chance(0.2) ? nil : random.chance(0.1) ? .erased : .known(random.pick(Self.addresses))
  }

  private mutating func list() -> [String] { Self.groups.filter { _ in random.chance(0.4) } }

  private mutating func holders() -> [Holder] {
    [.user(person()), .group(random.pick(Self.groups)), .user(person())]
  }
}

/// Queries that have an answer in such logs, made at random.
struct RandomQuery {
  private var random: SeededRandom

  static func words(seed: UInt64) -> [String] {
    var query = RandomQuery(random: SeededRandom(seed: seed))
    var words: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &query.random) {
      let term = query.term()
      let isBound = Self.isBound(term)
      // A bound is part of no alternative, so none begins or ends with nothing else.
      let follows = words.last.map { !Self.isBound($0) } ?? false
      if follows, !isBound, query.random.chance(0.2) { words.append("or") }
      if !isBound, query.random.chance(0.15) { words.append("not") }
      words.append(term)
    }
    return words
  }

  private static func isBound(_ word: String) -> Bool {
    ["since", "until", "grep"].contains { word.hasPrefix($0) }
  }

  private mutating func term() -> String {
    let number = UInt64.random(in: 1...60, using: &random)
    let person = random.pick(RandomLog.people)
    let group = random.pick(RandomLog.groups)
    let equals = random.chance(0.25) ? "!=" : "="
    let terms = [
      "seq\(equals)\(number)..\(number + 200)", "seq\(equals)..\(number)", "since=\(number)", "until=\(number * 10)",
      "since=5m", "until=-2m", "ts\(equals)3m..1m", "type\(equals)InviteIssued,TokenRedeemed", "type:message",
      "actor\(equals)\(person)", "actor:a", "uid\(equals)1000", "uid\(equals)0..1000", "req\(equals)r-\(number % 20)",
      "cause\(equals)\(number % 20)", "batch\(equals)bat_\(number % 3 + 1)", "invite\(equals)inv_\(number)",
      "invite\(equals)inv_\(number),inv_\(number + 1)", "email\(equals)\(random.pick(RandomLog.addresses))",
      "email:EXAMPLE", "member\(equals)\(person)", "message\(equals)msg_\(number % 30 + 1)",
      "inviter\(equals)\(person)", "group\(equals)\(group)", "kind\(equals)link", "role\(equals)guest,300",
      "holder\(equals)user:\(person)", "holder\(equals)group:\(group)", "box\(equals)archived",
      "status\(equals)revoked", "data.note\(equals)Vip", "data.text:note", "data.granted.groups\(equals)\(group)",
      "domain\(equals)example.org", "domain:EXAMPLE", "actor~^a", "actor~A|b", "data.note~^v.p$", "email~ada|bob@",
      "type~^(invite|token)", "has=email", "missing=email,inviter", "has=data.note", "about=\(person)",
      "about=inv_\(number)", "about=msg_\(number % 30 + 1)", "under\(equals)\(person)", "above\(equals)\(person)",
      "invite=inv_\(number)..inv_\(number + 5)", "expires=+1m..", "issued=5m..1m", "redeemed=..2m", "title~^t",
      "data.use\(equals)1..2", "bob@example.org", "TokenRedeemed",
      "data.reservation\(equals)res_\(number % 20)",
      "data.max_uses\(equals)null", "meta.uid\(equals)1001", "data.old.email:bob",
      "data.refusals.code\(equals)token.unknown", "key\(equals)key_\(number % 5 + 1)", "has=key", "label:Page",
      "owner\(equals)\(person)", "scope\(equals)audit.read", "scope~^invite", "delivery\(equals)sent,bounced",
      "grep\(equals)\(person)", "grep=^.*inv_[0-9]*\(number % 10)\"",
    ]
    return random.pick(terms)
  }
}
