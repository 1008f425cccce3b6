// `lineage reassign`: who counts as the one who brought somebody in.

extension Decider {
  static func reassignLineage(
    _ command: ReassignLineage, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try administratorRank(context.actor, in: state)
    guard !command.reason.isEmpty else {
      throw .missing("reason", "reassigning needs a reason", hint: "reason='introduced by her'")
    }
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    let account = try account(named: command.subject, in: state, parameter: "subject")
    if let inviter = command.inviter.value {
      try checkIsKnown(inviter: inviter, in: state)
      try checkIsNotUnder(inviter, account.name, in: state)
    }
    guard account.inviter != command.inviter.value else {
      return .unchanged(.lineage(subject: account.name, inviter: account.inviter))
    }
    return .append([
      .lineageReassigned(
        LineageReassigned(
          subject: account.name, old: account.inviter, new: command.inviter.value, reason: .known(command.reason)))
    ])
  }

  /// Refuses an inviter whom the subject brought in, through any number of steps. A circle that history closed by itself
  /// (an inviter without account joins by an invite of his own invitee) ends the walk.
  private static func checkIsNotUnder(
    _ inviter: String, _ subject: String, in state: LedgerState
  ) throws(Rejection) {
    var seen: Set<String> = []
    var next: String? = inviter
    while let name = next, seen.insert(name).inserted {
      guard name != subject else {
        throw Rejection(
          .lineageCycle, "this inviter was brought in by the subject, through one step or more, or is the subject",
          hint: "reassign the inviter first", parameter: "inviter")
      }
      next = state.account(named: name)?.inviter
    }
  }
}
