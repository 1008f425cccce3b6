// `invite list-import`: a list of addresses in one command, as Zulip's form takes it.

extension Decider {
  /// All addresses get their invites or none does, except that those who have accounts are left out. The order of checks
  /// and the words of the refusals are Zulip's.
  static func importInviteList(
    _ command: ImportInviteList, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    do throws(Rejection) {
      return try importRows(of: command, in: state, context: context)
    } catch {
      throw error.inWordsOfLists
    }
  }

  private static func importRows(
    of command: ImportInviteList, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try inviterRank(context.actor, in: state)
    try checkMayInvite(as: command.role ?? state.policy.defaultRole, rank: rank, in: state)
    let texts = AddressList.addresses(in: command.addresses)
    try checkCount(texts.count)
    try checkChannels(of: command, rank: rank, in: state)
    let common = try terms(command.wish, rank: rank, in: state, context: context)
    let list = SortedList(texts, of: command, in: state)
    try refuse(list)
    var run = IssueRun(batch: state.nextBatch, recordsEveryRow: true)
    let fresh = list.newAddresses(for: context.actor.name, run: run, in: state, now: context.now)
    if fresh > 0 { try checkLimits(common.demand(fresh), run: run, in: state, context: context) }
    let opening = BatchOpened(
      batch: state.nextBatch, mode: .atomic, source: .list, rows: UInt32(clamping: texts.count), skipped: list.skipped)
    return .append(
      [.batchOpened(opening)]
        + (try events(of: list.wishes, rank: rank, run: &run, in: state, context: context)))
  }

  private static func checkCount(_ count: Int) throws(Rejection) {
    guard count > 0 else {
      throw .missing(
        "invitee_emails", "You must specify at least one email address.", hint: "invitee_emails='name@example.org'")
    }
    guard count <= Limits.listAddresses else {
      throw Rejection(
        .limitQuantity, "\(count) addresses are more than the \(Limits.listAddresses) that one list can have",
        hint: "split them", parameter: "invitee_emails")
    }
  }

  /// A number that is no channel, or none that this actor may grant, is named: it is what the caller wrote.
  private static func checkChannels(
    of command: ImportInviteList, rank: Role, in state: LedgerState
  ) throws(Rejection) {
    for channel in command.channels where !state.catalog.mayGrant(.channel, channel, rank: rank) {
      throw Rejection(
        .catalogUnknown, "Invalid channel ID \(channel). No invites were sent.", hint: "catalog list kind=channel",
        parameter: "stream_ids", facts: [.init("kind", .text("channel")), .init("name", .text(channel))])
    }
  }

  private static func refuse(_ list: SortedList) throws(Rejection) {
    guard list.faults.isEmpty else {
      var refusal = Rejection(
        .batchRowFailed, "Some emails did not validate, so we didn't send any invitations.",
        hint: "mend the rows, or leave them out", parameter: "invitee_emails")
      refusal.rows = list.faults + list.skipped.faults
      throw refusal
    }
    guard list.wishes.isEmpty else { return }
    var refusal = Rejection(
      list.skipped.members.isEmpty ? .accountDeactivated : .inviteMember, "We weren't able to invite anyone.",
      hint: "account list", parameter: "invitee_emails")
    refusal.rows = list.skipped.faults
    throw refusal
  }
}

/// The rows of a list by what can become of them.
private struct SortedList {
  var wishes: [IssueInvite] = []
  var faults: [RowFault] = []
  var skipped = SkippedRows()
  private var keys: Set<String> = []

  init(_ texts: [String], of command: ImportInviteList, in state: LedgerState) {
    for (index, text) in texts.enumerated() {
      let row = UInt32(clamping: index + 1)
      guard let address = EmailAddress(text) else {
        faults.append(RowFault(row: row, code: .argumentInvalid, message: "Invalid address."))
        continue
      }
      guard state.catalog.has(.domain, address.domain) else {
        faults.append(RowFault(row: row, code: .catalogUnknown, message: "Outside your domain."))
        continue
      }
      if let account = state.account(email: address), !account.isUndone {
        if account.isDeactivated { skipped.deactivated.append(row) } else { skipped.members.append(row) }
        continue
      }
      var wish = command.wish
      wish.email = text
      wish.row = row
      wishes.append(wish)
      keys.insert(address.key)
    }
  }

  /// How many invites issuing the rows makes: an address to which the inviter has one open already gets no other.
  func newAddresses(for inviter: String, run: IssueRun, in state: LedgerState, now: Timestamp) -> Int {
    keys.reduce(0) { count, key in
      let open = run.openInvites(to: key, in: state, now: now)
      return open.contains { $0.inviter == inviter } ? count : count + 1
    }
  }
}

extension Rejection {
  /// The same refusal with the names that parameters have in a list.
  fileprivate var inWordsOfLists: Rejection {
    let names = [
      "expires": "invite_expires_in_minutes", "role": "invite_as", "channels": "stream_ids", "email": "invitee_emails",
    ]
    guard let name = parameter.flatMap({ names[$0] }) else { return self }
    var refusal = self
    refusal.parameter = name
    refusal.hint = "help invite list-import"
    return refusal
  }
}
