// Questions about messages: whose inbox, what became of one, and who may read it.
import InviteLedger
import JSONText
import LineProtocol
import Projections

/// Who asks about messages.
struct MessageReader: Sendable {
  /// His own view and those of his groups.
  let views: Set<Holder>
  let readsEverything: Bool

  /// A message is shown to its holders; others get its row without title and text.
  func mayRead(_ message: MessageView) -> Bool {
    readsEverything || message.places.contains { views.contains($0.holder) }
  }
}

/// Which messages of a list are asked for.
private struct MessageWish: Sendable {
  let query: Query
  /// Where a message is in one of the views at least.
  let boxes: [MessageBox]
  /// In whose views it is meant; nil for anybody's.
  let views: [Holder]?
  let reader: MessageReader

  func matches(_ message: MessageView) -> Bool {
    guard message.places.contains(where: { boxes.contains($0.box) && views?.contains($0.holder) ?? true }) else {
      return false
    }
    return query.isEverything
      || query.matches(MessageSubject(message, inViewsOf: views, isReadable: reader.mayRead(message)))
  }
}

extension LedgerServer {
  func showMessage(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    let bounds = bounds(of: request, from: session)
    guard let id = request.message("message"), let message = models.messages.ask({ $0.message(id) }),
      bounds.map({ bounds in message.places.contains { place in bounds.contains { $0.holds([place.holder]) } } })
        ?? true
    else {
      throw ReplyError(.ledger(.messageUnknown), "there is no such message", hint: "message list")
    }
    let isReadable = reader(of: request, on: session).mayRead(message)
    let steps = models.messages.ask { $0.steps(of: id) }
    reply.row { json in
      json.members(of: message, readable: isReadable)
      json.texts(of: message, readable: isReadable)
      json.member("inbox", list: message.places.filter { $0.box == .inbox }.map(\.holder.description))
      json.name("history")
      json.beginArray()
      for step in steps.prefix(Limits.listRowsMax) { json.step(step) }
      json.endArray()
      if steps.count > Limits.listRowsMax { json.member("history_left_out", steps.count - Limits.listRowsMax) }
    }
    end(&reply, rows: 1)
  }

  /// Messages in a holder's view, or in anybody's, oldest first.
  func listMessages(_ request: Request, on session: Session) throws(ReplyError) {
    let page = try page(of: request)
    let after = try page.after.map { (text) throws(ReplyError) in try Page.id(text, as: MessageID.self) }
    let box = request.text("box").flatMap(MessageBox.init(rawValue:))
    let holder = try request.holders("holder").map { (given) throws(ReplyError) in try one(of: given) }
    if let bounds = bounds(of: request, from: session) {
      guard let holder, bounds.contains(where: { $0.holds([holder]) }) else { throw beyondBounds(bounds) }
    }
    let wish = MessageWish(
      query: try query(about: MessageSubject.self, of: request), boxes: box.map { [$0] } ?? MessageBox.allCases,
      views: holder.map(views), reader: reader(of: request, on: session))
    let (model, seen) = (models.messages.ask { $0 }, seen)
    let search = ListSearch(candidates(wish, after: after, in: model), limit: page.limit + 1) {
      number -> MessageView? in
      guard let message = model.message(MessageID(number: number)), wish.matches(message) else { return nil }
      return message
    }
    answer(request, on: session, from: search) { [id = request.id] found in
      var reply = ReplyWriter(id: id)
      for message in found.prefix(page.limit) {
        reply.row { $0.members(of: message, readable: wish.reader.mayRead(message)) }
      }
      reply.end(page, found.map(\.message.description), seq: seen)
      return reply
    }
  }

  private func candidates(
    _ wish: MessageWish, after: MessageID?, in model: MessagesModel
  ) -> ListSearch<MessageView>.Candidates {
    let first = (after?.number ?? 0) + 1
    guard let views = wish.views else { return .range(first..<max(first, UInt64(model.count) + 1)) }
    let most = model.count(heldBy: views)
    let gather: @Sendable () -> [UInt64] = { model.messages(heldBy: views, from: first).map(\.number) }
    return most > Limits.thingsPerTurn ? .gathered(atMost: most, gather) : .numbers(gather())
  }

  private func one(of holders: [Holder]) throws(ReplyError) -> Holder {
    guard holders.count == 1 else {
      throw ReplyError(.ledger(.argumentInvalid), "holder= takes one holder here", hint: "message list holder=user:ada")
    }
    return holders[0]
  }

  /// The views that are a holder's: a user's own and those of the user's groups.
  private func views(of holder: Holder) -> [Holder] {
    guard case .user(let name) = holder else { return [holder] }
    return [holder] + models.accounts.ask { $0.groups(of: name) }.map { .group($0) }
  }

  /// The one who asks, with the groups he belongs to as the read models know them. Who acts for somebody reads what that
  /// one may read.
  private func reader(of request: Request, on session: Session) -> MessageReader {
    let actor = session.caller.actor(actingAs: request.envelope.actingAs, in: writer.state)
    let groups = models.accounts.ask { $0.groups(of: actor.name) }
    return MessageReader(
      views: Set([.user(actor.name)] + groups.map { .group($0) }),
      readsEverything: actor.isOperator
        || request.envelope.actingAs == nil
          && session.caller.standing(actingAs: nil, in: writer.state).hasUnbound(.readPersonal)
    )
  }
}
