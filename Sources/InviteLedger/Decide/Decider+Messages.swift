// `message send|reply|archive|restore`; `mute` and `unmute` stand beside.

extension Decider {
  static func sendMessage(
    _ command: SendMessage, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    let recipients = command.recipients.uniqued
    try checkRecipients(recipients, in: state, context: context)
    try checkWritten(command.title, limit: Limits.messageTitleBytes, parameter: "title")
    try checkWritten(command.text, limit: Limits.messageTextBytes, parameter: "text")
    let receivers = try accounts(of: recipients, besides: context.actor, in: state)
    let archived = command.autoArchiveFor.uniqued
    for holder in archived { try checkMayArchive(holder, in: state, context: context) }
    for account in receivers { try checkCanReceive(account) }
    let sent = MessageSent(
      message: state.nextMessage, sender: context.actor.name, recipients: recipients, title: .known(command.title),
      text: .known(command.text))
    try checkHolders(archived, among: Message.holders(sender: sent.sender, recipients: recipients), of: "the message")
    guard !archived.isEmpty else { return .append([.messageSent(sent)]) }
    return .append([
      .messageSent(sent),
      .messageArchived(MessageArchived(message: sent.message, holders: archived, cause: .auto)),
    ])
  }

  static func replyMessage(
    _ command: ReplyMessage, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    try checkWritten(command.text, limit: Limits.messageTextBytes, parameter: "text")
    let message = try message(command.message, in: state)
    guard context.actor.isOperator || views(of: context.actor, in: state).contains(where: message.isHeld(by:)) else {
      throw Rejection(
        .messageNotHolder, "you are no holder of \(message.id)", hint: "message list", parameter: "message")
    }
    let (reply, isFull) = message.replies.addingReportingOverflow(1)
    guard !isFull else { throw .invalid("message", "\(message.id) has as many replies as a message can have") }
    let replied = Event.messageReplied(
      MessageReplied(
        message: message.id, reply: reply, sender: context.actor.name, text: .known(command.text)))
    let returning = message.returningHolders
    guard !returning.isEmpty else { return .append([replied]) }
    return .append([
      replied, .messageRestored(MessageRestored(message: message.id, holders: returning, cause: .reply)),
    ])
  }

  static func archiveMessage(
    _ command: ArchiveMessage, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let (message, holders) = try addressed(command.message, command.holders, in: state, context: context)
    let changing = holders.filter { !message.isArchived(for: $0) }
    guard !changing.isEmpty else { return .unchanged(.message(message.id, reply: nil, holders: [])) }
    return .append([
      .messageArchived(MessageArchived(message: message.id, holders: changing, cause: .command))
    ])
  }

  static func restoreMessage(
    _ command: RestoreMessage, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let (message, holders) = try addressed(command.message, command.holders, in: state, context: context)
    let changing = holders.filter { message.isArchived(for: $0) }
    guard !changing.isEmpty else { return .unchanged(.message(message.id, reply: nil, holders: [])) }
    return .append([
      .messageRestored(MessageRestored(message: message.id, holders: changing, cause: .command))
    ])
  }

  /// The message of an id.
  static func message(_ id: MessageID, in state: LedgerState) throws(Rejection) -> Message {
    guard let message = state.message(id) else {
      throw Rejection(.messageUnknown, "there is no \(id)", hint: "message list", parameter: "message")
    }
    return message
  }

  /// A message, and the holders in whose views its actor may move it; none given means the actor's own.
  static func addressed(
    _ id: MessageID, _ given: [Holder], in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> (Message, [Holder]) {
    _ = try rank(of: context.actor, in: state)
    let message = try message(id, in: state)
    let holders = given.isEmpty ? [.user(context.actor.name)] : given.uniqued
    for holder in holders { try checkMayArchive(holder, in: state, context: context) }
    try checkHolders(holders, among: message.holders, of: id.description)
    return (message, holders)
  }
}
