// `account add|change|deactivate`.

extension Decider {
  static func addAccount(
    _ command: AddAccount, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try administratorRank(context.actor, in: state)
    let event = try accountAdded(command, policy: state.policy)
    try checkMayGive(event.role, rank: rank)
    try checkCatalog(groups: event.groups, rank: rank, in: state)
    if let account = state.account(named: event.account), account.isAlready(event) {
      return .unchanged(.account(account.name))
    }
    guard !state.accounts.isTaken(event.account) else {
      throw Rejection(
        .accountExists, "there is an account of this name already", hint: "account change account=\(event.account)",
        parameter: "account")
    }
    try checkFree(
      email: event.email, uid: event.uid, external: event.external, of: event.account, in: state)
    return .append([.accountAdded(event)])
  }

  private static func accountAdded(_ command: AddAccount, policy: Policy) throws(Rejection) -> AccountAdded {
    guard !command.account.isEmpty else { throw .missing("account", "an account needs a name", hint: "account=ada") }
    try checkName(command.account, parameter: "account")
    guard !NameSyntax.isReserved(command.account) else {
      throw .invalid("account", "names member_N with so many digits are the ledger's to give", hint: "account=ada")
    }
    guard KeyID(text: command.account.caseFolded) == nil else {
      throw .invalid("account", "names key_N are those of access keys", hint: "account=ada")
    }
    let email = try fields(fullName: command.fullName, email: command.email, external: command.external)
    return AccountAdded(
      account: command.account, fullName: command.fullName.map { .known($0) }, email: email,
      role: command.role ?? policy.defaultRole,
      groups: try groups(command.groups, limit: Limits.groupsPerAccount), uid: command.uid, external: command.external)
  }

  static func changeAccount(
    _ command: ChangeAccount, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try administratorRank(context.actor, in: state)
    let email = try fields(fullName: command.fullName, email: command.email, external: command.external)
    let groups = try command.groups.map { names throws(Rejection) in
      try Decider.groups(names, limit: Limits.groupsPerAccount)
    }
    let account = try account(named: command.account, in: state)
    try checkMayGive(account.role, rank: rank)
    if let role = command.role { try checkMayGive(role, rank: rank) }
    if let groups { try checkCatalog(groups: groups.filter { !account.groups.contains($0) }, rank: rank, in: state) }
    guard !account.isDeactivated else {
      throw Rejection(
        .accountDeactivated, "Account has been deactivated.", hint: "account list", parameter: "account")
    }
    try checkFree(
      email: email, uid: command.uid, external: command.external, of: account.name, in: state)
    let wish = AccountFields(
      fullName: command.fullName.map { .known($0) }, email: email, role: command.role, groups: groups,
      uid: command.uid, external: command.external)
    let (old, new) = account.difference(to: wish)
    guard new != AccountFields() else { return .unchanged(.account(account.name)) }
    return .append([.accountChanged(AccountChanged(account: account.name, old: old, new: new))])
  }

  static func deactivateAccount(
    _ command: DeactivateAccount, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try administratorRank(context.actor, in: state)
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    let account = try account(named: command.account, in: state)
    try checkMayGive(account.role, rank: rank)
    guard !account.isDeactivated || account.isUndone else { return .unchanged(.account(account.name)) }
    return .append([
      .accountDeactivated(AccountDeactivated(account: account.name, reason: command.reason.map { .known($0) }))
    ])
  }

  /// The account of a name.
  static func account(
    named name: String, in state: LedgerState, parameter: String = "account"
  ) throws(Rejection) -> Account {
    guard !name.isEmpty else { throw .missing(parameter, "which account is meant?", hint: "\(parameter)=ada") }
    guard let account = state.account(named: name) else {
      throw Rejection(.accountUnknown, "there is no account of this name", hint: "account list", parameter: parameter)
    }
    return account
  }

  private static func fields(
    fullName: String?, email: String?, external: String?
  ) throws(Rejection) -> PersonalText? {
    try checkText(fullName, limit: Limits.fullNameBytes, parameter: "name")
    let address = try email.map { text throws(Rejection) in try Decider.address(text, parameter: "email") }
    try checkExternal(external)
    return address.map { .known($0.spelling) }
  }

  /// Refuses an address, uid or external id that another account has.
  private static func checkFree(
    email: PersonalText?, uid: UInt32?, external: String?, of name: String, in state: LedgerState
  ) throws(Rejection) {
    if let owner = email?.text.flatMap(EmailAddress.init).flatMap(state.account(email:)), owner.name != name {
      throw Rejection(.accountTaken, "another account has this address", hint: "account list", parameter: "email")
    }
    if let owner = uid.flatMap(state.account(uid:)), owner.name != name {
      throw Rejection(.accountTaken, "another account is tied to this uid", hint: "account list", parameter: "uid")
    }
    if let owner = external.flatMap(state.account(external:)), owner.name != name {
      throw Rejection(
        .accountTaken, "another account has this external id", hint: "account list", parameter: "external")
    }
  }
}

extension Account {
  /// Whether adding this account again would add nothing.
  fileprivate func isAlready(_ event: AccountAdded) -> Bool {
    !isDeactivated && fullName == event.fullName && email == event.email && role == event.role
      && groups == event.groups && uid == event.uid && external == event.external
  }

  /// The fields in which a wish differs, as they are and as they would be.
  fileprivate func difference(to wish: AccountFields) -> (old: AccountFields, new: AccountFields) {
    var old = AccountFields()
    var new = AccountFields()
    if let value = wish.fullName, value != fullName { (old.fullName, new.fullName) = (fullName, value) }
    if let value = wish.email, value != email { (old.email, new.email) = (email, value) }
    if let value = wish.role, value != role { (old.role, new.role) = (role, value) }
    if let value = wish.groups, value != groups { (old.groups, new.groups) = (groups, value) }
    if let value = wish.uid, value != uid { (old.uid, new.uid) = (uid, value) }
    if let value = wish.external, value != external { (old.external, new.external) = (external, value) }
    return (old, new)
  }
}
