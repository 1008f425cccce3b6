// `invite address`: an e-mail-less invite gets an address, as often as it takes until it is redeemed.

extension Decider {
  static func addressInvite(
    _ command: AddressInvite, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    let address = try address(command.email, parameter: "email")
    let (binding, domain) = try IssueTerms.binding(
      command.binding ?? (command.domain == nil ? .strict : .domain), domain: command.domain, address: address)
    let invite = try invite(command.invite, in: state)
    try checkMayManage(invite, context, in: state)
    try checkCanHaveAddress(invite, at: context.now)
    let event = InviteAddressed(
      invite: invite.id,
      old: InviteAddressing(email: invite.email, binding: invite.binding, domain: invite.domain),
      new: InviteAddressing(email: .known(address.spelling), binding: binding, domain: domain))
    guard event.new != event.old else { return .unchanged(.invite(InviteAnswer(invite))) }
    let replaced = try replaced(by: invite, address, command, in: state, context: context)
    return .append([.inviteAddressed(event)] + replaced)
  }

  private static func checkCanHaveAddress(_ invite: Invite, at now: Timestamp) throws(Rejection) {
    guard invite.kind == .emailless else {
      throw Rejection(
        .inviteNotEmailless, "\(invite.id) was issued \(invite.kind == .email ? "to an address" : "as a link")",
        hint: "invite revoke invite=\(invite.id), then invite issue email=name@example.org", parameter: "invite")
    }
    try checkNotClosed(invite, at: now)
    guard invite.uses == 0 else {
      throw Rejection(
        .inviteClosed, "\(invite.id) was redeemed already, so it keeps its address", hint: "invite issue",
        parameter: "invite")
    }
  }

  /// What becomes of the inviter's other open invites to the address. One that has the address already was looked at
  /// when it got it.
  private static func replaced(
    by invite: Invite, _ address: EmailAddress, _ command: AddressInvite, in state: LedgerState,
    context: DecisionContext
  ) throws(Rejection) -> [Event] {
    guard invite.address != address.key else { return [] }
    try checkAccount(of: address, existing: command.existing, in: state)
    let open = IssueRun(batch: nil).openInvites(to: address.key, in: state, now: context.now)
    let others = open.filter { $0.inviter == invite.inviter }
    switch command.conflict {
    case .allow: break
    case .reject:
      guard let other = others.last else { break }
      throw Rejection(
        .inviteDuplicate, "\(other.id) to this address is open already",
        hint: "duplicates=supersede closes it, duplicates=allow keeps both", parameter: "email")
    case .supersede:
      return others.map { .inviteSuperseded(InviteSuperseded(invite: $0.id, successor: invite.id)) }
    }
    try checkRoom(open: open.count)
    return []
  }
}
