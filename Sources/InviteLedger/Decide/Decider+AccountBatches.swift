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
  ///
  /// It takes as long as it has rows, however many accounts there are: about 20 µs each, so a second for 50,000, in which
  /// the one thread that decides serves nobody else. All or none is one decision, and such batches are rare.
  static func commitAccounts(
    _ command: CommitAccounts, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try administratorRank(context.actor, in: state)
    guard !command.rows.isEmpty else {
      throw Rejection(.batchEmpty, "the batch has no rows", hint: "account add batch=ID row=1 account=ada")
    }
    try checkQuantity(UInt32(clamping: command.rows.count), parameter: "rows")
    // Rows are applied to what they can be about alone: a copy of all accounts would take seconds of a large ledger.
    var later = state
    later.accounts = accounts(thatMatterTo: command.rows, in: state, context: context)
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

  /// The accounts that a row names or that have what it asks for, and the actor's.
  private static func accounts(
    thatMatterTo rows: [StagedAccount], in state: LedgerState, context: DecisionContext
  ) -> AccountTable {
    var keys = AccountKeys()
    keys.names.append(context.actor.name)
    for row in rows {
      switch row.wish {
      case .add(let wish): keys.add(wish.account, email: wish.email, uid: wish.uid, external: wish.external)
      case .change(let wish): keys.add(wish.account, email: wish.email, uid: wish.uid, external: wish.external)
      }
    }
    return state.accounts.part(keys)
  }
}

extension AccountKeys {
  fileprivate mutating func add(_ name: String, email: String?, uid: UInt32?, external: String?) {
    names.append(name)
    if let address = email.flatMap(EmailAddress.init) { addresses.append(address.key) }
    if let uid { uids.append(uid) }
    if let external { externals.append(external) }
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
