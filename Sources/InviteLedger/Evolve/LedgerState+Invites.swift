// What the events of invites change.

extension LedgerState {
  mutating func apply(_ event: InviteIssued, _ record: Record) throws(ReplayFault) {
    guard event.invite == nextInvite else { throw fault(.identifierNotNext, record) }
    if let batch = event.batch {
      guard let index = batches.index(batch) else { throw fault(.targetUnknown, record) }
      batches[index].issued &+= 1
      batches[index].lastChange = record.seq
    }
    let invite = Invite(event, inviterRole: account(named: event.inviter)?.role, seq: record.seq)
    if let address = invite.address {
      forgetExpired(address, at: record.time)
      invitesByAddress[address, default: []].append(invite.id)
    }
    invites.append(invite)
  }

  mutating func apply(_ event: InviteAmended, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    if let batch = event.batch, batches.index(batch) == nil { throw fault(.targetUnknown, record) }
    if event.new.expires != nil { rememberExpiry(of: index, record) }
    invites[index].amend(event.new)
    invites[index].lastChange = record.seq
    updateAddressIndex(of: index)
  }

  mutating func apply(_ event: InviteResent, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    resends.record(target: invites[index].resendTarget, actor: record.actor, at: record.time)
    if let expires = event.expires {
      rememberExpiry(of: index, record)
      invites[index].expires = expires
      updateAddressIndex(of: index)
    }
    invites[index].lastChange = record.seq
  }

  mutating func apply(_ event: InviteRevoked, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    invites[index].isRevoked = true
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

  private mutating func rememberExpiry(of index: Int, _ record: Record) {
    let change = ExpiryChange(seq: record.seq, old: invites[index].expires)
    expiryChanges[invites[index].id, default: []].append(change)
  }

  /// The expiry that an invite had right after a position.
  func expiry(of id: InviteID, at position: UInt64) -> Expiry? {
    guard let invite = invite(id) else { return nil }
    return expiryChanges[id]?.first { $0.seq > position }?.old ?? invite.expires
  }

  /// Enters an invite into the index by address while it can be redeemed, whatever the time, and takes it out after.
  /// The list stays in the order of issue, also when an expired invite that had left it comes back.
  mutating func updateAddressIndex(of index: Int) {
    let invite = invites[index]
    guard let address = invite.address else { return }
    let isClosed = invite.isRevoked || invite.successor != nil || invite.maxUses.isReached(by: invite.uses)
    var listed = invitesByAddress[address] ?? []
    if isClosed {
      listed.removeAll { $0 == invite.id }
    } else if !listed.contains(invite.id) {
      listed.insert(invite.id, at: listed.firstIndex { $0 > invite.id } ?? listed.endIndex)
    }
    invitesByAddress[address] = listed.isEmpty ? nil : listed
  }

  private mutating func forgetExpired(_ address: String, at now: Timestamp) {
    guard let listed = invitesByAddress[address] else { return }
    let open = listed.filter { invites.element($0)?.expires.hasPassed(at: now) == false }
    if open.count < listed.count { invitesByAddress[address] = open }
  }
}

extension Invite {
  /// What resends of this invite are counted by.
  var resendTarget: ResendHistory.Target {
    ResendHistory.Target(inviter: inviter, address: address ?? id.description)
  }
}
