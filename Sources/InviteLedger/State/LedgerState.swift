// All that decisions rest on: what the events so far add up to.

/// The state of the ledger after `seq`: a value, made by applying records in order and by nothing else.
///
/// Identifiers are dense, so invites, redemptions, messages and batches are rows indexed by their number; every look-up
/// a decision needs is one access of a row or a dictionary, whatever the size of the ledger. Copies share storage
/// until the next `apply`, which then copies what it touches: keep no copy across an `apply` on the hot path.
package struct LedgerState: Hashable, Sendable {
  /// Seq of the last record applied; 0 before the first.
  package internal(set) var seq: UInt64 = 0
  /// Time of the last record applied.
  package internal(set) var time: Timestamp?
  /// Known once the ledger was opened.
  package internal(set) var ledger: LedgerID?
  /// In force now.
  package internal(set) var policy: Policy
  /// Seq of the last event that changed it; 0 while it is the defaults.
  package internal(set) var policyChange: UInt64 = 0
  package internal(set) var catalog = Catalog()
  package internal(set) var invites = Rows<Invite>()
  package internal(set) var redemptions = Rows<Redemption>()
  package internal(set) var reservations = Rows<Reservation>()
  package internal(set) var messages = Rows<Message>()
  package internal(set) var batches = Rows<Batch>()
  package internal(set) var keys = Rows<AccessKey>()
  package internal(set) var accounts = AccountTable()
  /// Templates of messages by name, retired ones too.
  package internal(set) var templates: [String: Template] = [:]

  /// By the address they are for, in the order of issue: invites that are neither revoked, superseded nor used up.
  /// Expired ones leave it when the next invite to that address is issued, so that a list stays short
  /// (`Limits.openInvitesPerAddress`).
  var invitesByAddress = ExtendibleTable<String, InviteList>()
  /// The newest redemption of each subject, also when it was undone.
  var redemptionsBySubject = ExtendibleTable<RedemptionSubject, RedemptionID>()
  /// The newest reservation of each subject, whatever became of it.
  var reservationsBySubject = ExtendibleTable<RedemptionSubject, ReservationID>()
  var resends = ResendHistory()
  /// Nil while no limit asks for it.
  var counts: InviteCounts?
  var requests = ExtendibleTable<RequestKey, RememberedRequest>()
  /// What answers said of invites before that changed, oldest first, for answers given again.
  var answerChanges = ExtendibleTable<InviteID, [AnswerChange]>()
  /// Inviters that are suspended.
  var suspensions: [String: SuspensionMode] = [:]
  /// Who revoked the invites that are revoked.
  var revokers = ExtendibleTable<InviteID, String>()
  /// How the mail of invites stands, of those that a mail tool reported about.
  var deliveries = ExtendibleTable<InviteID, StandingDelivery>()
  /// What those reports said beyond it, of the few that did.
  var deliveryDetails = ExtendibleTable<InviteID, PersonalText>()
  /// The terms of the newest invite: invites come in swarms that agree in them, and share them then.
  var newestTerms: Shared<StandingTerms>?

  /// An empty ledger. A policy other than the defaults is for tests.
  package init(policy: Policy = Policy()) {
    self.policy = policy
    if policy.countsInvites { counts = InviteCounts() }
  }
}

extension LedgerState {
  /// The ids that come next: counters, so a record that skips one is a fault.
  package var nextInvite: InviteID { InviteID(number: invites.nextNumber) }
  package var nextRedemption: RedemptionID { RedemptionID(number: redemptions.nextNumber) }
  package var nextReservation: ReservationID { ReservationID(number: reservations.nextNumber) }
  package var nextMessage: MessageID { MessageID(number: messages.nextNumber) }
  package var nextBatch: BatchID { BatchID(number: batches.nextNumber) }
  package var nextKey: KeyID { KeyID(number: keys.nextNumber) }

  package func invite(_ id: InviteID) -> Invite? { invites.element(id) }
  package func redemption(_ id: RedemptionID) -> Redemption? { redemptions.element(id) }
  package func reservation(_ id: ReservationID) -> Reservation? { reservations.element(id) }
  package func message(_ id: MessageID) -> Message? { messages.element(id) }
  package func batch(_ id: BatchID) -> Batch? { batches.element(id) }
  package func account(named name: String) -> Account? { accounts[named: name] }
  package func account(email: EmailAddress) -> Account? { accounts[address: email.key] }
  package func account(uid: UInt32) -> Account? { accounts[uid: uid] }
  package func account(external: String) -> Account? { accounts[external: external] }
  package func template(named name: String) -> Template? { templates[name] }

  /// The fingerprint of an invite's token; for a number that no invite has, one that no token has.
  func fingerprint(ofToken id: InviteID) -> Fingerprint {
    guard let index = invites.index(id) else { return Fingerprint(words: (0, 0, 0, 0)) }
    return invites[index].token.fingerprint
  }

  /// The numbers of the keys in the key file that tokens and access keys are derived with, ascending: those of now, and
  /// those of earlier generations of tokens, which answers given again still show.
  package var tokenKeys: [UInt32] {
    var numbers: Set<UInt32> = []
    for index in invites.indices { numbers.insert(invites[index].token.key) }
    for change in answerChanges.values.joined() { numbers.insert(change.old.tokenKey) }
    for key in keys { numbers.insert(key.secret.key) }
    return numbers.sorted()
  }

  /// What became of the invites of an inviter that is suspended; nil for one that is not.
  package func suspension(of inviter: String) -> SuspensionMode? { suspensions[inviter] }

  /// How the mail of an invite stands; nil before the first report.
  package func delivery(of invite: InviteID) -> Delivery? { deliveries[invite]?.delivery }

  /// The request of this actor with this id, if it appended something.
  package func request(actor: String, id: String) -> RememberedRequest? {
    requests[RequestKey(actor: actor, id: id)]
  }

  /// Seq of the last event that changed the target; nil when there is no such target.
  package func lastChange(of target: LedgerTarget) -> UInt64? {
    switch target {
    case .invite(let id): invite(id)?.lastChange
    case .redemption(let id): redemption(id)?.lastChange
    case .reservation(let id): reservation(id)?.lastChange
    case .batch(let id): batch(id)?.lastChange
    case .message(let id): message(id)?.lastChange
    case .account(let name): account(named: name)?.lastChange
    case .key(let id): key(id)?.lastChange
    case .policy: policyChange
    case .catalog(let kind, let name): catalog[kind, name]?.lastChange
    case .template(let name): template(named: name)?.lastChange
    }
  }

  /// The redemption of an invite by this subject that stands: by the address, else by the other system's id.
  func redemption(of invite: InviteID, address: String?, external: String?) -> Redemption? {
    if let address, let found = standingRedemption(RedemptionSubject(invite: invite, identity: .address(address))) {
      return found
    }
    return external.flatMap { standingRedemption(RedemptionSubject(invite: invite, identity: .external($0))) }
  }

  private func standingRedemption(_ subject: RedemptionSubject) -> Redemption? {
    guard let found = redemptionsBySubject[subject].flatMap(redemption), !found.isReversed else { return nil }
    return found
  }
}
