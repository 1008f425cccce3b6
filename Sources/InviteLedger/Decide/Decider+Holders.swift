// Who can hold a message, and who may move it in whose view.

extension Decider {
  /// Refuses no recipient, too many, and what cannot be the name of one.
  static func checkRecipients(
    _ recipients: [Holder], in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    guard !recipients.isEmpty else {
      throw Rejection(
        .messageNoRecipient, "a message needs a recipient", hint: "to=user:ada,group:staff", parameter: "to")
    }
    let limit = min(state.policy.maxRecipients, Limits.recipients)
    guard recipients.count <= limit else {
      throw Rejection(
        .limitRecipients, "\(recipients.count) recipients are more than the \(limit) that a message can have",
        hint: "send it to a group", parameter: "to")
    }
    for recipient in recipients { try checkName(recipient.name, parameter: "to") }
  }

  /// Refuses an empty text and one that does not fit.
  static func checkWritten(_ text: String, limit: Int, parameter: String) throws(Rejection) {
    guard !text.isEmpty else {
      throw .missing(parameter, "a message needs a \(parameter)", hint: "\(parameter)=Welcome")
    }
    try checkText(text, limit: limit, parameter: parameter)
  }

  /// The accounts of the recipients that are users. Refuses one that has none, instead of writing to nobody; the
  /// sender himself needs none, for operators may have none.
  static func accounts(
    of recipients: [Holder], besides sender: LedgerActor, in state: LedgerState
  ) throws(Rejection) -> [Account] {
    var accounts: [Account] = []
    for case .user(let name) in recipients where name != sender.name {
      guard let account = state.account(named: name) else {
        throw Rejection(
          .accountUnknown, "there is no account of the name \(name)", hint: "account list", parameter: "to")
      }
      accounts.append(account)
    }
    return accounts
  }

  /// Refuses a recipient who is not there any more.
  static func checkCanReceive(_ account: Account) throws(Rejection) {
    guard account.isDeactivated else { return }
    throw Rejection(
      .accountDeactivated, "the account \(account.name) has been deactivated", hint: "leave it out", parameter: "to")
  }

  /// Refuses views that are neither the actor's own nor of a group he belongs to; operators may move any.
  static func checkMayArchive(
    _ holder: Holder, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    guard !context.actor.isOperator, !views(of: context.actor, in: state).contains(holder) else { return }
    throw Rejection(
      .denied, "the view of \(holder.kind) is not yours", hint: "holder=user:\(context.actor.name)",
      parameter: "holder")
  }

  /// Refuses holders who do not have the message.
  static func checkHolders(
    _ holders: [Holder], among known: [Holder], of message: String
  ) throws(Rejection) {
    guard holders.contains(where: { !known.contains($0) }) else { return }
    throw Rejection(
      .messageNotHolder, "not everybody named is a holder of \(message)", hint: "message show", parameter: "holder")
  }

  /// The holders of a message in whose archive the policy puts what they send: the actor, and groups that he belongs to.
  static func archivedByPolicy(
    _ holders: [Holder], in state: LedgerState, context: DecisionContext
  ) -> [Holder] {
    let named = state.policy.autoArchive
    guard !named.isEmpty else { return [] }
    let own = Set(views(of: context.actor, in: state))
    return holders.filter { own.contains($0) && named.contains($0.description) }
  }

  /// The views that are an actor's: his own and those of his groups.
  static func views(of actor: LedgerActor, in state: LedgerState) -> [Holder] {
    let groups = state.account(named: actor.name)?.groups ?? []
    return [.user(actor.name)] + groups.map { .group($0) }
  }
}

extension Holder {
  /// The name without what it is of.
  package var name: String {
    switch self {
    case .user(let name), .group(let name): name
    }
  }

  fileprivate var kind: String {
    switch self {
    case .user: "another user"
    case .group: "a group that you do not belong to"
    }
  }
}
