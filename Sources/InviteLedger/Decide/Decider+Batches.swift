// `batch open|commit|abort`: invites issued together.

extension Decider {
  static func openBatch(
    _ command: OpenBatch, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    try checkOpening(command, in: state, context: context)
    guard command.mode == .rows else {
      throw .invalid(
        "atomic", "an atomic batch is recorded when it is committed, with its rows", hint: "batch commit")
    }
    return .append([.batchOpened(opened(command, as: state.nextBatch))])
  }

  static func commitBatch(
    _ command: CommitBatch, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    let batch = try ownBatch(command.batch, in: state, context: context)
    return try close(
      batch,
      BatchClosed(
        batch: batch.id, outcome: .committed, issued: batch.issued, reused: command.reused, failed: command.failed))
  }

  /// Ends a batch; the invites that it issued stay as they are.
  static func abortBatch(
    _ command: AbortBatch, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    let batch = try ownBatch(command.batch, in: state, context: context)
    return try close(
      batch, BatchClosed(batch: batch.id, outcome: .aborted, issued: batch.issued, reused: 0, failed: 0))
  }

  private static func close(_ batch: Batch, _ closing: BatchClosed) throws(Rejection) -> Decision {
    if batch.isOpen { return .append([.batchClosed(closing)]) }
    guard let earlier = batch.closing, earlier.outcome == closing.outcome else {
      throw Rejection(.batchClosed, "\(batch.id) has ended already", hint: "batch open", parameter: "batch")
    }
    return .unchanged(.batchClosed(earlier))
  }

  /// What is checked when a batch is opened, before anything is recorded: an atomic one is recorded with its rows.
  package static func checkOpening(
    _ command: OpenBatch, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    _ = try inviterRank(context.actor, in: state)
    try checkOpening(command)
  }

  /// Refuses a digest that is none and more rows than a batch can have.
  static func checkOpening(_ command: OpenBatch) throws(Rejection) {
    if let digest = command.fileDigest {
      guard digest.utf8.count == 64, digest.utf8.allSatisfy({ isLowerHexadecimal($0) }) else {
        throw .invalid("file_digest", "file_digest is not the SHA-256 of a file", hint: "write 64 of 0-9 a-f")
      }
    }
    try checkQuantity(command.rows ?? 0, parameter: "rows")
  }

  /// Refuses more invites than one command or batch can have.
  static func checkQuantity(_ quantity: UInt32, parameter: String) throws(Rejection) {
    guard quantity > Limits.quantity else { return }
    throw Rejection(
      .limitQuantity, "\(quantity) invites at once are more than the \(Limits.quantity) that are possible",
      hint: "split them", parameter: parameter)
  }

  private static func isLowerHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x66: true
    default: false
    }
  }

  /// The event that opens a batch.
  static func opened(_ command: OpenBatch, as id: BatchID) -> BatchOpened {
    BatchOpened(
      batch: id, mode: command.mode, source: command.source, fileDigest: command.fileDigest, rows: command.rows)
  }

  /// The batch that a row is to join. Refuses one that has ended, is not one's own or is full.
  static func openBatch(
    _ id: BatchID, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Batch {
    let batch = try ownBatch(id, in: state, context: context)
    guard batch.isOpen else {
      throw Rejection(.batchClosed, "\(id) has ended", hint: "batch open", parameter: "batch")
    }
    guard batch.issued < Limits.quantity else {
      throw Rejection(
        .limitQuantity, "\(id) has \(Limits.quantity) invites, which is as many as a batch can have",
        hint: "batch open", parameter: "batch")
    }
    return batch
  }

  /// The batch, if the actor opened it or is an operator.
  static func ownBatch(
    _ id: BatchID, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Batch {
    guard let batch = state.batch(id) else {
      throw Rejection(.batchUnknown, "there is no \(id)", hint: "batch open", parameter: "batch")
    }
    guard context.actor.isOperator || batch.opener == context.actor.name else {
      throw Rejection(.denied, "\(id) is another actor's", hint: "batch open", parameter: "batch")
    }
    return batch
  }
}
