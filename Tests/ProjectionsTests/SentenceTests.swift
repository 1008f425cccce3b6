// Stories: a sentence for every type of event.

import InviteLedger
import Projections
import Testing

struct SentenceTests {
  private static let seven = InviteID(number: 7)
  private static let key = KeyID(number: 2)
  private static let noon = Timestamp(microseconds: 1_795_262_400_000_000)  // 2026-11-21T12:00:00Z

  static let told: [(Event, String)] = [
    (
      .inviteAddressed(
        InviteAddressed(
          invite: seven, old: InviteAddressing(binding: .any),
          new: InviteAddressing(email: .known("bob@example.org"), binding: .strict))),
      "addressed inv_7 to bob@example.org"
    ),
    (
      .inviteReinstated(InviteReinstated(invite: seven, reason: .known("a mistake"))),
      "took the revocation of inv_7 back, because: “a mistake”"
    ),
    (
      .tokenRotated(TokenRotated(invite: seven, generation: 2, token: Example.token())),
      "gave inv_7 another token, its 2nd"
    ),
    (
      .tokenRotated(TokenRotated(invite: seven, generation: 113, token: Example.token())),
      "gave inv_7 another token, its 113th"
    ),
    (.tokenRevealed(TokenRevealed(.one(seven, generation: 1))), "was shown the token of inv_7"),
    (
      .tokenRevealed(
        TokenRevealed(.many(query: .known("batch=bat_1"), count: 2, of: InviteRanges([seven, InviteID(number: 8)])))),
      "was shown the tokens of 2 invites, found by “batch=bat_1”"
    ),
    (
      .tokenRevealed(TokenRevealed(.many(query: .erased, count: 1, of: nil))),
      "was shown the tokens of 1 invite, found by (erased)"
    ),
    (
      .deliveryRecorded(DeliveryRecorded(invite: seven, state: .bounced, time: noon, detail: .known("550"))),
      "reported the mail of inv_7 as bounced, at 2026-11-21T12:00:00.000000Z: “550”"
    ),
    (
      .inviterSuspended(InviterSuspended(inviter: "bob", mode: .hold, invites: 3, reason: .known("away"))),
      "suspended bob, with 3 invites held, because: “away”"
    ),
    (.inviterRestored(InviterRestored(inviter: "bob", invites: 1)), "let bob go on, with 1 invite"),
    (
      .lineageReassigned(LineageReassigned(subject: "cy", old: "bob", new: nil, reason: .known("founder"))),
      "said that cy was brought in by nobody, not by bob, because: “founder”"
    ),
    (
      .messageMuted(MessageMuted(message: MessageID(number: 3), holders: [.user("bob")])), "muted msg_3 for user:bob"
    ),
    (
      .templateDefined(TemplateDefined(template: "welcome", title: .erased, text: .erased)),
      "gave the template welcome its words"
    ),
    (
      .policyChanged(PolicyChanged(changes: [PolicyChange(.maxRecipients, old: .number(100), new: .number(5))])),
      "changed the policy: max_recipients"
    ),
    (.catalogRetired(CatalogRetired(kind: .group, name: "staff")), "retired the group staff"),
    (
      .keyCreated(
        KeyCreated(key: key, secret: Example.token(), label: "page", owner: "ada", scopes: [.everything])),
      "made key_2 “page” for ada, which may do *"
    ),
    (
      .keyRotated(KeyRotated(key: key, generation: 3, secret: Example.token(), oldUntil: noon)),
      "gave key_2 another secret, its 3rd; the one before opens until 2026-11-21T12:00:00.000000Z"
    ),
    (
      .keyUsed(KeyUsed(key: key, uid: 1000, pid: 7, program: "curl", command: "audit", count: 1, last: noon)),
      "counted 1 use of key_2 for audit by uid 1000 with curl, the last at 2026-11-21T12:00:00.000000Z"
    ),
  ]

  @Test(arguments: told.indices) func `what happened is told as people say it`(index: Int) {
    var book = RecordBook()
    let (event, deed) = Self.told[index]
    #expect(book.add(event).sentence == "ada \(deed).")
  }

  @Test func `no sentence is made from the name of a type alone`() {
    let records = RandomLog.records(3_000, seed: 11)
    #expect(Set(records.map(\.event.type)).count > 30)
    for record in records {
      #expect(record.sentence.split(separator: " ").count >= 3 && !record.sentence.contains(record.event.type.rawValue))
    }
  }
}
