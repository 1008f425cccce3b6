// `message mute|unmute`: whether a reply brings a message back to a user's inbox.

extension Decider {
  static func muteMessage(
    _ command: MuteMessage, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let (message, users) = try muting(command.message, command.holders, in: state, context: context)
    let changing = users.filter { !message.isMuted(for: $0) }
    guard !changing.isEmpty else { return .unchanged(.message(message.id, reply: nil, holders: [])) }
    return .append([.messageMuted(MessageMuted(message: message.id, holders: changing))])
  }

  static func unmuteMessage(
    _ command: UnmuteMessage, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let (message, users) = try muting(command.message, command.holders, in: state, context: context)
    let changing = users.filter { message.isMuted(for: $0) }
    guard !changing.isEmpty else { return .unchanged(.message(message.id, reply: nil, holders: [])) }
    return .append([.messageUnmuted(MessageUnmuted(message: message.id, holders: changing))])
  }

  /// A message, and the users who mute it. A group cannot: one member would silence it for all of them.
  private static func muting(
    _ id: MessageID, _ given: [Holder], in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> (Message, [Holder]) {
    _ = try rank(of: context.actor, in: state)
    for case .group in given {
      throw .invalid(
        "holder", "only users mute a message; a group's view comes back for all of its members",
        hint: "holder=user:\(context.actor.name)")
    }
    return try addressed(id, given, in: state, context: context)
  }
}
