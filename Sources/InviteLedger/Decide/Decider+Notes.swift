// `note add`.

extension Decider {
  static func addNote(
    _ command: AddNote, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try rank(of: context.actor, in: state)
    guard !command.text.isEmpty else { throw .missing("text", "a note needs a text", hint: "text='called back'") }
    try checkText(command.text, limit: Limits.noteBytes, parameter: "text")
    let isOwn = try isOwnTarget(command.target, in: state, context: context)
    guard isOwn || rank <= .administrator else {
      throw Rejection(
        .denied, "only an administrator may add a note there", hint: "ask an administrator", parameter: "target")
    }
    return .append([.noteAdded(NoteAdded(target: command.target, text: .known(command.text)))])
  }

  /// Whether the target is the actor's own business. Throws when there is no such target.
  private static func isOwnTarget(
    _ target: String, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Bool {
    if let id = InviteID(text: target) {
      return try invite(id, in: state).inviter == context.actor.name
    }
    if let id = RedemptionID(text: target) {
      guard let redemption = state.redemption(id) else {
        throw .invalid("target", "there is no \(id)", hint: "audit type=TokenRedeemed")
      }
      return state.invite(redemption.invite)?.inviter == context.actor.name
    }
    if let id = BatchID(text: target) {
      guard let batch = state.batch(id) else {
        throw Rejection(.batchUnknown, "there is no \(id)", hint: "audit type=BatchOpened", parameter: "target")
      }
      return batch.opener == context.actor.name
    }
    if let id = MessageID(text: target) {
      let message = try message(id, in: state)
      return views(of: context.actor, in: state).contains(where: message.isHeld(by:))
    }
    guard case .user(let name) = Holder(text: target) else {
      throw .invalid("target", "a note is on inv_N, red_N, bat_N, msg_N or user:NAME", hint: "target=inv_1")
    }
    _ = try account(named: name, in: state)
    return false
  }
}
