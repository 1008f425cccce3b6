// How the events of an invite that is there change the model: its terms, its address, its token, its end, its mail.

import InviteLedger

extension InvitesModel {
  mutating func amend(_ event: InviteAmended) {
    guard let index = index(event.invite) else { return }
    let new = event.new
    var shared = terms[invites[index].terms]
    if let role = new.role { shared.role = role }
    if let groups = new.groups { shared.groups = lists.number(of: groups) }
    if let channels = new.channels { shared.channels = lists.number(of: channels) }
    if let includes = new.includeDefaultChannels { shared.includeDefaultChannels = includes }
    if let binding = new.binding { shared.binding = binding }
    if let notifies = new.notifyInviter { shared.notifyInviter = notifies }
    amendTexts(event, of: index, in: &shared)
    invites[index].terms = terms.number(of: shared)
    if let limit = new.maxUses { invites[index].limit = limit }
    if let expires = new.expires { invites[index].expiry = expires }
  }

  private mutating func amendTexts(_ event: InviteAmended, of index: Int, in shared: inout SharedTerms) {
    if let topic = event.setting(of: \.topic) { shared.topic = names.optionalNumber(of: topic.value) }
    if let domain = event.setting(of: \.domain) { shared.domain = names.optionalNumber(of: domain.value) }
    if let locale = event.setting(of: \.locale) { shared.locale = names.optionalNumber(of: locale.value) }
    if let subject = event.setting(of: \.subject) { shared.subject = texts.reference(to: subject.value) }
    if let message = event.setting(of: \.message) { shared.message = texts.reference(to: message.value) }
    if let note = event.setting(of: \.note) { invites[index].note = texts.reference(to: note.value) }
  }

  mutating func apply(_ event: InviteResent, _ record: Record) {
    guard let index = index(event.invite) else { return }
    histories[index, default: InviteHistory()].resends = Repetition(histories[index]?.resends, record)
    if let expires = event.expires { invites[index].expiry = expires }
  }

  mutating func apply(_ event: InviteRevoked, _ record: Record) {
    guard let index = index(event.invite) else { return }
    invites[index].isRevoked = true
    closings[index, default: InviteClosing()].revoked = Intervention(record, reason: event.reason)
  }

  mutating func apply(_ event: InviteReinstated, _ record: Record) {
    guard let index = index(event.invite) else { return }
    invites[index].isRevoked = false
    closings[index]?.revoked = nil
    if closings[index] == InviteClosing() { closings[index] = nil }
    histories[index, default: InviteHistory()].reinstated = Intervention(record, reason: event.reason)
  }

  mutating func apply(_ event: InviteSuperseded) {
    guard let index = index(event.invite) else { return }
    invites[index].isSuperseded = true
    closings[index, default: InviteClosing()].successor = event.successor
  }

  mutating func apply(_ event: InviteAddressed, _ record: Record) {
    guard let index = index(event.invite) else { return }
    var shared = terms[invites[index].terms]
    // An invite that was issued to an address is in the chain of that address; others have only this list.
    guard shared.kind == .emailless else { return }
    if let key = addresses.key(invites[index].email) { addressedLater[key]?.removeAll { $0 == index } }
    invites[index].email = addresses.reference(to: event.new.email)
    if let key = addresses.key(invites[index].email) {
      let place = addressedLater[key]?.firstIndex { $0 > index } ?? addressedLater[key]?.count ?? 0
      addressedLater[key, default: []].insert(index, at: place)
    }
    shared.binding = event.new.binding
    shared.domain = names.optionalNumber(of: event.new.domain)
    invites[index].terms = terms.number(of: shared)
    histories[index, default: InviteHistory()].addressed = Repetition(histories[index]?.addressed, record)
  }

  mutating func apply(_ event: TokenRotated, _ record: Record) {
    guard let index = index(event.invite) else { return }
    invites[index].hint = packHint(event.token.hint)
    var shared = terms[invites[index].terms]
    shared.tokenKey = event.token.key
    invites[index].terms = terms.number(of: shared)
    histories[index, default: InviteHistory()].generation = event.generation
    histories[index, default: InviteHistory()].rotations = Repetition(histories[index]?.rotations, record)
  }

  mutating func apply(_ event: TokenRevealed, _ record: Record) {
    for index in event.invites.compactMap(index) {
      histories[index, default: InviteHistory()].reveals = Repetition(histories[index]?.reveals, record)
    }
  }

  mutating func apply(_ event: DeliveryRecorded, _ record: Record) {
    guard let index = index(event.invite) else { return }
    if histories[index]?.delivery?.add(event, record) == nil {
      histories[index, default: InviteHistory()].delivery = DeliveryHistory(event, record)
    }
  }
}
