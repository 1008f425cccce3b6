// What holds over every history: uses never exceed their limit, asking again and checking change nothing, a listed
// status is what redeeming says, and replay gives the same state.
import InviteLedger
import Randomness
import Testing

@Suite struct HistoryTests {
  static let seeds = Seeds.usual(100...119)

  /// Runs a random history and looks at the ledger after every command that was accepted.
  static func run(
    _ seed: UInt64, steps: Int = 200,
    _ look: (inout ExampleLedger, Command, LedgerActor, [Event], inout RandomCommands) throws -> Void
  ) throws -> ExampleLedger {
    var random = RandomCommands(seed: seed)
    var ledger = ExampleLedger()
    for command in RandomCommands.beginning { try ledger.append(command) }
    for step in 1...steps {
      ledger.wait(minutes: random.pause())
      let actor = random.actor()
      let command = random.command(in: ledger.state)
      guard ledger.code(of: command, as: actor) == nil else { continue }
      let events = try ledger.append(command, as: actor, id: "req-\(step)")
      try look(&ledger, command, actor, events, &random)
    }
    return ledger
  }

  @Test(arguments: seeds) func `an invite is never used more often than it may be`(seed: UInt64) throws {
    let ledger = try Self.run(seed) { ledger, _, _, _, _ in
      for invite in ledger.state.invites {
        let uses = ledger.state.redemptions.filter { $0.invite == invite.id && !$0.isReversed }.count
        try #require(uses == Int(invite.uses), "seed \(seed)")
        let live = ledger.state.reservations.filter { $0.invite == invite.id && $0.isLive(at: ledger.now) }.count
        try #require(live == Int(invite.holds.count(at: ledger.now)), "seed \(seed)")
        // A limit of 0 closes an invite, whatever was used.
        if case .uses(let limit) = invite.maxUses, limit > 0 { try #require(uses + live <= Int(limit), "seed \(seed)") }
      }
    }
    var limits: [InviteID: UseLimit] = [:]
    var uses: [InviteID: UInt32] = [:]
    for record in ledger.records {
      switch record.event {
      case .inviteIssued(let event): limits[event.invite] = event.maxUses
      case .inviteAmended(let event): if let limit = event.new.maxUses { limits[event.invite] = limit }
      case .tokenRedeemed(let event):
        let used = uses[event.invite] ?? 0
        if case .uses(let limit) = try #require(limits[event.invite]) { #expect(used < limit, "seed \(seed)") }
        uses[event.invite] = used + 1
      case .redemptionReversed(let event): uses[event.invite, default: 1] -= 1
      default: break
      }
    }
  }

  /// Commands that state what shall be; those that make something new each time are asked again with their request id.
  static func isRepeatable(_ command: Command) -> Bool {
    switch command {
    case .issueInvite(let wish): wish.email != nil && wish.duplicates == .reuse && !isRelative(wish.expires)
    case .extendInvite(let command): !isRelative(command.expires)
    case .amendInvite(let command): !isRelative(command.expires)
    case .addressInvite, .reinstateInvite: true
    case .rotateToken, .revealToken, .recordDelivery: false
    case .suspendInviter, .restoreInviter, .reassignLineage: true
    case .reviseInvites: false
    case .importInviteList: false
    case .resendInvite, .mintInvites, .openBatch, .commitAtomicBatch, .sendMessage, .replyMessage, .addNote: false
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

  @Test(arguments: seeds) func `asking twice appends nothing the second time`(seed: UInt64) throws {
    var repeated = 0
    _ = try Self.run(seed) { ledger, command, actor, events, _ in
      guard Self.isRepeatable(command), !events.isEmpty else { return }
      // An invite that was issued with no use left is no open invite to reuse.
      if case .issueInvite(let wish) = command, wish.maxUses == .uses(0) { return }
      repeated += 1
      switch command {
      case .deactivateAccount, .changeAccount, .addAccount:
        // The actor may have taken the right from himself.
        if ledger.code(of: command, as: actor) != nil { return }
      default: break
      }
      let again = try ledger.decide(command, as: actor)
      if case .append(let events) = again { Issue.record("seed \(seed): \(command) appended \(events) again") }
    }
    #expect(repeated > 0, "seed \(seed)")
  }

  @Test(arguments: seeds) func `an accepted request is remembered with what it appended`(seed: UInt64) throws {
    var step = 0
    _ = try Self.run(seed) { ledger, _, _, events, _ in
      guard !events.isEmpty else { return }
      step += 1
      let marks = ledger.records.suffix(events.count)
      let first = try #require(marks.first)
      let mark = try #require(first.meta.request)
      let request = try #require(ledger.state.request(actor: first.actor, id: mark.id))
      #expect(request.firstSeq == first.seq)
      #expect(request.lastSeq == ledger.state.seq)
      #expect(request.digest == mark.digest)
    }
    #expect(step > 10)
  }

  @Test(arguments: seeds) func `checking changes nothing and says what redeeming says`(seed: UInt64) throws {
    _ = try Self.run(seed) { ledger, _, _, _, random in
      let question = random.question(in: ledger.state)
      let before = ledger.state
      let checked = OrderOfChecksTests.checked(ledger, question)
      _ = Decider.explain(question, in: ledger.state, context: ledger.context(as: Example.root))
      try #require(ledger.state == before, "seed \(seed)")
      try #require(checked == OrderOfChecksTests.redeemed(ledger, question), "seed \(seed): \(question)")
    }
  }

  @Test(arguments: seeds) func `a listed status is what redeeming says at that moment`(seed: UInt64) throws {
    _ = try Self.run(seed) { ledger, _, _, _, _ in
      for invite in ledger.state.invites {
        let fresh = Example.redeem(
          current: invite, email: invite.email?.text ?? "new@\(invite.domain ?? "example.org")", username: "fresh_name")
        let status = invite.status(at: ledger.now)
        let code = ledger.code(of: fresh)
        let expected: RejectionCode? =
          switch status {
          case .revoked: .tokenRevoked
          case .superseded: .tokenSuperseded
          case .exhausted: .tokenExhausted
          case .expired: .tokenExpired
          case .suspended: .inviterSuspended
          case .partlyUsed, .pending: nil
          }
        // One who redeemed it already is answered with that, and a deactivated account is no matter of the invite.
        if case .success(.unchanged) = Result(catching: { try ledger.decide(fresh, as: Example.root) }) { continue }
        if code == .tokenAccountDeactivated && expected == nil { continue }
        try #require(code == expected, "seed \(seed): \(invite.id) is \(status)")
      }
    }
  }

  /// What of an invite was said once and for all when it was issued.
  struct Origin: Equatable {
    let kind: InviteKind
    let inviter: String
    let batch: BatchID?
    let row: UInt32?

    init(_ invite: Invite) {
      kind = invite.kind
      inviter = invite.inviter
      batch = invite.batch
      row = invite.row
    }
  }

  @Test(arguments: seeds) func `whatever happens to an invite, by whom and how it was issued stays`(seed: UInt64) throws
  {
    var origins: [Origin] = []
    _ = try Self.run(seed) { ledger, _, _, _, _ in
      let invites = ledger.state.invites
      origins += invites.dropFirst(origins.count).map(Origin.init)
      try #require(invites.map(Origin.init) == origins, "seed \(seed)")
    }
  }

  @Test func `the histories hold everything that can happen to an invite`() throws {
    var types: Set<EventType> = []
    for seed in Self.seeds { types.formUnion(try Self.run(seed) { _, _, _, _, _ in }.records.map(\.event.type)) }
    let life: Set<EventType> = [
      .inviteAmended, .inviteResent, .inviteRevoked, .inviteSuperseded, .inviteAddressed, .inviteReinstated,
      .tokenRotated, .tokenRevealed, .deliveryRecorded,
    ]
    #expect(life.subtracting(types) == [])
  }

  @Test(arguments: seeds) func `an answer given again is the one given then`(seed: UInt64) throws {
    var given: [(events: [Event], position: UInt64, answer: Answer?)] = []
    let ledger = try Self.run(seed) { ledger, _, _, events, _ in
      guard !events.isEmpty else { return }
      given.append((events, ledger.state.seq, ledger.state.answer(to: events)))
    }
    for (events, position, answer) in given {
      try #require(ledger.state.answer(to: events, at: position) == answer, "seed \(seed), seq \(position)")
    }
  }

  @Test(arguments: seeds) func `replaying the events gives the same state at every position`(seed: UInt64) throws {
    var positions: [(UInt64, LedgerState)] = []
    let ledger = try Self.run(seed) { ledger, _, _, _, _ in positions.append((ledger.state.seq, ledger.state)) }
    var replayed = LedgerState()
    var next = positions.makeIterator()
    var position = next.next()
    for record in ledger.records {
      try replayed.apply(record)
      while let (seq, state) = position, seq == record.seq {
        try #require(replayed == state, "seed \(seed), seq \(seq)")
        position = next.next()
      }
    }
    #expect(replayed == ledger.state)
  }

  @Test(arguments: seeds) func `a reply restores exactly those who had put it away and had not muted it`(
    seed: UInt64
  ) throws {
    var archived: [MessageID: Set<Holder>] = [:]
    var muted: [MessageID: Set<Holder>] = [:]
    let records = try Self.run(seed) { _, _, _, _, _ in }.records
    for (index, record) in records.enumerated() {
      switch record.event {
      case .messageArchived(let event): archived[event.message, default: []].formUnion(event.holders)
      case .messageMuted(let event): muted[event.message, default: []].formUnion(event.holders)
      case .messageUnmuted(let event): muted[event.message, default: []].subtract(event.holders)
      case .messageReplied(let event):
        let returning = (archived[event.message] ?? []).subtracting(muted[event.message] ?? [])
        var restored: Set<Holder> = []
        if record.meta.part?.number == 1, case .messageRestored(let event) = records[index + 1].event {
          restored = Set(event.holders)
        }
        #expect(restored == returning, "seed \(seed), seq \(record.seq)")
      case .messageRestored(let event): archived[event.message, default: []].subtract(event.holders)
      default: break
      }
    }
  }
}
