// The read models of the service, each in its projector, fed group by group in the order of the log.
import InviteLedger
import Projections
import SystemCalls

/// All projectors. Each refuses a group that is not the next. Small groups are taken in on the loop, when the answers that
/// wait for them are on their way or somebody asks; larger ones on a thread beside it, while the next group is decided.
struct ReadModels: Sendable {
  private let side: ReadSide
  /// Records that were handed over since the last time nothing was left.
  private var ahead = 0

  let invites: Projector<InvitesModel>
  let lineage: Projector<LineageModel>
  let messages: Projector<MessagesModel>
  let accounts: Projector<AccountsModel>
  let keys: Projector<KeysModel>
  let policy: Projector<PolicyModel>
  let catalog: Projector<CatalogModel>
  let audit: Projector<AuditIndex>

  /// Projectors for the models of a replayed log, on a side that follows it or one that stays where it is.
  init(_ models: LedgerModels, checkpoint: UInt64, on side: ReadSide) {
    self.side = side
    invites = Projector(model: models.invites, checkpoint: checkpoint, executor: side)
    lineage = Projector(model: models.lineage, checkpoint: checkpoint, executor: side)
    messages = Projector(model: models.messages, checkpoint: checkpoint, executor: side)
    accounts = Projector(model: models.accounts, checkpoint: checkpoint, executor: side)
    keys = Projector(model: models.keys, checkpoint: checkpoint, executor: side)
    policy = Projector(model: models.policy, checkpoint: checkpoint, executor: side)
    catalog = Projector(model: models.catalog, checkpoint: checkpoint, executor: side)
    audit = Projector(model: models.audit, checkpoint: checkpoint, executor: side)
  }

  /// Applies a durable group to every model: by the end of the turn when it is small and nothing is before it, because
  /// another thread would cost more to wake. No question sees the models without it.
  mutating func apply(_ group: [Record]) {
    if side.isIdle { ahead = 0 }
    if ahead == 0 && group.count <= Limits.recordsAtOnce { return side.postpone { [self] in feed(group) } }
    if ahead > Limits.recordsAhead { side.enter { ahead = 0 } }
    ahead += group.count
    side.follow { [self] in feed(group) }
  }

  /// The model of a type as it is now; a copy shares storage with it.
  func copy(of type: any Projection.Type) -> any Projection {
    func asked<Model>(_ projector: Projector<Model>) -> (any Projection)? {
      Model.self == type ? projector.ask { $0 } : nil
    }
    let model =
      asked(invites) ?? asked(lineage) ?? asked(messages) ?? asked(accounts) ?? asked(keys) ?? asked(policy)
      ?? asked(catalog) ?? asked(audit)
    guard let model else { preconditionFailure("every type of `LedgerModels.types` has its projector") }
    return model
  }

  /// All models as they are now.
  var values: LedgerModels {
    LedgerModels(
      invites: invites.ask { $0 }, lineage: lineage.ask { $0 }, messages: messages.ask { $0 },
      accounts: accounts.ask { $0 }, keys: keys.ask { $0 }, policy: policy.ask { $0 }, catalog: catalog.ask { $0 },
      audit: audit.ask { $0 })
  }

  /// Hands all models out as they are after what was applied up to now, on the thread that takes it in: nobody waits.
  func handOut(to body: @escaping @Sendable (LedgerModels) -> Void) { side.follow { [self] in body(values) } }

  /// Takes in the small groups of this turn.
  func catchUp() { side.catchUp() }

  /// Takes in what was handed over and lets the thread go.
  func stop() { side.stop() }

  private func feed(_ group: [Record]) {
    do throws(ProjectionFault) {
      try Self.feed(group, to: invites)
      try Self.feed(group, to: lineage)
      try Self.feed(group, to: messages)
      try Self.feed(group, to: accounts)
      try Self.feed(group, to: keys)
      try Self.feed(group, to: policy)
      try Self.feed(group, to: catalog)
      try Self.feed(group, to: audit)
    } catch {
      preconditionFailure("the read models follow the log: \(error)")
    }
  }

  private static func feed<Model>(_ group: [Record], to projector: Projector<Model>) throws(ProjectionFault) {
    let fault = projector.assumeIsolated { projector -> ProjectionFault? in
      do throws(ProjectionFault) { try projector.apply(group: group) } catch { return error }
      return nil
    }
    if let fault { throw fault }
  }
}

extension Projector {
  /// Asks the model, which has every durable record, from the loop.
  nonisolated func ask<Answer: Sendable>(_ question: @Sendable (Model) -> Answer) -> Answer {
    guard let side = executor as? ReadSide else { preconditionFailure("the service's models live on its read side") }
    return side.enter { assumeIsolated { projector in projector.read { model, _ in question(model) } } }
  }
}
