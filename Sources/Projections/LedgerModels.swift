// Every read model of the ledger, folded together: the one list of them.

package import InviteLedger

/// All read models at one position of the log, as a value: what a replay folds, what a start hands to the projectors,
/// what a golden story is compared with. A new model gets a line in each of the six places here and nowhere else.
package struct LedgerModels: Sendable {
  package private(set) var invites = InvitesModel()
  package private(set) var lineage = LineageModel()
  package private(set) var messages = MessagesModel()
  package private(set) var accounts = AccountsModel()
  package private(set) var keys = KeysModel()
  package private(set) var policy = PolicyModel()
  package private(set) var catalog = CatalogModel()
  package private(set) var audit = AuditIndex()

  package init() {}

  /// The models of one position, each from where it was kept.
  package init(
    invites: InvitesModel, lineage: LineageModel, messages: MessagesModel, accounts: AccountsModel, keys: KeysModel,
    policy: PolicyModel, catalog: CatalogModel, audit: AuditIndex
  ) {
    (self.invites, self.lineage, self.messages, self.accounts) = (invites, lineage, messages, accounts)
    (self.keys, self.policy, self.catalog, self.audit) = (keys, policy, catalog, audit)
  }

  /// The models of an empty ledger whose history is changed: things that are put in have numbers behind those of the
  /// log, `reach` at most.
  package init(reach: UInt64) {
    invites.reach = reach
    lineage.reach = reach
    messages.reach = reach
  }

  /// Leaves a seq out, which the next record follows.
  package mutating func leaveOut(_ seq: UInt64) { audit.leaveOut(seq) }

  /// The models after these records.
  package init(records: some Sequence<Record>) {
    for record in records { apply(record) }
  }

  /// Applies one record to every model.
  package mutating func apply(_ record: Record) {
    invites.apply(record)
    lineage.apply(record)
    messages.apply(record)
    accounts.apply(record)
    keys.apply(record)
    policy.apply(record)
    catalog.apply(record)
    audit.apply(record)
  }

  /// Every model, in the order in which documents list them.
  package var all: [any Projection] { [invites, lineage, messages, accounts, keys, policy, catalog, audit] }

  /// The types of `all`, in its order.
  package static let types: [any Projection.Type] = [
    InvitesModel.self, LineageModel.self, MessagesModel.self, AccountsModel.self, KeysModel.self, PolicyModel.self,
    CatalogModel.self,
    AuditIndex.self,
  ]
}

extension LedgerModels: Imaged {
  package static var blank: LedgerModels { LedgerModels() }

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try invites.pass(&image)
    try lineage.pass(&image)
    try messages.pass(&image)
    try accounts.pass(&image)
    try keys.pass(&image)
    try policy.pass(&image)
    try catalog.pass(&image)
    try audit.pass(&image)
  }
}
