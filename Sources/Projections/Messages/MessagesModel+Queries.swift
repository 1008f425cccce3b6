// Questions to the model of messages.

package import InviteLedger

/// A message and where it is for each of its holders.
package struct MessageView: Hashable, Sendable {
  package var message: MessageID
  package var seq: UInt64
  package var time: Timestamp
  package var sender: String
  package var title: PersonalText
  package var text: PersonalText
  /// The template it was sent with.
  package var template: String?
  /// The sender, then the recipients in their order.
  package var places: [PlaceView]
  package var replies: [ReplyView]
  package var notes: [NoteView]
}

/// A message in one holder's view.
package struct PlaceView: Hashable, Sendable {
  package var message: MessageID
  package var holder: Holder
  package var box: MessageBox
  /// Seq and time of the event that put it there.
  package var seq: UInt64
  package var time: Timestamp
  package var mover: String
  package var move: PlaceMove
  /// A reply leaves it where it is.
  package var isMuted = false
}

/// One event of a message's life.
package struct StepView: Hashable, Sendable {
  package var seq: UInt64
  package var time: Timestamp
  package var actor: String
  package var kind: StepKind
  /// In whose views, in the order of the message's holders; everybody's for the sending, nobody's for a reply.
  package var holders: [Holder]
}

/// A reply.
package struct ReplyView: Hashable, Sendable {
  /// From 1.
  package var reply: UInt32
  package var seq: UInt64
  package var time: Timestamp
  package var sender: String
  package var text: PersonalText
}

extension MessagesModel {
  package var count: Int { messages.count }

  package func message(_ id: MessageID) -> MessageView? {
    guard let index = index(id) else { return nil }
    let row = messages[index]
    return MessageView(
      message: id, seq: row.seq, time: Timestamp(microseconds: row.time), sender: names.text(row.sender),
      title: texts.value(row.title) ?? .erased, text: texts.value(row.text) ?? .erased,
      template: names.optionalText(row.template),
      places: row.placeRange.compactMap(place), replies: replies[index] ?? [], notes: notes.notes(on: id.description))
  }

  /// Everything that happened to a message, in order: sent, replied, archived, restored, muted, unmuted.
  package func steps(of message: MessageID) -> [StepView] {
    guard let view = self.message(message), let index = index(message) else { return [] }
    var found = [
      StepView(seq: view.seq, time: view.time, actor: view.sender, kind: .sent, holders: view.places.map(\.holder))
    ]
    found += view.replies.map {
      StepView(seq: $0.seq, time: $0.time, actor: $0.sender, kind: .replied, holders: [])
    }
    for step in RowChain(messages[index].steps, next: { steps[$0].nextOfMessage }) {
      let row = steps[step]
      guard let holder = Holder(text: names.text(row.holder)) else { continue }
      // The rows of one event stand side by side.
      if found[found.count - 1].seq == row.seq {
        found[found.count - 1].holders.append(holder)
      } else {
        found.append(
          StepView(
            seq: row.seq, time: Timestamp(microseconds: row.time), actor: names.text(row.actor), kind: row.kind,
            holders: [holder]))
      }
    }
    return found.sorted { $0.seq < $1.seq }
  }

  /// Who has a message in a box, in the order of its holders.
  package func holders(of message: MessageID, in box: MessageBox) -> [Holder] {
    guard let index = index(message) else { return [] }
    return messages[index].placeRange.compactMap(place).filter { $0.box == box }.map(\.holder)
  }

  /// What a user has in a box: their own view and those of the groups they belong to, which the caller knows. One entry
  /// a message and view, oldest message first and a user's own view before the groups', after one message, `limit` at
  /// most unless the last message has more views.
  package func box(
    _ box: MessageBox, of user: String, groups: [String] = [], after: MessageID? = nil, limit: Int = .max
  ) -> [PlaceView] {
    entries([.user(user)] + groups.map { .group($0) }, box, after: after, limit: limit)
  }

  /// What a group has in a box; order and limit as for a user.
  package func box(
    _ box: MessageBox, ofGroup group: String, after: MessageID? = nil, limit: Int = .max
  ) -> [PlaceView] {
    entries([.group(group)], box, after: after, limit: limit)
  }

  /// How many messages a user has in the archive of their own.
  package func archivedCount(of user: String) -> Int {
    guard let number = names.find(Holder.user(user).description), Int(number) < byHolder.count else { return 0 }
    return RowChain(byHolder[Int(number)]) { places[$0].nextOfHolder }.lazy.filter { places[$0].move.box == .archived }
      .count
  }

  private func entries(_ holders: [Holder], _ box: MessageBox, after: MessageID?, limit: Int) -> [PlaceView] {
    var found: [(rank: Int, place: Int)] = []
    for (rank, holder) in holders.enumerated() {
      guard let number = names.find(holder.description), Int(number) < byHolder.count else { continue }
      let chain = RowChain(byHolder[Int(number)]) { places[$0].nextOfHolder }
      found += chain.lazy.filter { places[$0].move.box == box && UInt64(places[$0].message) >= after?.number ?? 0 }
        .prefix(max(0, limit)).map { (rank, $0) }
    }
    found.sort { (places[$0.place].message, $0.rank) < (places[$1.place].message, $1.rank) }
    return found.prefix(cut(found.map { places[$0.place].message }, limit)).compactMap { place($0.place) }
  }

  /// How many of these entries are given, so that no message is given in part.
  private func cut(_ messages: [UInt32], _ limit: Int) -> Int {
    guard limit > 0, messages.count > limit else { return min(max(0, limit), messages.count) }
    let last = messages[limit - 1]
    return messages[limit...].firstIndex { $0 != last } ?? messages.count
  }

  private func place(_ index: Int) -> PlaceView? {
    let row = places[index]
    guard let holder = Holder(text: names.text(row.holder)) else { return nil }
    return PlaceView(
      message: MessageID(number: UInt64(row.message) + 1), holder: holder, box: row.move.box, seq: row.seq,
      time: Timestamp(microseconds: row.time), mover: names.text(row.mover), move: row.move,
      isMuted: row.isMuted)
  }
}
