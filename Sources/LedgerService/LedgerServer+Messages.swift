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
struct MessageWish: Sendable {
  let query: Query
  /// In whose views `box` is meant; nil for anybody's.
  let views: [Holder]?
  let reader: MessageReader

  func matches(_ message: MessageView) -> Bool {
    query.matches(MessageSubject(message, inViewsOf: views, isReadable: reader.mayRead(message)))
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

  func listMessages(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    let page = try page(of: request)
    let after = try page.after.map { (text) throws(ReplyError) in try Page.id(text, as: MessageID.self) }
    let box = request.text("box").flatMap(MessageBox.init(rawValue:))
    let holder = try request.holders("holder").map { (given) throws(ReplyError) in try one(of: given) }
    if let bounds = bounds(of: request, from: session) {
      guard let holder, bounds.contains(where: { $0.holds([holder]) }) else { throw beyondBounds(bounds) }
    }
    let reader = reader(of: request, on: session)
    let (query, views) = (try query(about: MessageSubject.self, of: request), holder.map(views))
    let wish = query.isEverything ? nil : MessageWish(query: query, views: views, reader: reader)
    let found = messages(of: holder, in: box, after: after, limit: page.limit + 1, wish)
    for message in found.prefix(page.limit) {
      reply.row { $0.members(of: message, readable: reader.mayRead(message)) }
    }
    end(&reply, found.map(\.message.description), page)
  }

  private func one(of holders: [Holder]) throws(ReplyError) -> Holder {
    guard holders.count == 1 else {
      throw ReplyError(.ledger(.argumentInvalid), "holder= takes one holder here", hint: "message list holder=user:ada")
    }
    return holders[0]
  }

  /// Messages in a holder's view, or in anybody's, oldest first, those that are wanted and `limit` at most.
  private func messages(
    of holder: Holder?, in box: MessageBox?, after: MessageID?, limit: Int, _ wish: MessageWish?
  ) -> [MessageView] {
    let boxes = box.map { [$0] } ?? MessageBox.allCases
    guard let holder else {
      return models.messages.ask { model in
        let later = (after?.number ?? 0) + 1
        guard later <= UInt64(model.count) else { return [] }
        let all = (later...UInt64(model.count)).lazy.compactMap { model.message(MessageID(number: $0)) }
        return Self.first(limit, of: all) { message in
          message.places.contains { boxes.contains($0.box) } && wish?.matches(message) ?? true
        }
      }
    }
    // Only looking tells how many of a view are wanted.
    let most = wish == nil ? limit : .max
    let ids = Set(boxes.flatMap { places(of: holder, in: $0, after: after, limit: most) }.map(\.message))
    return models.messages.ask { model in
      Self.first(limit, of: ids.sorted().lazy.compactMap(model.message)) { wish?.matches($0) ?? true }
    }
  }

  private static func first(
    _ limit: Int, of messages: some Sequence<MessageView>, _ isWanted: (MessageView) -> Bool
  ) -> [MessageView] {
    var found: [MessageView] = []
    for message in messages where isWanted(message) {
      found.append(message)
      if found.count == limit { break }
    }
    return found
  }

  /// The views that are a holder's: a user's own and those of the user's groups.
  private func views(of holder: Holder) -> [Holder] {
    guard case .user(let name) = holder else { return [holder] }
    return [holder] + models.accounts.ask { $0.groups(of: name) }.map { .group($0) }
  }

  /// What is in a box: a user's own view and those of the user's groups.
  private func places(of holder: Holder, in box: MessageBox, after: MessageID?, limit: Int) -> [PlaceView] {
    switch holder {
    case .user(let name):
      let groups = models.accounts.ask { $0.groups(of: name) }
      return models.messages.ask { $0.box(box, of: name, groups: groups, after: after, limit: limit) }
    case .group(let name):
      return models.messages.ask { $0.box(box, ofGroup: name, after: after, limit: limit) }
    }
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
