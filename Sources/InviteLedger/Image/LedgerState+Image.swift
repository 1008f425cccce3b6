// The whole state that decisions rest on, in an image.

extension LedgerState: Imaged {
  package static var blank: LedgerState { LedgerState() }

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&seq)
    try image.pass(&time)
    var number = ledger?.number
    try image.pass(&number)
    ledger = number.map { LedgerID(number: $0) }
    try image.pass(&policy)
    try image.pass(&policyChange)
    try image.pass(&catalog)
    try image.pass(&invites)
    try image.pass(&redemptions)
    try image.pass(&reservations)
    try image.pass(&messages)
    try image.pass(&batches)
    try image.pass(&keys)
    try image.pass(&accounts)
    try image.pass(&templates)
    try passAddresses(&image)
    try passSubjects(&redemptionsBySubject, &image)
    try passSubjects(&reservationsBySubject, &image)
    try image.pass(&resends)
    try image.pass(&counts)
    try image.pass(&requests)
    try image.pass(&answerChanges)
    try image.pass(&suspensions)
    try image.pass(&revokers)
    try image.pass(&deliveries)
    try image.pass(&deliveryDetails)
    try image.pass(shared: &newestTerms) { (terms, image) throws(ImageFault) in
      try StandingTerms.pass(&terms, &image)
    }
  }

  /// Each list of invites where the first of them stands, whose address it is kept by: one text in memory for both, and
  /// the invites are come to in their order.
  private mutating func passAddresses(_ image: inout ImageCoder) throws(ImageFault) {
    var (lists, count) = (0, invitesByAddress.count)
    try image.pass(&count)
    if image.isReading { invitesByAddress = ExtendibleTable(expecting: try image.bounded(count)) }
    for index in invites.indices {
      var list = InviteList()
      if !image.isReading, let address = invites[index].address, let known = invitesByAddress[address],
        known.first == invites[index].id
      {
        list = known
      }
      try image.pass(&list)
      if list.isEmpty { continue }
      lists += 1
      guard image.isReading else { continue }
      guard let address = invites[index].address else { throw .unreadable }
      invitesByAddress[address] = list
    }
    guard lists == invitesByAddress.count else { throw .refused("an address is not that of its first invite") }
  }

  private func passSubjects<ID: LedgerIdentifier & Imaged>(
    _ subjects: inout ExtendibleTable<RedemptionSubject, ID>, _ image: inout ImageCoder
  ) throws(ImageFault) {
    var count = subjects.count
    try image.pass(&count)
    guard image.isReading else {
      for entry in subjects.entries {
        var (subject, id) = (entry.key, entry.value)
        try passSubject(&subject, &image)
        try image.pass(&id)
      }
      return
    }
    subjects = ExtendibleTable(expecting: try image.bounded(count))
    for _ in 0..<count {
      var (subject, id) = (RedemptionSubject(invite: .blank, identity: .external("")), ID.blank)
      try passSubject(&subject, &image)
      try image.pass(&id)
      subjects[subject] = id
    }
  }

  private func passSubject(_ subject: inout RedemptionSubject, _ image: inout ImageCoder) throws(ImageFault) {
    var invite = subject.invite
    var (isAddress, text) =
      switch subject.identity {
      case .address(let address): (true, address)
      case .external(let external): (false, external)
      }
    try image.pass(&invite)
    try image.pass(&isAddress)
    try passAddress(&text, of: invite, &image)
    if image.isReading {
      subject = RedemptionSubject(invite: invite, identity: isAddress ? .address(text) : .external(text))
    }
  }

  /// A text that likely is the address of an invite.
  private func passAddress(
    _ text: inout String, of id: InviteID?, _ image: inout ImageCoder
  ) throws(ImageFault) {
    let address = id.flatMap { invites.index($0) }.flatMap { invites[$0].address }
    var isInvites = address.map(Spelling.init) == Spelling(text)
    try image.pass(&isInvites)
    guard isInvites else { return try image.pass(&text) }
    guard let address else { throw .unreadable }
    text = address
  }
}
