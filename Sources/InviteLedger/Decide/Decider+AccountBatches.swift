// `batch commit` of a batch of accounts: many accounts in one command, all or none.

extension Decider {
  /// What is checked when a batch of accounts is opened; nothing is recorded of it before it is committed.
  package static func checkOpening(
    accounts rows: UInt32, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    _ = try administratorRank(context.actor, in: state)
    try checkQuantity(rows, parameter: "rows")
  }

  /// Each row is decided as if those before it were recorded; the first that fails refuses them all. A row that changes
  /// nothing leaves no line.
  static func commitAccounts(
    _ command: CommitAccounts, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try administratorRank(context.actor, in: state)
    guard !command.rows.isEmpty else {
      throw Rejection(.batchEmpty, "the batch has no rows", hint: "account add batch=ID row=1 account=ada")
    }
    try checkQuantity(UInt32(clamping: command.rows.count), parameter: "rows")
    var later = state
    var events: [Event] = []
    for (index, row) in command.rows.enumerated() {
      do throws(Rejection) {
        guard case .append(let more) = try decide(row.command, in: later, context: context) else { continue }
        later.assume(more, of: context)
        events += more
      } catch {
        throw failed(row: row.row ?? UInt32(clamping: index + 1), error, "recorded")
      }
    }
    return events.isEmpty ? .unchanged(.accounts([])) : .append(events)
  }
}

extension LedgerState {
  /// Applies what was decided on this state and is not recorded yet. That it does not apply would be a defect of ours.
  fileprivate mutating func assume(_ events: [Event], of context: DecisionContext) {
    for event in events {
      let record = Record(
        seq: seq &+ 1, time: context.now, actor: context.actor.name, event: event, meta: RecordMeta(batch: 0))
      do { try apply(record) } catch { preconditionFailure("a decided event does not apply: \(error)") }
    }
  }
}
