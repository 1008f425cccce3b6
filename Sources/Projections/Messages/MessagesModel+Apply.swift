// How records change the model of messages.

package import InviteLedger

extension MessagesModel {
  package mutating func apply(_ record: Record) {
    switch record.event {
    case .messageSent(let event): apply(event, record)
    case .messageReplied(let event): apply(event, record)
    case .messageArchived(let event): move(event.message, event.holders, PlaceMove(event.cause), record)
    case .messageRestored(let event): move(event.message, event.holders, PlaceMove(event.cause), record)
    case .noteAdded(let event) where MessageID(text: event.target) != nil: notes.add(event, record)
    default: break
    }
  }

  private mutating func apply(_ event: MessageSent, _ record: Record) {
    guard let index = event.message.newIndex(in: record),
      index >= messages.count || messages[index].placeCount == 0
    else { return }
    let holders = Message.holders(sender: event.sender, recipients: event.recipients)
    var row = MessageRow()
    row.seq = record.seq
    row.time = record.time.microseconds
    row.sender = names.number(of: event.sender)
    row.title = texts.reference(to: event.title)
    row.text = texts.reference(to: event.text)
    row.firstPlace = UInt32(clamping: places.count)
    row.placeCount = UInt32(clamping: holders.count)
    messages.extend(to: index + 1, with: MessageRow())
    messages[index] = row
    let mover = names.number(of: record.actor)
    for holder in holders { place(index, for: holder, mover, record) }
  }

  private mutating func place(_ message: Int, for holder: Holder, _ mover: UInt32, _ record: Record) {
    let number = names.number(of: holder.description)
    places.append(
      PlaceRow(
        seq: record.seq, time: record.time.microseconds, message: UInt32(clamping: message), holder: number,
        mover: mover))
    byHolder.extend(to: Int(number) + 1, with: RowList())
    let index = places.count - 1
    if let before = byHolder[Int(number)].append(index) { places[before].nextOfHolder = RowLink.to(index) }
  }

  private mutating func apply(_ event: MessageReplied, _ record: Record) {
    guard let index = index(event.message) else { return }
    replies[index, default: []].append(
      ReplyView(reply: event.reply, seq: record.seq, time: record.time, sender: event.sender, text: event.text))
  }

  private mutating func move(_ message: MessageID, _ holders: [Holder], _ move: PlaceMove, _ record: Record) {
    guard let index = index(message) else { return }
    let mover = names.number(of: record.actor)
    let numbers = Set(holders.compactMap { names.find($0.description) })
    for place in messages[index].placeRange where numbers.contains(places[place].holder) {
      places[place].seq = record.seq
      places[place].time = record.time.microseconds
      places[place].mover = mover
      places[place].move = move
    }
  }

  /// The row of a message that was sent.
  func index(_ message: MessageID) -> Int? {
    guard let index = message.index(below: messages.count), messages[index].placeCount > 0 else { return nil }
    return index
  }
}
