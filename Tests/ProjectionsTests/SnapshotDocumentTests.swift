// Snapshots: their spelling, and what differs between two.

import InviteLedger
import JSONText
import Projections
import Randomness
import Testing

struct SnapshotDocumentTests {
  private func text(_ model: some Projection) -> String { String(decoding: model.snapshotBytes, as: UTF8.self) }

  @Test func `an invite's snapshot is this text`() {
    var book = RecordBook()
    book.add(Example.issued(1, email: "bob@example.org", groups: ["staff"]))
    #expect(
      text(InvitesModel(records: book.records)) == """
        {"invites":{"inv_1":{"status":"pending","kind":"email","inviter":"ada","email":"bob@example.org",\
        "binding":"strict","role":400,"groups":["staff"],"max_uses":1,"used":0,"uses_left":1,"expires":null,\
        "token_hint":"7k3m","token_key":1,"source":"single","issued_seq":1,"issued":"2026-11-21T09:00:01.000000Z"}},\
        "redemptions":{},"batches":{}}
        """)
  }

  @Test func `an erased value is neither absent nor a text`() {
    var book = RecordBook()
    book.add(.accountAdded(AccountAdded(account: "bob", email: .erased, role: .member)))
    #expect(text(AccountsModel(records: book.records)).contains(#""email":{"erased":true}"#))
  }

  @Test func `a file's layout is the same value`() throws {
    let document = try SnapshotDocument(InvitesModel(records: RandomLog.records(100, seed: 3)))
    #expect(try SnapshotDocument(text: Array(document.fileText.utf8)) == document)
  }

  @Test func `a redemption differs in these places`() throws {
    var book = RecordBook()
    book.add(Example.issued(1, uses: .uses(1)))
    let before = try documents(book.records)
    book.add(Example.redeemed(1, invite: 1, by: "bob"))
    let lines = SnapshotDifference.lines(before.differences(to: try documents(book.records)))
    #expect(
      lines == [
        #"  /invites/inv_1/status     "pending" → "exhausted""#,
        #"  /invites/inv_1/used       0 → 1"#,
        #"  /invites/inv_1/uses_left  1 → 0"#,
        #"+ /redemptions/red_1        {"invite":"inv_1","use":1,"seq":2,"ts":"2026-11-21T09:00:02.000000Z","username":"bob","existing_account":false,"granted":{"role":400}}"#,
        #"  /members/ada/invitees     0 → 1"#,
        #"+ /members/bob              {"invited_by":"ada","redemption":"red_1","invite":"inv_1","seq":2,"since":"2026-11-21T09:00:02.000000Z","invitees":0}"#,
        #"+ /accounts/bob             {"role":400,"seq":2,"since":"2026-11-21T09:00:02.000000Z","redemption":"red_1"}"#,
      ])
  }

  @Test func `names are escaped in paths`() {
    let empty = SnapshotDocument()
    let full = SnapshotDocument(members: [JSONMember(name: "a/b~c", value: .integer(1))])
    #expect(SnapshotDifference.lines(full.differences(to: empty)) == ["- /a~1b~0c  1"])
  }

  @Test(arguments: Seeds.usual(1...6))
  func `a patch applied to the old snapshot gives the new one`(seed: UInt64) throws {
    let records = RandomLog.records(120, seed: seed)
    let old = try documents(Array(records[..<60]))
    for count in [0, 30, 60, 61, 90, 120] {
      let new = try documents(Array(records[..<count]))
      let patch = SnapshotDifference.patch(old.differences(to: new))
      let patched = try old.value.patched(with: patch)
      #expect(patched.isSame(as: new.value), "seed \(seed), \(count) records")
      #expect(old.differences(to: old).isEmpty)
    }
  }

  private func documents(_ records: [Record]) throws -> SnapshotDocument {
    var document = try SnapshotDocument(InvitesModel(records: records))
    document.append(try SnapshotDocument(LineageModel(records: records)))
    document.append(try SnapshotDocument(MessagesModel(records: records)))
    document.append(try SnapshotDocument(AccountsModel(records: records)))
    return document
  }
}
