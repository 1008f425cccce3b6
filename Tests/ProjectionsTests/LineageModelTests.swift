// The model of lineage: chains up, trees down, circles survived.

import InviteLedger
import Projections
import Testing

struct LineageModelTests {
  /// ada brought in bob and cy, bob brought in dee.
  private func family() -> RecordBook {
    var book = RecordBook()
    book.add(Example.issued(1, by: "ada", uses: .unlimited))
    book.add(Example.redeemed(1, invite: 1, by: "bob"))
    book.add(Example.issued(2, by: "bob"))
    book.add(Example.redeemed(2, invite: 2, by: "dee"))
    book.add(Example.redeemed(3, invite: 1, use: 2, by: "cy"))
    return book
  }

  @Test func `the chain above somebody is every inviter, the nearest first`() {
    let model = LineageModel(records: family().records)
    #expect(model.above("dee").map(\.name) == ["bob", "ada"])
    #expect(model.above("ada").isEmpty)
    #expect(model.above("nobody").isEmpty)
  }

  @Test func `everyone under somebody is listed with their depth, each before those under them`() {
    let model = LineageModel(records: family().records)
    #expect(model.under("ada").map { "\($0.depth) \($0.member.name)" } == ["1 bob", "2 dee", "1 cy"])
    #expect(model.countUnder("ada") == 3)
    #expect(model.roots.map(\.name) == ["ada"])
  }

  @Test func `an edge names the redemption and the invite`() throws {
    let bob = try #require(LineageModel(records: family().records).member("bob"))
    #expect(bob.arrival?.inviter == "ada" && bob.arrival?.redemption == RedemptionID(number: 1))
    #expect(bob.seq == 2 && bob.invitees == 1)
  }

  @Test func `what a member redeems later adds no edge`() {
    var book = family()
    book.add(Example.issued(3, by: "cy"))
    book.add(Example.redeemed(4, invite: 3, by: "bob", existing: true))
    #expect(LineageModel(records: book.records).above("bob").map(\.name) == ["ada"])
  }

  @Test func `an inviter who redeems the invite of an invitee closes a circle that every walk survives`() {
    var book = family()
    book.add(Example.issued(3, by: "dee"))
    book.add(Example.redeemed(4, invite: 3, by: "ada"))
    let model = LineageModel(records: book.records)
    #expect(model.above("bob").map(\.name) == ["ada", "dee"])
    #expect(model.under("ada").map(\.member.name) == ["bob", "dee", "cy"])
  }

  @Test func `a deactivated member stays in the tree`() {
    var book = family()
    book.add(.accountDeactivated(AccountDeactivated(account: "bob")))
    let model = LineageModel(records: book.records)
    #expect(model.under("ada").map(\.member.isDeactivated) == [true, false, false])
  }
}
