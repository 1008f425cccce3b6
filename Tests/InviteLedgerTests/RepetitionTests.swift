// Asking again: with the same request id, without one, and all of it by replaying the log.
import InviteLedger
import Randomness
import Testing

@Suite struct RepetitionTests {
  /// Commands that state what shall be; those that make something new each time are asked again with their request id.
  static func isRepeatable(_ command: Command) -> Bool {
    switch command {
    // An invite that was issued with no use left is no open invite to reuse.
    case .issueInvite(let wish):
      wish.email != nil && wish.duplicates == .reuse && !isRelative(wish.expires)
        && wish.maxUses != .uses(0)
    case .extendInvite(let command): !isRelative(command.expires)
    case .amendInvite(let command): !isRelative(command.expires)
    case .addressInvite, .reinstateInvite: true
    case .rotateToken, .revealToken, .recordDelivery: false
    case .suspendInviter, .restoreInviter, .reassignLineage: true
    case .reviseInvites: false
    case .resendInvite, .mintInvites, .importInviteList, .openBatch, .commitAtomicBatch, .sendMessage, .replyMessage,
      .addNote, .commitAccounts:
      false
    case .commitBatch, .abortBatch, .revokeInvite, .redeemToken: true
    case .archiveMessage, .restoreMessage, .reviseMessages, .muteMessage, .unmuteMessage: true
    case .reserveToken, .releaseReservation, .undoRedemption: true
    case .defineTemplate, .retireTemplate: true
    case .addAccount, .changeAccount, .deactivateAccount, .setPolicy, .revokeKeys, .restoreKey: true
    case .defineCatalogEntry, .retireCatalogEntry: true
    case .changeKey(let command): !isRelative(command.expires)
    case .createKey, .rotateKey: false
    }
  }

  static func isRelative(_ request: ExpiryRequest?) -> Bool {
    if case .after = request { true } else { false }
  }

  @Test(arguments: HistoryTests.seeds)
  func `the same request id twice gives one event and equal answers`(
    seed: UInt64
  ) throws {
    try RandomHistory.tellMany(seed) { history, step in
      guard !step.events.isEmpty else { return }
      let ledger = history.ledger
      let given = try #require(ledger.state.answer(to: step.events), history.place)
      let request = try #require(
        ledger.state.request(actor: step.actor.name, id: step.id), history.place)
      try #require(request.lastSeq == ledger.state.seq, history.place)
      try #require(
        request.lastSeq - request.firstSeq + 1 == UInt64(step.events.count), history.place)
      try #require(request.digest == "digest-of-\(step.id)", history.place)
      try #require(ledger.answerAgain(to: step.id, of: step.actor) == given, history.place)
    }
  }

  @Test(arguments: HistoryTests.seeds) func `an answer given again later is the one given then`(
    seed: UInt64
  ) throws {
    var given: [(step: RandomHistory.Step, answer: Answer?)] = []
    let history = try RandomHistory.tell(seed, steps: 300) { history, step in
      guard !step.events.isEmpty else { return }
      given.append((step, history.ledger.state.answer(to: step.events)))
    }
    for (step, answer) in given {
      try #require(
        history.ledger.answerAgain(to: step.id, of: step.actor) == answer,
        "seed \(seed), \(step.id)")
    }
    #expect(given.count > 20, "seed \(seed)")
  }

  @Test(arguments: HistoryTests.seeds) func `what is so already appends nothing`(seed: UInt64)
    throws
  {
    var repeated = 0
    try RandomHistory.tellMany(seed) { history, step in
      guard Self.isRepeatable(step.command), !step.events.isEmpty else { return }
      repeated += 1
      do {
        let again = try history.ledger.decide(step.command, as: step.actor)
        if case .append(let events) = again {
          Issue.record("\(history.place): \(step.command) appended \(events) again")
        }
      } catch {
        // The actor may have taken the right from themselves.
        try #require(
          CommandKind(step.command).isForAdministrators,
          "\(history.place): \(step.command): \(error)")
      }
    }
    #expect(repeated > 20, "seed \(seed)")
  }

  @Test(arguments: HistoryTests.seeds)
  func `replaying the whole log gives the live state, and to k the state at k`(
    seed: UInt64
  ) throws {
    for (seed, steps) in RandomHistory.many(seed) {
      var positions: [UInt64: LedgerState] = [:]
      let history = try RandomHistory.tell(seed, steps: steps) { history, _ in
        positions[history.ledger.state.seq] = history.ledger.state
      }
      var replayed = LedgerState()
      for record in history.ledger.records {
        try replayed.apply(record)
        if let state = positions[record.seq] {
          try #require(replayed == state, "seed \(seed), seq \(record.seq)")
        }
      }
      try #require(replayed == history.ledger.state, "seed \(seed)")
    }
  }
}
