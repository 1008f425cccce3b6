// Commands about invites and batches, as they were asked for.

/// What to do when the same inviter has an open invite to that address already.
package enum DuplicatePolicy: String, CaseIterable, Sendable {
  case reuse, resend, supersede, allow, reject
}

/// What to do with an address that has an account.
package enum ExistingPolicy: String, CaseIterable, Sendable {
  /// `invite.member`.
  case reject
  /// Issue it all the same, so that redeeming it gives the grants.
  case grant
}

/// `invite issue`. Values are as given; the decider checks syntax, fills in defaults and resolves the expiry.
package struct IssueInvite: Hashable, Sendable {
  // `Optional` in full: a property with `?` is nil before it is set, and then the initializer of a large value copies all of
  // it at its end.
  package var email: Optional<String>
  package var binding: Optional<Binding>
  package var domain: Optional<String>
  /// Absent: 1.
  package var maxUses: Optional<UseLimit>
  /// Absent: the policy's default.
  package var expires: Optional<ExpiryRequest>
  package var role: Optional<Role>
  package var groups: [String]
  package var channels: [String]
  package var includeDefaultChannels: Bool
  package var topic: Optional<String>
  package var notifyInviter: Bool
  package var subject: Optional<String>
  package var message: Optional<String>
  /// What placeholders in subject and message are filled with.
  package var variables: [TemplateVariable]
  package var note: Optional<String>
  package var locale: Optional<String>
  package var batch: Optional<BatchID>
  package var row: Optional<UInt32>
  package var duplicates: DuplicatePolicy
  package var existing: ExistingPolicy
  package var source: InviteSource

  package init(
    email: String? = nil,
    binding: Binding? = nil,
    domain: String? = nil,
    maxUses: UseLimit? = nil,
    expires: ExpiryRequest? = nil,
    role: Role? = nil,
    groups: [String] = [],
    channels: [String] = [],
    includeDefaultChannels: Bool = false,
    topic: String? = nil,
    notifyInviter: Bool = true,
    subject: String? = nil,
    message: String? = nil,
    variables: [TemplateVariable] = [],
    note: String? = nil,
    locale: String? = nil,
    batch: BatchID? = nil,
    row: UInt32? = nil,
    duplicates: DuplicatePolicy = .reuse,
    existing: ExistingPolicy = .reject,
    source: InviteSource = .single
  ) {
    self.email = email
    self.binding = binding
    self.domain = domain
    self.maxUses = maxUses
    self.expires = expires
    self.role = role
    self.groups = groups
    self.channels = channels
    self.includeDefaultChannels = includeDefaultChannels
    self.topic = topic
    self.notifyInviter = notifyInviter
    self.subject = subject
    self.message = message
    self.variables = variables
    self.note = note
    self.locale = locale
    self.batch = batch
    self.row = row
    self.duplicates = duplicates
    self.existing = existing
    self.source = source
  }
}

/// `invite mint`: e-mail-less single-use invites, all or nothing.
package struct MintInvites: Hashable, Sendable {
  /// 1 to 50,000.
  package var quantity: UInt32
  package var expires: ExpiryRequest?
  package var role: Role?
  package var groups: [String]
  package var channels: [String]
  package var includeDefaultChannels: Bool
  package var topic: String?
  package var note: String?

  package init(
    quantity: UInt32,
    expires: ExpiryRequest? = nil,
    role: Role? = nil,
    groups: [String] = [],
    channels: [String] = [],
    includeDefaultChannels: Bool = false,
    topic: String? = nil,
    note: String? = nil
  ) {
    self.quantity = quantity
    self.expires = expires
    self.role = role
    self.groups = groups
    self.channels = channels
    self.includeDefaultChannels = includeDefaultChannels
    self.topic = topic
    self.note = note
  }
}

/// `batch open`.
package struct OpenBatch: Hashable, Sendable {
  package var mode: BatchMode
  package var source: InviteSource
  package var fileDigest: String?
  package var rows: UInt32?

  package init(mode: BatchMode = .rows, source: InviteSource = .csv, fileDigest: String? = nil, rows: UInt32? = nil) {
    self.mode = mode
    self.source = source
    self.fileDigest = fileDigest
    self.rows = rows
  }
}

/// `batch commit` of a row-by-row batch.
package struct CommitBatch: Hashable, Sendable {
  package var batch: BatchID
  /// Rows refused, as the client counted them.
  package var failed: UInt32
  package var reused: UInt32

  package init(batch: BatchID, failed: UInt32 = 0, reused: UInt32 = 0) {
    self.batch = batch
    self.failed = failed
    self.reused = reused
  }
}

/// `batch commit` of an atomic batch: the staged rows, all issued as one command or none.
package struct CommitAtomicBatch: Hashable, Sendable {
  package var opening: OpenBatch
  package var rows: [IssueInvite]

  package init(opening: OpenBatch, rows: [IssueInvite]) {
    self.opening = opening
    self.rows = rows
  }
}

/// `batch abort`.
package struct AbortBatch: Hashable, Sendable {
  package var batch: BatchID

  package init(batch: BatchID) {
    self.batch = batch
  }
}

/// `invite extend`.
package struct ExtendInvite: Hashable, Sendable {
  package var invite: InviteID
  package var expires: ExpiryRequest

  package init(invite: InviteID, expires: ExpiryRequest) {
    self.invite = invite
    self.expires = expires
  }
}

/// `invite resend`: the same token; the expiry stays unless given.
package struct ResendInvite: Hashable, Sendable {
  package var invite: InviteID
  package var expires: ExpiryRequest?

  package init(invite: InviteID, expires: ExpiryRequest? = nil) {
    self.invite = invite
    self.expires = expires
  }
}

/// `invite revoke`.
package struct RevokeInvite: Hashable, Sendable {
  package var invite: InviteID
  package var reason: String?

  package init(invite: InviteID, reason: String? = nil) {
    self.invite = invite
    self.reason = reason
  }
}
