// `invite mint`, and `batch commit` of an atomic batch: many invites in one command, all or none.

extension Decider {
  /// N e-mail-less single-use invites. The batch that holds them is made and complete with this one command.
  static func mintInvites(
    _ command: MintInvites, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try inviterRank(context.actor, in: state)
    guard command.quantity >= 1 else {
      throw .invalid("quantity", "quantity is how many invites are made", hint: "quantity=10")
    }
    try checkQuantity(command.quantity, parameter: "quantity")
    let wish = IssueInvite(
      expires: command.expires, role: command.role, groups: command.groups, channels: command.channels,
      includeDefaultChannels: command.includeDefaultChannels, topic: command.topic, note: command.note, source: .mint)
    var terms = try terms(wish, rank: rank, in: state, context: context)
    let opening = OpenBatch(mode: .atomic, source: .mint, rows: command.quantity)
    var run = IssueRun(batch: state.nextBatch)
    try checkLimits(terms.demand(Int(command.quantity)), run: run, in: state, context: context)
    var events: [Event] = [.batchOpened(opened(opening, as: state.nextBatch))]
    events.reserveCapacity(Int(command.quantity) + 1)
    for row in 1...command.quantity {
      terms.wish.row = row
      events.append(fresh(terms, run: &run, in: state, context: context))
    }
    return .append(events)
  }

  /// The staged rows as one command.
  static func commitAtomicBatch(
    _ command: CommitAtomicBatch, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try inviterRank(context.actor, in: state)
    try checkOpening(command.opening)
    guard !command.rows.isEmpty else {
      throw Rejection(.batchEmpty, "the batch has no rows", hint: "invite issue batch=ID row=1 email=name@example.org")
    }
    try checkQuantity(UInt32(clamping: command.rows.count), parameter: "rows")
    var opening = command.opening
    opening.mode = .atomic
    opening.rows = UInt32(clamping: command.rows.count)
    var run = IssueRun(batch: state.nextBatch, recordsEveryRow: true)
    let rows = command.rows.map { row in
      var row = row
      row.source = opening.source
      return row
    }
    return .append(
      [.batchOpened(opened(opening, as: state.nextBatch))]
        + (try events(of: rows, rank: rank, run: &run, in: state, context: context)))
  }

  /// The events of rows, each decided as if those before it were recorded. The first that fails refuses them all.
  static func events(
    of rows: [IssueInvite], rank: Role, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> [Event] {
    var events: [Event] = []
    events.reserveCapacity(rows.count + 1)
    for (index, wish) in rows.enumerated() {
      let row = wish.row ?? UInt32(clamping: index + 1)
      do throws(Rejection) {
        events += try self.events(of: wish, row: row, rank: rank, run: &run, in: state, context: context)
      } catch {
        throw failed(row: row, error, "issued")
      }
    }
    return events
  }

  private static func events(
    of wish: IssueInvite, row: UInt32, rank: Role, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> [Event] {
    var wish = wish
    wish.row = row
    let terms = try Decider.terms(wish, rank: rank, in: state, context: context)
    switch try issue(terms, run: &run, in: state, context: context) {
    case .append(let events): return events
    case .reuse: return []
    }
  }

  /// The refusal of a batch for one of its rows.
  ///
  /// - Parameters:
  ///   - row: its number, from 1.
  ///   - cause: why the row was refused.
  ///   - deed: what was done with none of them.
  static func failed(row: UInt32, _ cause: Rejection, _ deed: String) -> Rejection {
    Rejection(
      .batchRowFailed, "row \(row): \(cause.code.rawValue): \(cause.message); no row was \(deed)", hint: cause.hint,
      parameter: cause.parameter, retryMilliseconds: cause.retryMilliseconds,
      facts: [.init("row", .number(Int64(row))), .init("cause", .text(cause.code.rawValue))] + cause.facts)
  }
}
