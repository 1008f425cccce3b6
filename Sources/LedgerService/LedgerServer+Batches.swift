// Atomic batches: rows are checked as they come, kept, and issued together or not at all.
import InviteLedger
import LineProtocol
import LocalSocket

extension LedgerServer {
  /// Takes what is said to an atomic batch of this connection. False when the request is about something else.
  func stage(_ request: Request, lineBytes: Int, on session: Session) throws(ReplyError) -> Bool {
    switch request.verb {
    case .batchOpen where request.flag("atomic") == true && !request.envelope.isDry:
      try openStaged(request, on: session)
    case .inviteIssue where isStaged(request, on: session): try keepRow(request, lineBytes: lineBytes, on: session)
    case .accountAdd where request.batch("batch") != nil, .accountChange where request.batch("batch") != nil:
      try keepAccount(request, lineBytes: lineBytes, on: session)
    case .batchCommit where isStaged(request, on: session): try commitStaged(request, on: session)
    case .batchAbort where isStaged(request, on: session): abortStaged(request, on: session)
    default: return false
    }
    return true
  }

  private func isStaged(_ request: Request, on session: Session) -> Bool {
    guard let staged = session.staged else { return false }
    return request.batch("batch") == staged.batch
  }

  /// An atomic batch gets its lasting id when it is committed; until then it goes by one from the far end of the numbers,
  /// so that nobody takes it for a batch of the log.
  private func openStaged(_ request: Request, on session: Session) throws(ReplyError) {
    guard session.staged == nil else {
      throw ReplyError(
        .ledger(.batchClosed), "this connection has an atomic batch already",
        hint: "batch commit or batch abort it first")
    }
    guard case .openBatch(let opening) = try request.command(reading: read) else {
      throw internalFault("batch open is no opening")
    }
    let actor = session.caller.actor(actingAs: request.envelope.actingAs, in: writer.state)
    do throws(Rejection) {
      let context = writer.context(at: now, as: actor)
      if request.isOfAccounts {
        try Decider.checkOpening(accounts: opening.rows ?? 0, in: writer.state, context: context)
      } else {
        try Decider.checkOpening(opening, in: writer.state, context: context)
      }
    } catch {
      throw ReplyError(error, in: request)
    }
    let batch = BatchID(number: BatchID.largestNumber - stagedBatches % 1_000_000)
    stagedBatches &+= 1
    session.staged = StagedBatch(
      batch: batch, opening: opening, isOfAccounts: request.isOfAccounts, request: mark(of: request))
    var reply = ReplyWriter(id: request.id)
    reply.command(CommandReply(.batchOpened(batch), .staged), to: request.verb) { _ in ShownToken.none }
    self.reply(reply, to: request.id, on: session)
  }

  private func keepRow(_ request: Request, lineBytes: Int, on session: Session) throws(ReplyError) {
    guard let batch = session.staged?.batch, case .issueInvite(var row) = try request.command(reading: read) else {
      throw internalFault("invite issue is no row")
    }
    guard session.staged?.isOfAccounts == false else { throw otherKind("account add") }
    row.batch = nil
    try checkRoom(lineBytes, on: session)
    try checkBounds(.issueInvite(row), for: request, on: session)
    let actor = session.caller.actor(actingAs: request.envelope.actingAs, in: writer.state)
    do throws(LedgerWriter.Failure) { _ = try writer.rehearse(.issueInvite(row), as: actor, at: reading) } catch {
      throw replyError(of: error, in: request)
    }
    session.stage(row, lineBytes: lineBytes)
    stagedBytes += lineBytes
    var reply = ReplyWriter(id: request.id)
    reply.staged(batch, row: row.row)
    self.reply(reply, to: request.id, on: session, restingOn: writer.lastSeq)
  }

  /// A row of a batch of accounts. Rows are checked against the ledger as it is; the commit decides them one after the
  /// other.
  private func keepAccount(_ request: Request, lineBytes: Int, on session: Session) throws(ReplyError) {
    guard isStaged(request, on: session), let isOfAccounts = session.staged?.isOfAccounts else {
      throw ReplyError(
        .ledger(.batchUnknown), "this connection has no such batch of accounts",
        hint: "batch open kind=accounts atomic=true")
    }
    guard isOfAccounts, let batch = session.staged?.batch else { throw otherKind("invite issue") }
    try checkRoom(lineBytes, on: session)
    guard let row = try request.stagedAccount(reading: read) else {
      throw internalFault("\(request.verb.rawValue) is no row")
    }
    try checkBounds(row.command, for: request, on: session)
    let actor = session.caller.actor(actingAs: request.envelope.actingAs, in: writer.state)
    let decision: Decision
    do throws(LedgerWriter.Failure) { decision = try writer.rehearse(row.command, as: actor, at: reading) } catch {
      throw replyError(of: error, in: request)
    }
    session.stage(row, lineBytes: lineBytes)
    stagedBytes += lineBytes
    var reply = ReplyWriter(id: request.id)
    if case .append = decision {
      reply.staged(batch, row: row.row)
    } else {
      reply.staged(batch, row: row.row, changes: false)
    }
    self.reply(reply, to: request.id, on: session, restingOn: writer.lastSeq)
  }

  private func otherKind(_ verb: String) -> ReplyError {
    ReplyError(.ledger(.batchClosed), "the rows of this batch are of another kind", hint: verb)
  }

  /// Refuses one row more than there is room for, in a batch or in all of them.
  private func checkRoom(_ lineBytes: Int, on session: Session) throws(ReplyError) {
    guard session.stagedRows < Limits.batchRows, stagedBytes + lineBytes <= Limits.stagedBytes else {
      throw ReplyError(
        .ledger(.limitQuantity), "no room for more rows in atomic batches",
        hint: "commit or abort, then go on with another batch")
    }
  }

  private func commitStaged(_ request: Request, on session: Session) throws(ReplyError) {
    guard let staged = session.staged else { return }
    if !request.envelope.isDry { dropStaged(of: session) }
    let command: Command =
      staged.isOfAccounts
      ? .commitAccounts(CommitAccounts(rows: staged.accounts))
      : .commitAtomicBatch(CommitAtomicBatch(opening: staged.opening, rows: staged.rows))
    try carryOut(command, for: request, markedAs: staged.request, on: session)
  }

  private func abortStaged(_ request: Request, on session: Session) {
    guard let staged = session.staged else { return }
    dropStaged(of: session)
    let closed = BatchClosed(batch: staged.batch, outcome: .aborted, issued: 0, reused: 0, failed: 0)
    var reply = ReplyWriter(id: request.id)
    reply.command(CommandReply(.batchClosed(closed), .unchanged(at: writer.lastSeq)), to: request.verb) { _ in
      ShownToken.none
    }
    self.reply(reply, to: request.id, on: session, restingOn: writer.lastSeq)
  }

  /// Forgets the rows of a connection that committed, gave up or went away.
  func dropStaged(of session: Session) {
    guard let staged = session.staged else { return }
    stagedBytes -= staged.bytes
    session.staged = nil
  }
}
