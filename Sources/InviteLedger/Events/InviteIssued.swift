// An invite is issued: the event that most of a ledger consists of.

/// An invite exists from here on.
///
/// What it says is held by reference: an event goes through many hands, and to count the references of all its fields in each of
/// them would cost more than to decide it.
package struct InviteIssued: Hashable, Sendable {
  private struct Fields: Hashable, Sendable {
    let invite: InviteID
    let kind: InviteKind
    let token: TokenFacts
    let inviter: String
    let email: PersonalText?
    let domain: String?
    let binding: Binding
    let maxUses: UseLimit
    let role: Role
    let groups: [String]
    let channels: [String]
    let includeDefaultChannels: Bool
    let topic: String?
    let notifyInviter: Bool
    let subject: PersonalText?
    let message: PersonalText?
    let note: PersonalText?
    let locale: String?
    let expires: Expiry
    let batch: BatchID?
    let row: UInt32?
    let source: InviteSource
  }

  private let fields: Shared<Fields>

  package init(
    invite: InviteID,
    kind: InviteKind,
    token: TokenFacts,
    inviter: String,
    email: PersonalText? = nil,
    domain: String? = nil,
    binding: Binding,
    maxUses: UseLimit,
    role: Role,
    groups: [String] = [],
    channels: [String] = [],
    includeDefaultChannels: Bool = false,
    topic: String? = nil,
    notifyInviter: Bool = true,
    subject: PersonalText? = nil,
    message: PersonalText? = nil,
    note: PersonalText? = nil,
    locale: String? = nil,
    expires: Expiry,
    batch: BatchID? = nil,
    row: UInt32? = nil,
    source: InviteSource
  ) {
    fields = Shared(
      Fields(
        invite: invite, kind: kind, token: token, inviter: inviter, email: email, domain: domain,
        binding: binding, maxUses: maxUses, role: role, groups: groups, channels: channels,
        includeDefaultChannels: includeDefaultChannels, topic: topic, notifyInviter: notifyInviter,
        subject: subject, message: message, note: note, locale: locale, expires: expires, batch: batch,
        row: row, source: source))
  }
}

extension InviteIssued {
  package var invite: InviteID { fields.value.invite }
  package var kind: InviteKind { fields.value.kind }
  /// `token_fp`, `token_hint`, `token_key` in the log.
  package var token: TokenFacts { fields.value.token }
  /// Account name, or the system user's for one without an account.
  package var inviter: String { fields.value.inviter }
  /// The invited address as it was spelled.
  package var email: PersonalText? { fields.value.email }
  /// For `binding` domain.
  package var domain: String? { fields.value.domain }
  package var binding: Binding { fields.value.binding }
  package var maxUses: UseLimit { fields.value.maxUses }
  package var role: Role { fields.value.role }
  package var groups: [String] { fields.value.groups }
  package var channels: [String] { fields.value.channels }
  package var includeDefaultChannels: Bool { fields.value.includeDefaultChannels }
  package var topic: String? { fields.value.topic }
  package var notifyInviter: Bool { fields.value.notifyInviter }
  package var subject: PersonalText? { fields.value.subject }
  package var message: PersonalText? { fields.value.message }
  package var note: PersonalText? { fields.value.note }
  package var locale: String? { fields.value.locale }
  package var expires: Expiry { fields.value.expires }
  package var batch: BatchID? { fields.value.batch }
  /// Row of the imported file, 1 for the first after a header.
  package var row: UInt32? { fields.value.row }
  package var source: InviteSource { fields.value.source }
}
