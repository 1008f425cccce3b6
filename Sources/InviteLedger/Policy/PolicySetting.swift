// The closed list of settings, each with what it holds and what it is for.

/// A setting of the policy. The raw value is its name in the log and in `policy set`; a name that was released stays.
///
/// To add one: a property with its default in `Policy`, a case here, and a row in `form` and in `summary`.
package enum PolicySetting: String, CaseIterable, Sendable {
  case defaultExpiry = "default_expiry"
  case allowNever = "allow_never"
  case defaultRole = "default_role"
  case mayInvite = "may_invite"
  case mayGrantChannels = "may_grant_channels"
  case strictRoles = "strict_roles"
  case maxRecipients = "max_recipients"
  case autoArchive = "auto_archive"
  case siteName = "site_name"
  case resendsPerAddressADay = "resends_per_address_a_day"
  case resendsPerActorAnHour = "resends_per_actor_an_hour"
  case invitesPerInviterADay = "invites_per_inviter_a_day"
  case invitesADay = "invites_a_day"
  case openInvitesPerInviter = "open_invites_per_inviter"
  case seats
  case seatsCountOpenInvites = "seats_count_open_invites"
  case minAccountAge = "min_account_age"
  case baseURL = "base_url"
  case linkTemplate = "link_template"
  case emaillessLinkTemplate = "emailless_link_template"
  case blankEmail = "blank_email"
  case keyLapse = "key_lapse"
  case requestsAMinute = "requests_a_minute"
  case operatorUids = "operator_uids"
  case localScopes = "local_scopes"
}

extension PolicySetting {
  /// What it holds, within which bounds, and where in the policy it stands.
  package var form: SettingForm {
    switch self {
    case .defaultExpiry: .span(\.defaultExpiry, TimeSpan.seconds(1)...Limits.longestSetting)
    case .allowNever: .flag(\.allowsNever)
    case .defaultRole: .role(\.defaultRole)
    case .mayInvite: .role(\.mayInvite)
    case .mayGrantChannels: .role(\.mayGrantChannels)
    case .strictRoles: .flag(\.hasStrictRoles)
    case .maxRecipients: .count(\.maxRecipients, 1...Limits.recipients)
    case .autoArchive: .names(\.autoArchive, .holder)
    case .siteName: .text(\.siteName, .visible)
    case .resendsPerAddressADay: .limit(\.resendsPerAddressADay, 0...Limits.largestLimit)
    case .resendsPerActorAnHour: .limit(\.resendsPerActorAnHour, 0...Limits.largestLimit)
    case .invitesPerInviterADay: .limit(\.invitesPerInviterADay, 0...Limits.largestLimit)
    case .invitesADay: .limit(\.invitesADay, 0...Limits.largestLimit)
    case .openInvitesPerInviter: .limit(\.openInvitesPerInviter, 0...Limits.largestLimit)
    case .seats: .limit(\.seats, 0...Limits.largestLimit)
    case .seatsCountOpenInvites: .flag(\.seatsCountOpenInvites)
    case .minAccountAge: .optionalSpan(\.minAccountAge, TimeSpan.seconds(0)...Limits.longestSetting)
    case .baseURL: .text(\.baseURL, LinkTemplate.base)
    case .linkTemplate: .text(\.linkTemplate, LinkTemplate.setting)
    case .emaillessLinkTemplate: .text(\.emaillessLinkTemplate, LinkTemplate.setting)
    case .blankEmail: .text(\.blankEmail, SettingText("a text"))
    case .keyLapse: .optionalSpan(\.keyLapse, TimeSpan.days(1)...Limits.longestSetting)
    case .requestsAMinute: .limit(\.requestsAMinute, 1...Limits.requestsAMinute)
    case .operatorUids:
      .names(
        \.operatorUids,
        SettingText("numbers of local users", limit: Limits.uidBytes, example: "1001") {
          LocalUser.number(of: $0) != nil
        })
    case .localScopes:
      .names(
        \.localScopes,
        SettingText(
          "scopes, for everybody or as uid:N/SCOPE and gid:N/SCOPE", limit: Limits.grantBytes, example: "token.redeem"
        ) {
          LocalGrant(text: $0) != nil
        })
    }
  }

  /// What it decides, in one line without a full stop.
  package var summary: String {
    switch self {
    case .defaultExpiry: "how long an invite lasts when nobody says"
    case .allowNever: "whether an invite may last for ever"
    case .defaultRole: "the role of an invite or an account when nobody says"
    case .mayInvite: "the weakest role that may issue invites"
    case .mayGrantChannels: "the weakest role that may name channels in an invite"
    case .strictRoles: "whether only administrators may invite moderators"
    case .maxRecipients: "recipients of one message"
    case .autoArchive: "users and groups in whose archive what they send and reply to starts"
    case .siteName: "what %{site_name} stands for in messages and invites"
    case .resendsPerAddressADay: "resends to one address by one inviter within 24 hours"
    case .resendsPerActorAnHour: "resends by one actor within 60 minutes"
    case .invitesPerInviterADay: "invites issued by one inviter within 24 hours"
    case .invitesADay: "invites issued by all together within 24 hours"
    case .openInvitesPerInviter: "invites of one inviter that are open at a time"
    case .seats: "accounts that are not deactivated"
    case .seatsCountOpenInvites: "whether an open invite takes a seat"
    case .minAccountAge: "how long somebody must have an account before inviting"
    case .baseURL: "the web address that links begin with, and %{base_url} in texts; without one links begin invite:"
    case .linkTemplate: "links of invites; null is {base}/invites/{token}"
    case .emaillessLinkTemplate:
      "links of e-mail-less invites; null is {base}/invite-token/redeem/{token}?email={email}"
    case .blankEmail: "what stands in a link where a value is not known yet, such as a mail tool's merge field"
    case .keyLapse: "how long a key that nobody uses still opens; null is for ever"
    case .requestsAMinute: "requests of one key, or of one local user, within a minute; null is any number"
    case .operatorUids: "local users, by number, who are operators beside the service's own and root"
    case .localScopes:
      "what local users who are no operators may do: token.redeem, uid:1001/invite.*, gid:50/audit.read"
    }
  }

  /// The value in a ledger whose policy nobody has changed.
  package var defaultValue: SettingValue { Policy()[self] }
}

extension PolicySetting {
  /// Whether operators alone may set it: who may set these could make himself one.
  var isForOperators: Bool { self == .operatorUids || self == .localScopes }
}
