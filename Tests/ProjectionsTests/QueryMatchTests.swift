// What queries mean, event by event.

import InviteLedger
import Projections
import Testing

struct QueryMatchTests {
  /// 1 issued by ada for bob in batch 1 · 2 redeemed by bob · 3 message · 4 archived · 5 note on the invite.
  private func records() -> [Record] {
    var book = RecordBook()
    book.add(
      Example.issued(1, email: "Bob@Example.org", groups: ["staff"], batch: 1),
      meta: RecordMeta(batch: 1, request: RequestMark(id: "r-1", digest: "x"), uid: 1000))
    book.add(Example.redeemed(1, invite: 1, by: "bob", email: "bob@example.org", groups: ["staff"]), actor: "bob")
    book.add(Example.sent(1, from: "ada", to: [.user("bob"), .group("ops")]))
    let archived = MessageArchived(message: MessageID(number: 1), holders: [.user("bob")], cause: .command)
    book.add(.messageArchived(archived), actor: "bob", meta: RecordMeta(batch: 4, cause: 3, uid: 1001))
    book.add(.noteAdded(NoteAdded(target: "inv_1", text: .known("Called Twice"))), actor: "eve")
    return book.records
  }

  private func seqs(_ text: String) throws -> [UInt64] {
    let records = records()
    let now = Timestamp(microseconds: RecordBook.start.microseconds + 6_000_000)
    let facts = ModelFacts(
      lineage: LineageModel(records: records), invites: InvitesModel(records: records), marks: ["here": 3])
    let query = try Query(text, about: Record.self, in: QueryContext(now: now, facts: facts))
    return records.filter(query.matches).map(\.seq)
  }

  @Test(arguments: [
    ("", [1, 2, 3, 4, 5]), ("seq=2", [2]), ("seq=2..4", [2, 3, 4]), ("seq=4..", [4, 5]), ("seq=..2", [1, 2]),
    ("seq=1,5", [1, 5]), ("seq!=1,5", [2, 3, 4]), ("since=4", [4, 5]), ("until=2", [1, 2]),
    ("since=2 until=3", [2, 3]), ("since=2 seq=1,5", [5]), ("since=2s", [4, 5]), ("until=-3s", [1, 2, 3]),
    ("since=now", []), ("since=today", [1, 2, 3, 4, 5]), ("until=yesterday", []), ("ts=2026-11-21", [1, 2, 3, 4, 5]),
    ("ts=2026-11", [1, 2, 3, 4, 5]), ("ts=2026-10", []), ("ts=2026-11-21T09:00:02Z", [2]),
    ("ts=2026-11-21T10:00:02+01:00", [2]), ("since=2026-11-21T09:00:04.0Z", [4, 5]), ("since=@1795251603", [3, 4, 5]),
    ("type=InviteIssued", [1]), ("type=inviteissued,NOTEADDED", [1, 5]), ("type!=InviteIssued", [2, 3, 4, 5]),
    ("type:message", [3, 4]), ("actor=bob", [2, 4]), ("actor=ada actor=eve", [1, 3, 5]), ("actor!=ada actor!=bob", [5]),
    ("actor=ada type:message", [3]), ("uid=1000", [1]), ("uid=1000..1001", [1, 4]), ("uid!=1000", [2, 3, 4, 5]),
    ("req=r-1", [1]), ("cause=3", [4]), ("batch=bat_1", [1]), ("invite=inv_1", [1, 2, 5]), ("invite!=inv_1", [3, 4]),
    ("email=BOB@example.ORG", [1, 2]), ("email:@EXAMPLE", [1, 2]), ("member=bob", [2]), ("message=msg_1", [3, 4]),
    ("inviter=ada", [1]), ("group=staff", [1, 2]), ("group=ops", [3]), ("kind=email", [1]), ("role=member", [1, 2]),
    ("role=400", [1, 2]), ("holder=user:bob", [3, 4]), ("holder=user:ada", [3]), ("box=inbox", [3]),
    ("box=archived", [4]), ("status=pending", [1]), ("data.text:called", [5]), ("data.granted.groups=staff", [2]),
    ("data.granted.groups.0=staff", [2]), ("data.granted.groups.1=staff", []), ("data.max_uses=1", [1]),
    ("data.expires=null", [1]), ("data.existing_account=false", [2]), ("data.email=Bob@Example.org", [1]),
    ("domain=Example.ORG", [1, 2]), ("domain:example", [1, 2]), ("issued=today", [1]), ("redeemed=today", [2]),
    ("expires=2026-12", []), ("meta.req=r-1", [1]), ("not actor=bob", [1, 3, 5]), ("not actor!=bob", [2, 4]),
    ("seq=1 or actor=bob", [1, 2, 4]), ("seq=1 or actor=bob since=3", [4]), ("since=4 seq=1 or actor=bob", [4]),
    ("type:message not seq=3 or seq=1", [1, 4]), ("actor~^.o", [2, 4]), ("actor~^A", []), ("type~Token", [2]),
    ("type~token", [2]), ("data.text~twice$", [5]), ("actor~d,v", [1, 3, 5]), ("has=email", [1, 2]),
    ("missing=email", [3, 4, 5]), ("has=data.note,uid", [1, 4]), ("missing=uid has=invite", [2, 5]),
    ("has=expires", []), ("invite=inv_1..inv_9", [1, 2, 5]), ("invite=inv_2..", []), ("data.use=1..3", [2]),
    ("data.text=1..", []), ("title=Hello", [3]), ("title~^h", [3]), ("ts=saturday", [1, 2, 3, 4, 5]),
    ("since=friday until=+1h", [1, 2, 3, 4, 5]), ("Bob@example.org", [1, 2]), ("NoteAdded", [5]),
    ("about=inv_1", [1, 2, 5]), ("inv_1", [1, 2, 5]), ("about=msg_1", [3, 4]), ("about=bob", [2, 3, 4]),
    ("about=eve", [5]), ("under=ada", [2, 4]), ("under=bob", []), ("above=bob", [1, 3]), ("not under=ada", [1, 3, 5]),
    ("since=inv_1:redeemed", [2, 3, 4, 5]), ("seq=mark:here..", [3, 4, 5]), ("until=mark:here", [1, 2, 3]),
    ("meta.uid=1001", [4]), ("data.nothing=1", []), ("grep=called", [5]), ("grep=Called", [5]), ("grep=calleD", []),
    ("grep=bob@", [1, 2]), ("grep!=bob", [5]), ("grep=inv_1 actor=eve", [5]), ("grep=a,b", []),
    ("not actor=eve grep=inv_1", [1, 2]),
    (#"'grep="type":"Note|"cause":3'"#, [4, 5]), (#"'grep="bob","existing'"#, [2]), ("grep=^.+eve.+$", [5]),
    ("seq=1 or actor=bob grep=archived", [4]), ("grep=archived seq=1 or actor=bob", [4]),
    ("grep=inv_1 grep!=Note", [1, 2]),
  ])
  func `a query finds these events`(text: String, expected: [UInt64]) throws {
    #expect(try seqs(text) == expected, "\(text)")
  }

  @Test func `an erased value answers no question about it`() throws {
    var book = RecordBook()
    book.add(
      .inviteIssued(
        InviteIssued(
          invite: InviteID(number: 1), kind: .email, token: Example.token(), inviter: "ada", email: .erased,
          binding: .strict, maxUses: .uses(1), role: .member, expires: .never, source: .single)))
    for text in ["email=bob@example.org", "email:bob", "data.email:bob", "data.email=true", "grep=bob@"] {
      #expect(try !book.records.contains(where: Query(text, now: book.now).matches), "\(text)")
    }
  }
}
