// The read models of the service, each in its projector, fed group by group in the order of the log.
import InviteLedger
import LocalSocket
import Projections

/// All projectors. They live on the service's loop, so asking one costs no hop; each refuses a group that is not the next.
struct ReadModels {
  let invites: Projector<InvitesModel>
  let lineage: Projector<LineageModel>
  let messages: Projector<MessagesModel>
  let accounts: Projector<AccountsModel>
  let policy: Projector<PolicyModel>
  let audit: Projector<AuditIndex>

  /// Projectors for the models of a replayed log.
  init(_ models: LedgerModels, checkpoint: UInt64, on loop: EventLoop) {
    invites = Projector(model: models.invites, checkpoint: checkpoint, executor: loop)
    lineage = Projector(model: models.lineage, checkpoint: checkpoint, executor: loop)
    messages = Projector(model: models.messages, checkpoint: checkpoint, executor: loop)
    accounts = Projector(model: models.accounts, checkpoint: checkpoint, executor: loop)
    policy = Projector(model: models.policy, checkpoint: checkpoint, executor: loop)
    audit = Projector(model: models.audit, checkpoint: checkpoint, executor: loop)
  }

  /// Applies a durable group to every model. To be called on the loop.
  func apply(_ group: [Record]) throws(ProjectionFault) {
    try Self.feed(group, to: invites)
    try Self.feed(group, to: lineage)
    try Self.feed(group, to: messages)
    try Self.feed(group, to: accounts)
    try Self.feed(group, to: policy)
    try Self.feed(group, to: audit)
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
  /// Asks the model from code that runs on the same loop.
  nonisolated func ask<Answer: Sendable>(_ question: @Sendable (Model) -> Answer) -> Answer {
    assumeIsolated { projector in projector.read { model, _ in question(model) } }
  }
}
