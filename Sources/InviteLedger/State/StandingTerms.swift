// What an invite says that stays until it is amended, once for all invites that say the same.

/// The part of an invite that nothing but an amendment or a new address changes. Invites come in swarms that agree in it, and
/// hold it by reference: a row of the state is smaller for that, and a copy of one counts fewer references.
struct StandingTerms: Hashable, Sendable {
  var kind: InviteKind
  var inviter: String
  /// The role that the inviter's account had when it issued.
  var inviterRole: Role?
  /// Lower case.
  var domain: String?
  var binding: Binding
  var maxUses: UseLimit
  var role: Role
  var groups: [String]
  var channels: [String]
  var includeDefaultChannels: Bool
  var notifyInviter: Bool
  var topic: String?
  var texts: InviteTexts?
  var batch: BatchID?

  /// Those of an event.
  ///
  /// - Parameter newest: of the invite before, whose texts may be the same.
  private init(_ event: InviteIssued, inviterRole: Role?, newest: StandingTerms?) {
    kind = event.kind
    inviter = event.inviter
    self.inviterRole = inviterRole
    domain = event.domain?.caseFolded
    binding = event.binding
    maxUses = event.maxUses
    role = event.role
    groups = event.groups
    channels = event.channels
    includeDefaultChannels = event.includeDefaultChannels
    notifyInviter = event.notifyInviter
    topic = event.topic
    texts =
      if let texts = newest?.texts, texts.areThose(of: event) {
        texts
      } else {
        InviteTexts(subject: event.subject, message: event.message, note: event.note, locale: event.locale)
      }
    batch = event.batch
  }

  /// Those of an event: the newest ones, when it says the same.
  static func of(
    _ event: InviteIssued, inviterRole: Role?, newest: Shared<StandingTerms>?
  ) -> Shared<StandingTerms> {
    if let newest, newest.areThose(of: event, inviterRole: inviterRole) { return newest }
    return Shared(StandingTerms(event, inviterRole: inviterRole, newest: newest?.value))
  }

  /// Takes what an amendment changes of them.
  mutating func amend(_ amendment: InviteAmended) {
    let new = amendment.new
    if let role = new.role { self.role = role }
    if let groups = new.groups { self.groups = groups }
    if let channels = new.channels { self.channels = channels }
    if let maxUses = new.maxUses { self.maxUses = maxUses }
    if let includes = new.includeDefaultChannels { includeDefaultChannels = includes }
    if let binding = new.binding { self.binding = binding }
    if let notifies = new.notifyInviter { notifyInviter = notifies }
    topic = amendment.value(of: \.topic, otherwise: topic)
    domain = amendment.value(of: \.domain, otherwise: domain)
    if amendment.changesTexts { texts = InviteTexts.amended(texts, amendment) }
  }
}

extension Shared<StandingTerms> {
  /// Whether every field is that of an event, as it is spelled. Yes for terms that differ would give an invite those of another;
  /// no for terms that agree costs memory alone. Field by field: a copy of the value would count all its references.
  fileprivate func areThose(of event: InviteIssued, inviterRole: Role?) -> Bool {
    value.kind == event.kind && value.inviter.isSpelled(event.inviter) && value.inviterRole == inviterRole
      && value.domain.isSpelled(event.domain) && value.binding == event.binding && value.maxUses == event.maxUses
      && value.role == event.role && value.groups.isSpelled(event.groups) && value.channels.isSpelled(event.channels)
      && value.includeDefaultChannels == event.includeDefaultChannels && value.notifyInviter == event.notifyInviter
      && value.topic.isSpelled(event.topic) && value.batch == event.batch
      && (value.texts?.areThose(of: event)
        ?? (event.subject == nil && event.message == nil && event.note == nil && event.locale == nil))
  }
}

extension InviteTexts {
  fileprivate func areThose(of event: InviteIssued) -> Bool {
    subject.isSpelled(event.subject) && message.isSpelled(event.message) && note.isSpelled(event.note)
      && locale.isSpelled(event.locale)
  }
}

// Equal strings can be spelled in two ways, and what is shown is what was said.
extension String {
  fileprivate func isSpelled(_ other: String) -> Bool { Spelling(self) == Spelling(other) }
}

extension String? {
  fileprivate func isSpelled(_ other: String?) -> Bool { map(Spelling.init) == other.map(Spelling.init) }
}

extension PersonalText? {
  fileprivate func isSpelled(_ other: PersonalText?) -> Bool { self == other && (self?.text).isSpelled(other?.text) }
}

extension [String] {
  fileprivate func isSpelled(_ other: [String]) -> Bool { elementsEqual(other) { $0.isSpelled($1) } }
}
