// How records change the model of messages.

package import InviteLedger

extension MessagesModel {
  package mutating func apply(_ record: Record) {
    switch record.event {
    case .messageSent(let event): apply(event, record)
    case .messageReplied(let event): apply(event, record)
    case .messageArchived(let event): move(event.message, event.holders, PlaceMove(event.cause), record)
    case .messageRestored(let event): move(event.message, event.holders, PlaceMove(event.cause), record)
    case .messageMuted(let event): mute(true, event.message, event.holders, record)
    case .messageUnmuted(let event): mute(false, event.message, event.holders, record)
    case .templateDefined(let event): templates[event.template] = TemplateView(event, record)
    case .templateRetired(let event): templates[event.template]?.retire(record)
    case .noteAdded(let event) where MessageID(text: event.target) != nil: notes.add(event, record)
    default: break
    }
  }

  private mutating func apply(_ event: MessageSent, _ record: Record) {
    guard let index = event.message.newIndex(in: record, reach: reach),
      index >= messages.count || messages[index].placeCount == 0
    else { return }
    let holders = Message.holders(sender: event.sender, recipients: event.recipients)
    var row = MessageRow()
    row.seq = record.seq
    row.time = record.time.microseconds
    row.sender = names.number(of: event.sender)
    row.title = texts.reference(to: event.title)
    row.text = texts.reference(to: event.text)
    row.template = names.optionalNumber(of: event.template)
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
    let mover = names.number(of: record.actor)
    for place in placesOf(message, holders) {
      places[place].seq = record.seq
      places[place].time = record.time.microseconds
      places[place].mover = mover
      places[place].move = move
      remember(.moved(move), at: place, mover, record)
    }
  }

  private mutating func mute(_ isMuted: Bool, _ message: MessageID, _ holders: [Holder], _ record: Record) {
    let actor = names.number(of: record.actor)
    for place in placesOf(message, holders) {
      places[place].isMuted = isMuted
      remember(isMuted ? .muted : .unmuted, at: place, actor, record)
    }
  }

  /// The places of a message that these holders have, in the order of its holders.
  private func placesOf(_ message: MessageID, _ holders: [Holder]) -> [Int] {
    guard let index = index(message) else { return [] }
    let numbers = Set(holders.compactMap { names.find($0.description) })
    return messages[index].placeRange.filter { numbers.contains(places[$0].holder) }
  }

  private mutating func remember(_ kind: StepKind, at place: Int, _ actor: UInt32, _ record: Record) {
    steps.append(
      StepRow(
        seq: record.seq, time: record.time.microseconds, holder: places[place].holder, actor: actor, kind: kind))
    let step = steps.count - 1
    if let before = messages[Int(places[place].message)].steps.append(step) {
      steps[before].nextOfMessage = RowLink.to(step)
    }
  }

  /// The row of a message that was sent.
  func index(_ message: MessageID) -> Int? {
    guard let index = message.index(below: messages.count), messages[index].placeCount > 0 else { return nil }
    return index
  }
}
