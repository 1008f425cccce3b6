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

  /// bob was brought in by ada, and counts as cy's since; then nobody's.
  private func reassigned() -> RecordBook {
    var book = family()
    book.add(
      .lineageReassigned(LineageReassigned(subject: "bob", old: "ada", new: "cy", reason: .known("met her"))),
      actor: "root")
    return book
  }

  @Test func `somebody who was reassigned stands under the new inviter, with everyone under them`() throws {
    let model = LineageModel(records: reassigned().records)
    #expect(model.above("dee").map(\.name) == ["bob", "cy", "ada"])
    #expect(model.under("cy").map { "\($0.depth) \($0.member.name)" } == ["1 bob", "2 dee"])
    let bob = try #require(model.member("bob"))
    #expect(bob.inviter == "cy" && bob.arrival?.inviter == "ada")
    #expect(bob.reassignments.map(\.reason) == [.known("met her")])
    #expect(bob.reassignments.map(\.actor) == ["root"])
  }

  @Test func `everyone somebody ever brought in is found, those who are another's now at the end`() {
    var book = reassigned()
    book.add(.lineageReassigned(LineageReassigned(subject: "bob", old: "cy", new: nil, reason: .erased)))
    let model = LineageModel(records: book.records)
    func found(_ name: String) -> [String] {
      model.under(name).map { "\($0.depth) \($0.member.name)\($0.isFormer ? ", former" : "")" }
    }
    #expect(found("ada") == ["1 cy", "1 bob, former", "2 dee, former"])
    #expect(found("cy") == ["1 bob, former", "2 dee, former"])
    #expect(found("bob") == ["1 dee"])
    #expect(model.above("dee").map(\.name) == ["bob"])
    #expect(model.roots.map(\.name) == ["ada", "bob"])
  }

  @Test func `reassigned back, somebody stands where they stood`() {
    var book = reassigned()
    book.add(.lineageReassigned(LineageReassigned(subject: "bob", old: "cy", new: "ada", reason: .erased)))
    let model = LineageModel(records: book.records)
    #expect(model.above("bob").map(\.name) == ["ada"])
    #expect(model.under("ada").map(\.isFormer) == [false, false, false])
    // Once under her, always found there: as former.
    #expect(model.under("cy").map(\.isFormer) == [true, true])
  }

  @Test func `one who was added can be said to have been brought in`() {
    var book = family()
    book.add(.accountAdded(AccountAdded(account: "eve", role: .member)))
    book.add(.lineageReassigned(LineageReassigned(subject: "eve", old: nil, new: "dee", reason: .erased)))
    let model = LineageModel(records: book.records)
    #expect(model.above("eve").map(\.name) == ["dee", "bob", "ada"])
    #expect(model.member("eve")?.arrival == nil)
  }

  @Test func `undoing a redemption leaves ancestors and descendants where they are`() {
    var book = family()
    book.add(Example.undone(1, invite: 1, by: "bob", closing: true))
    let model = LineageModel(records: book.records)
    #expect(model.above("dee").map(\.name) == ["bob", "ada"])
    #expect(model.under("ada").map { "\($0.depth) \($0.member.name)" } == ["1 bob", "2 dee", "1 cy"])
    #expect(model.member("bob")?.isDeactivated == true)
    book.add(Example.issued(3, by: "cy"))
    book.add(Example.redeemed(4, invite: 3, by: "bob", existing: true))
    let later = LineageModel(records: book.records)
    #expect(later.member("bob")?.isDeactivated == false && later.above("bob").map(\.name) == ["ada"])
  }

  @Test func `a deactivated member stays in the tree`() {
    var book = family()
    book.add(.accountDeactivated(AccountDeactivated(account: "bob")))
    let model = LineageModel(records: book.records)
    #expect(model.under("ada").map(\.member.isDeactivated) == [true, false, false])
  }
}
