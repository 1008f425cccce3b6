// What the events of messages change.

extension LedgerState {
  mutating func apply(_ event: MessageSent, _ record: Record) throws(ReplayFault) {
    guard event.message == nextMessage else { throw fault(.identifierNotNext, record) }
    messages.append(Message(event, at: record.time, seq: record.seq))
  }

  mutating func apply(_ event: MessageReplied, _ record: Record) throws(ReplayFault) {
    guard let index = messages.index(event.message) else { throw fault(.targetUnknown, record) }
    guard event.reply == messages[index].replies &+ 1 else { throw fault(.countWrong, record) }
    messages[index].replies = event.reply
    messages[index].lastChange = record.seq
  }

  mutating func set(
    archived: Bool, _ message: MessageID, _ holders: [Holder], _ record: Record
  ) throws(ReplayFault) {
    guard let index = messages.index(message) else { throw fault(.targetUnknown, record) }
    guard holders.allSatisfy(messages[index].isHeld(by:)) else { throw fault(.targetUnknown, record) }
    for holder in holders { messages[index].set(archived: archived, for: holder) }
    messages[index].lastChange = record.seq
  }

  mutating func set(
    muted: Bool, _ message: MessageID, _ holders: [Holder], _ record: Record
  ) throws(ReplayFault) {
    guard let index = messages.index(message) else { throw fault(.targetUnknown, record) }
    guard holders.allSatisfy(messages[index].isHeld(by:)) else { throw fault(.targetUnknown, record) }
    for holder in holders { messages[index].set(muted: muted, for: holder) }
    messages[index].lastChange = record.seq
  }
}
