// What the events of invites change.

extension LedgerState {
  mutating func apply(_ event: InviteIssued, _ record: Record) throws(ReplayFault) {
    guard event.invite == nextInvite else { throw fault(.identifierNotNext, record) }
    if let batch = event.batch {
      guard let index = batches.index(batch) else { throw fault(.targetUnknown, record) }
      batches[index].issued &+= 1
      batches[index].lastChange = record.seq
    }
    let role = accounts.role(named: event.inviter)
    var invite = Invite(event, inviterRole: role, at: record.time, seq: record.seq, newest: newestTerms)
    newestTerms = invite.terms
    if !suspensions.isEmpty { invite.isSuspended = suspensions[event.inviter] == .hold }
    if let address = invite.address {
      let invites = invites
      // One look-up: expired invites of the address leave its list, this one joins.
      invitesByAddress[address, default: InviteList()].append(
        invite.id,
        forgetting: { id in
          invites.element(id)?.expires.hasPassed(at: record.time) != false
        })
    }
    counts?.note(invite)
    invites.append(invite)
  }

  mutating func apply(_ event: InviteAmended, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    if let batch = event.batch, batches.index(batch) == nil { throw fault(.targetUnknown, record) }
    if event.new.expires != nil || event.changesTexts { rememberAnswer(of: index, record) }
    invites[index].amend(event)
    invites[index].lastChange = record.seq
    updateAddressIndex(of: index)
  }

  mutating func apply(_ event: InviteResent, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    resends.record(target: invites[index].resendTarget, actor: record.actor, at: record.time)
    if let expires = event.expires {
      rememberAnswer(of: index, record)
      invites[index].expires = expires
      updateAddressIndex(of: index)
    }
    invites[index].lastChange = record.seq
  }

  mutating func apply(_ event: InviteRevoked, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    invites[index].isRevoked = true
    revokers[event.invite] = record.actor
    invites[index].lastChange = record.seq
    updateAddressIndex(of: index)
  }

  mutating func apply(_ event: InviteSuperseded, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite), invites.index(event.successor) != nil else {
      throw fault(.targetUnknown, record)
    }
    invites[index].successor = event.successor
    invites[index].lastChange = record.seq
    updateAddressIndex(of: index)
  }

  /// Enters an invite into the index by address while it can be redeemed, whatever the time, and takes it out after; what
  /// limits count follows. To be called whenever an invite's end, uses or condition may have changed.
  /// The list stays in the order of issue, also when an expired invite that had left it comes back.
  mutating func updateAddressIndex(of index: Int) {
    let invite = invites[index]
    counts?.recount(invite)
    guard let address = invite.address else { return }
    let isClosed = invite.isRevoked || invite.successor != nil || invite.maxUses.isReached(by: invite.uses)
    var listed = invitesByAddress[address] ?? InviteList()
    if isClosed {
      listed.removeAll { $0 == invite.id }
    } else if !listed.contains(invite.id) {
      listed.insert(invite.id, at: listed.firstIndex { $0 > invite.id } ?? listed.endIndex)
    }
    invitesByAddress[address] = listed.isEmpty ? nil : listed
  }
}

extension InviteList {
  fileprivate mutating func append(_ id: InviteID, forgetting isPast: (InviteID) -> Bool) {
    removeAll(where: isPast)
    append(id)
  }
}

extension Invite {
  /// What resends of this invite are counted by.
  var resendTarget: ResendHistory.Target {
    ResendHistory.Target(inviter: inviter, address: address ?? id.description)
  }
}
