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

  /// How many places some holders have together: no fewer than the messages in their views.
  package func count(heldBy holders: [Holder]) -> Int { holders.reduce(0) { $0 + Int(list(of: $1)?.count ?? 0) } }

  /// The messages in the views of some holders, whatever box they are in, ascending, from a number on.
  package func messages(heldBy holders: [Holder], from number: UInt64) -> [MessageID] {
    var found: Set<UInt32> = []
    for holder in holders {
      for place in RowChain(list(of: holder), next: { places[$0].nextOfHolder })
      where UInt64(places[place].message) + 1 >= number {
        found.insert(places[place].message)
      }
    }
    return found.sorted().map { MessageID(number: UInt64($0) + 1) }
  }

  /// How many messages a user has in the archive of their own.
  package func archivedCount(of user: String) -> Int {
    RowChain(list(of: .user(user))) { places[$0].nextOfHolder }.lazy.filter { places[$0].move.box == .archived }.count
  }

  private func list(of holder: Holder) -> RowList? {
    names.find(holder.description).flatMap { Int($0) < byHolder.count ? byHolder[Int($0)] : nil }
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
