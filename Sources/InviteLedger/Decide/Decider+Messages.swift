// `message send|reply|archive|restore`, the last two also `where=QUERY`; `mute` and `unmute` stand beside.

extension Decider {
  static func sendMessage(
    _ command: SendMessage, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    let recipients = command.recipients.uniqued
    try checkRecipients(recipients, in: state, context: context)
    let words = try words(of: command, in: state)
    let receivers = try accounts(of: recipients, besides: context.actor, in: state)
    let asked = command.autoArchiveFor.uniqued
    for holder in asked { try checkMayArchive(holder, in: state, context: context) }
    let (title, text) = try filled(words, with: command.variables, in: state)
    for account in receivers { try checkCanReceive(account) }
    let sent = MessageSent(
      message: state.nextMessage, sender: context.actor.name, recipients: recipients, title: .known(title),
      text: .known(text), template: command.template, variables: command.variables)
    let holders = Message.holders(sender: sent.sender, recipients: recipients)
    try checkHolders(asked, among: holders, of: "the message")
    let archived = (asked + archivedByPolicy(holders, in: state, context: context)).uniqued
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
    guard !isFull else {
      throw .invalid("message", "\(message.id) has as many replies as a message can have", hint: "message send")
    }
    let replied = Event.messageReplied(
      MessageReplied(
        message: message.id, reply: reply, sender: context.actor.name, text: .known(command.text)))
    var events = [replied]
    let returning = message.returningHolders
    if !returning.isEmpty {
      events.append(.messageRestored(MessageRestored(message: message.id, holders: returning, cause: .reply)))
    }
    // Who muted what he has put away still has it there.
    let archived = archivedByPolicy(message.holders, in: state, context: context)
      .filter { !message.isArchived(for: $0) || returning.contains($0) }
    if !archived.isEmpty {
      events.append(.messageArchived(MessageArchived(message: message.id, holders: archived, cause: .auto)))
    }
    return .append(events)
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

  /// Each message is decided as by itself. Whose views may be moved is asked first, so that a refusal tells nothing of
  /// messages that are there.
  static func reviseMessages(
    _ command: ReviseMessages, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    for holder in command.holders { try checkMayArchive(holder, in: state, context: context) }
    let count = command.changes.count
    try checkCount(count, expected: command.expectedCount, .messageCount, of: "messages", look: "message list")
    try checkQuantity(UInt32(clamping: count), parameter: "where")
    return try decideAll(command.changes, named: \.message.description) { (change) throws(Rejection) in
      switch change {
      case .archive(let command): try archiveMessage(command, in: state, context: context)
      case .restore(let command): try restoreMessage(command, in: state, context: context)
      }
    }
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
