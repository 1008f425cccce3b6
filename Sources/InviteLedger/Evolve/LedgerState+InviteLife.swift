// What the events of an invite that is there change: its address, its token, its return, its mail.

extension LedgerState {
  mutating func apply(_ event: InviteAddressed, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    rememberAnswer(of: index, record)
    forgetAddress(of: index)
    invites[index].take(event.new)
    invites[index].lastChange = record.seq
    updateAddressIndex(of: index)
  }

  mutating func apply(_ event: InviteReinstated, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    invites[index].isRevoked = false
    revokers[event.invite] = nil
    invites[index].lastChange = record.seq
    updateAddressIndex(of: index)
  }

  mutating func apply(_ event: TokenRotated, _ record: Record) throws(ReplayFault) {
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    guard event.generation == invites[index].generation &+ 1 else { throw fault(.countWrong, record) }
    rememberAnswer(of: index, record)
    invites[index].generation = event.generation
    invites[index].token = event.token
    invites[index].lastChange = record.seq
  }

  /// Being shown changes nothing; a token that was never issued cannot have been.
  mutating func apply(_ event: TokenRevealed, _ record: Record) throws(ReplayFault) {
    switch event.extent {
    case .one(let invite, let generation):
      guard let index = invites.index(invite) else { throw fault(.targetUnknown, record) }
      guard generation >= 1, generation <= invites[index].generation else { throw fault(.countWrong, record) }
    case .many(_, let count, let shown):
      guard let shown else { return }
      guard shown.invites.allSatisfy({ invites.index($0) != nil }) else { throw fault(.targetUnknown, record) }
      guard shown.count == UInt64(count) else { throw fault(.countWrong, record) }
    }
  }

  mutating func apply(_ event: DeliveryRecorded, _ record: Record) throws(ReplayFault) {
    guard invites.index(event.invite) != nil else { throw fault(.targetUnknown, record) }
    let report = Delivery(state: event.state, time: event.time ?? record.time)
    guard deliveries[event.invite]?.delivery.yields(to: report) != false else { return }
    deliveries[event.invite] = StandingDelivery(delivery: report, seq: record.seq)
    deliveryDetails[event.invite] = event.detail
  }

  /// Takes an invite out of the list of the address that it is going to leave.
  private mutating func forgetAddress(of index: Int) {
    guard let address = invites[index].address, var listed = invitesByAddress[address] else { return }
    listed.removeAll { $0 == invites[index].id }
    invitesByAddress[address] = listed.isEmpty ? nil : listed
  }
}
