// The model of accounts: added, made by redemption, changed, found four ways.

import InviteLedger
import Projections
import Testing

struct AccountsModelTests {
  private func added(_ name: String, email: String? = nil, uid: UInt32? = nil, external: String? = nil) -> Event {
    .accountAdded(
      AccountAdded(
        account: name, email: email.map { .known($0) }, role: .member, groups: ["staff"], uid: uid, external: external))
  }

  @Test func `an account is found by name, address, uid and external id`() {
    var book = RecordBook()
    book.add(added("ada", email: "Ada@Example.org", uid: 1000, external: "x-1"))
    let model = AccountsModel(records: book.records)
    #expect(model.account("ada")?.email == .known("Ada@Example.org"))
    #expect(model.account(email: "ADA@example.ORG")?.account == "ada")
    #expect(model.account(uid: 1000)?.account == "ada")
    #expect(model.account(external: "x-1")?.account == "ada")
    #expect(model.account("Ada") == nil)
  }

  @Test func `a redemption makes an account, and grants to one that is there`() throws {
    var book = RecordBook()
    book.add(Example.issued(1, uses: .unlimited))
    book.add(Example.redeemed(1, invite: 1, by: "bob", email: "bob@example.org", groups: ["staff"]))
    book.add(
      Example.redeemed(
        2, invite: 1, use: 2, by: "bob", email: "other@example.org", existing: true, groups: ["staff", "ops"]))
    let bob = try #require(AccountsModel(records: book.records).account("bob"))
    #expect(bob.redemption == RedemptionID(number: 1) && bob.seq == 2)
    #expect(bob.groups == ["staff", "ops"])
    #expect(bob.email == .known("bob@example.org"))
  }

  @Test func `a changed address is found and the old one is not`() {
    var book = RecordBook()
    book.add(added("ada", email: "old@example.org", uid: 1000))
    book.add(
      .accountChanged(
        AccountChanged(
          account: "ada", old: AccountFields(email: .known("old@example.org"), uid: 1000),
          new: AccountFields(email: .known("new@example.org"), uid: 1001))))
    let model = AccountsModel(records: book.records)
    #expect(model.account(email: "old@example.org") == nil && model.account(uid: 1000) == nil)
    #expect(model.account(email: "new@example.org")?.uid == 1001)
  }

  @Test func `lists are by the bytes of the name and can be of one group`() {
    var book = RecordBook()
    for name in ["zoe", "Ada", "bob", "ada"] { book.add(added(name)) }
    book.add(Example.issued(1))
    book.add(Example.redeemed(1, invite: 1, by: "cy"))
    let model = AccountsModel(records: book.records)
    #expect(model.accounts().map(\.account) == ["Ada", "ada", "bob", "cy", "zoe"])
    #expect(model.accounts(inGroup: "staff", after: "ada", limit: 2).map(\.account) == ["bob", "zoe"])
    #expect(model.groups(of: "cy").isEmpty)
  }

  @Test func `an undone redemption takes away what it says and closes the account until the next one`() throws {
    var book = RecordBook()
    book.add(Example.issued(1, uses: .unlimited))
    book.add(Example.redeemed(1, invite: 1, by: "bob", email: "bob@example.org", groups: ["staff", "ops"]))
    book.add(Example.undone(1, invite: 1, by: "bob", closing: true, groups: ["staff"]), actor: "root")
    let closed = try #require(AccountsModel(records: book.records).account("bob"))
    #expect(closed.groups == ["ops"] && closed.deactivation?.undone == RedemptionID(number: 1))
    book.add(Example.redeemed(2, invite: 1, by: "bob", existing: true, groups: ["staff"]))
    let open = try #require(AccountsModel(records: book.records).account("bob"))
    #expect(open.groups == ["ops", "staff"] && open.deactivation == nil)
  }

  @Test func `a deactivation says when, by whom and why`() throws {
    var book = RecordBook()
    book.add(added("ada"))
    book.add(.accountDeactivated(AccountDeactivated(account: "ada", reason: .known("left"))), actor: "root")
    let ada = try #require(AccountsModel(records: book.records).account("ada"))
    #expect(ada.deactivation?.seq == 2 && ada.deactivation?.time == book.now)
    #expect(ada.deactivation?.actor == "root" && ada.deactivation?.reason == .known("left"))
  }
}
