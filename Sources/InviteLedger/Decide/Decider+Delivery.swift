// `invite delivered`: a mail tool reports, and names the invite as it can.

extension Decider {
  static func recordDelivery(
    _ command: RecordDelivery, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    try checkText(command.detail, limit: Limits.deliveryDetailBytes, parameter: "detail")
    if let time = command.time {
      let (ahead, isFar) = time.microseconds.subtractingReportingOverflow(context.now.microseconds)
      guard !isFar, ahead <= Limits.deliveryAheadMicroseconds else {
        throw .invalid("time", "time is in the future", hint: "leave time= out for now")
      }
    }
    let invite = try invite(command.invite, in: state)
    try checkMayManage(invite, context, in: state)
    let report = DeliveryRecorded(
      invite: invite.id, state: command.state, time: command.time, detail: command.detail.map { .known($0) })
    if state.stands(report) { return .unchanged(.delivered(invite.id, command.state)) }
    return .append([.deliveryRecorded(report)])
  }

  /// The invite that is meant.
  static func invite(_ reference: InviteReference, in state: LedgerState) throws(Rejection) -> Invite {
    switch reference {
    case .id(let id): return try invite(id, in: state)
    case .token(.malformed(let reason)):
      throw Rejection(
        .tokenMalformed, "this is not a token: \(reason)", hint: "copy the whole link once more", parameter: "token")
    case .token(.wellFormed(let id, let fingerprint)):
      guard let invite = state.invite(id), invite.token.fingerprint.matches(fingerprint) else {
        throw Rejection(
          .tokenUnknown, "no invite of this ledger has this token", hint: "copy the whole link once more",
          parameter: "token")
      }
      return invite
    case .address(let text, let known):
      let key = try address(text, parameter: "email").key
      let newest = [state.invitesByAddress[key]?.last, known].compactMap { $0 }.max()
      guard let invite = newest.flatMap(state.invite), invite.address == key else {
        throw Rejection(
          .inviteUnknown, "there is no invite to this address", hint: "invite list email=name@example.org",
          parameter: "email")
      }
      return invite
    }
  }
}

extension LedgerState {
  /// Whether a report says nothing beyond what stands already: the same state, and the same time and detail or none. Mail
  /// tools report again when they do not know whether they were heard. Without a time it is news all the same when the
  /// invite changed since: it was sent once more, perhaps.
  fileprivate func stands(_ report: DeliveryRecorded) -> Bool {
    guard let standing = deliveries[report.invite], standing.delivery.state == report.state,
      report.detail == nil || deliveryDetails[report.invite] == report.detail
    else { return false }
    guard let time = report.time else { return invite(report.invite).map { $0.lastChange < standing.seq } ?? false }
    return time == standing.delivery.time
  }
}
