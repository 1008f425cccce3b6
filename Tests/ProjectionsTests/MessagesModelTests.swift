// The model of messages: whose inbox, whose archive, and how it got there.

import InviteLedger
import Projections
import Testing

struct MessagesModelTests {
  private static let first = MessageID(number: 1)

  private func conversation() -> RecordBook {
    var book = RecordBook()
    book.add(Example.sent(1, from: "ada", to: [.user("bob"), .group("staff")]))
    book.add(.messageArchived(MessageArchived(message: Self.first, holders: [.user("ada")], cause: .auto)))
    book.add(
      .messageArchived(MessageArchived(message: Self.first, holders: [.user("bob")], cause: .command)), actor: "bob")
    return book
  }

  @Test func `a message starts in everybody's inbox and is archived for each alone`() {
    let model = MessagesModel(records: conversation().records)
    #expect(model.holders(of: Self.first, in: .inbox) == [.group("staff")])
    #expect(model.holders(of: Self.first, in: .archived) == [.user("ada"), .user("bob")])
    let places = model.message(Self.first)?.places
    #expect(places?.map(\.move) == [.archivedAutomatically, .archivedByCommand, .sent])
    #expect(places?.map(\.mover) == ["ada", "bob", "ada"])
  }

  @Test func `a reply brings it back and is listed`() throws {
    var book = conversation()
    let reply = MessageReplied(message: Self.first, reply: 1, sender: "bob", text: .known("yes"))
    book.add(.messageReplied(reply), actor: "bob")
    let restored = MessageRestored(message: Self.first, holders: [.user("ada"), .user("bob")], cause: .reply)
    book.add(.messageRestored(restored), actor: "bob")
    let view = try #require(MessagesModel(records: book.records).message(Self.first))
    #expect(view.places.map(\.box) == [.inbox, .inbox, .inbox])
    #expect(view.places.map(\.move.cause) == ["reply", "reply", nil])
    #expect(view.replies.map(\.text) == [.known("yes")])
  }

  @Test func `what was muted says so, until it is not`() throws {
    var book = conversation()
    book.add(.messageMuted(MessageMuted(message: Self.first, holders: [.user("bob")])), actor: "bob")
    #expect(MessagesModel(records: book.records).message(Self.first)?.places.map(\.isMuted) == [false, true, false])
    book.add(.messageUnmuted(MessageUnmuted(message: Self.first, holders: [.user("bob")])), actor: "bob")
    #expect(MessagesModel(records: book.records).message(Self.first)?.places.contains(where: \.isMuted) == false)
  }

  @Test func `the history of a message has every step in order`() {
    var book = conversation()
    book.add(.messageMuted(MessageMuted(message: Self.first, holders: [.user("bob")])), actor: "bob")
    let reply = MessageReplied(message: Self.first, reply: 1, sender: "cy", text: .known("yes"))
    book.add(.messageReplied(reply), actor: "cy")
    book.add(
      .messageRestored(MessageRestored(message: Self.first, holders: [.user("ada")], cause: .reply)), actor: "cy")
    let both: [Holder] = [.user("ada"), .user("bob")]
    book.add(.messageArchived(MessageArchived(message: Self.first, holders: both, cause: .command)), actor: "root")
    let steps = MessagesModel(records: book.records).steps(of: Self.first)
    #expect(
      steps.map(\.kind.word) == ["sent", "archived", "archived", "muted", "replied", "restored", "archived"])
    #expect(steps.map(\.kind.cause) == [nil, "auto", "command", nil, nil, "reply", "command"])
    #expect(steps.map(\.seq) == steps.map(\.seq).sorted())
    #expect(steps.last?.holders == both && steps.last?.actor == "root")
    #expect(steps.first?.holders == [.user("ada"), .user("bob"), .group("staff")])
  }

  @Test func `templates are listed by name, with the names they need`() throws {
    var book = RecordBook()
    book.add(.templateDefined(TemplateDefined(template: "b", title: .known("%{x}"), text: .known("${y} %{x}"))))
    book.add(.templateDefined(TemplateDefined(template: "a", title: .known("t"), text: .erased)))
    book.add(.templateRetired(TemplateRetired(template: "a")))
    book.add(.templateRetired(TemplateRetired(template: "c")))
    let model = MessagesModel(records: book.records)
    #expect(model.templates().map(\.name) == ["a", "b"])
    #expect(model.templates(after: "a", limit: 1).map(\.name) == ["b"])
    #expect(model.template("b")?.placeholders == ["x", "y"])
    #expect(try #require(model.template("a")).retired == 3)
    #expect(model.template("b")?.retired == nil)
  }

  @Test func `the messages in some views are each there once, in order`() {
    var book = RecordBook()
    for number: UInt64 in 1...4 {
      book.add(Example.sent(number, from: "ada", to: number == 2 ? [.user("eve")] : [.user("bob"), .group("staff")]))
    }
    let model = MessagesModel(records: book.records)
    let views: [Holder] = [.user("bob"), .group("staff")]
    #expect(model.messages(heldBy: views, from: 1).map(\.number) == [1, 3, 4])
    #expect(model.messages(heldBy: views, from: 2).map(\.number) == [3, 4])
    #expect(model.messages(heldBy: [.user("nobody")], from: 1).isEmpty)
    #expect(model.count(heldBy: views) == 6 && model.count(heldBy: [.user("eve"), .user("nobody")]) == 1)
  }

  @Test func `a holder who has not the message changes nothing`() {
    var book = conversation()
    let before = MessagesModel(records: book.records).snapshotBytes
    book.add(.messageArchived(MessageArchived(message: Self.first, holders: [.user("eve")], cause: .command)))
    #expect(MessagesModel(records: book.records).snapshotBytes == before)
  }
}
