// What the service keeps for one connection between its turns.
import InviteLedger
import LineProtocol
import LocalSocket

/// A connection's conversation: who it is, what it is owed, what it waits for. Lives on the service's loop.
final class Session {
  /// What keeps the next line from being looked at. Indirect, because it is looked at for every line and nearly always idle.
  indirect enum Activity {
    /// Nothing: lines are answered as they come.
    case idle
    /// A request that can be answered once everything up to this seq is durable, or is refused at this boot time in
    /// microseconds.
    case waiting(Request, until: UInt64, deadline: Int64)
    /// The error of a failed redemption, which rests on this seq and goes at this boot time in microseconds.
    case holding(ReplyError, to: RequestID?, restingOn: UInt64, until: Int64)
    /// Rows that are on their way.
    case streaming(RowStream)
    /// A question that is worked out elsewhere.
    case asking(Question)
  }

  let id: ConnectionID
  var caller: Caller
  var replies = ReplyQueue()
  var activity = Activity.idle
  /// No line has come yet: the first may be HTTP.
  var isFresh = true
  /// The client has said that it sends no more (R5).
  var sawEnd = false
  /// It said `quit`: what it sent behind that is not looked at.
  var hasQuit = false
  /// It is in the list of sessions to look at before the turn ends.
  var isTouched = false
  /// The group among whose speakers it was counted last.
  var spokeFor: UInt64 = 0
  /// An atomic batch in the making.
  var staged: StagedBatch?
  /// The newest event this connection was promised; its queries see at least that (R11).
  var promised: UInt64 = 0

  init(id: ConnectionID, caller: Caller) {
    self.id = id
    self.caller = caller
  }

  var isIdle: Bool { if case .idle = activity { true } else { false } }
  var isTailing: Bool { if case .streaming(let stream) = activity { stream.isTail } else { false } }
  var isStreaming: Bool { if case .streaming = activity { true } else { false } }

  /// Rows of the atomic batch in the making.
  var stagedRows: Int { staged.map { $0.rows.count + $0.accounts.count } ?? 0 }

  /// Keeps one more row of it, in place: a copy of the batch would make every row copy all rows before it.
  func stage(_ row: IssueInvite, lineBytes: Int) {
    staged?.rows.append(row)
    staged?.bytes += lineBytes
  }

  /// The same for a row of a batch of accounts.
  func stage(_ row: StagedAccount, lineBytes: Int) {
    staged?.accounts.append(row)
    staged?.bytes += lineBytes
  }
}

/// The rows of an atomic batch that were checked and wait for its commit.
struct StagedBatch {
  var batch: BatchID
  var opening: OpenBatch
  /// Its rows are accounts, not invites.
  var isOfAccounts: Bool
  var request: RequestMark?
  var rows: [IssueInvite] = []
  var accounts: [StagedAccount] = []
  /// Bytes of the lines they came in, for the bound over all connections.
  var bytes = 0
}
