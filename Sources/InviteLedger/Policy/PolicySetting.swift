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
  case maxRecipients = "max_recipients"
  case resendsPerAddressADay = "resends_per_address_a_day"
  case resendsPerActorAnHour = "resends_per_actor_an_hour"
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
    case .maxRecipients: .count(\.maxRecipients, 1...Limits.recipients)
    case .resendsPerAddressADay: .count(\.resendsPerAddressADay, 0...Limits.countedPerWindow)
    case .resendsPerActorAnHour: .count(\.resendsPerActorAnHour, 0...Limits.countedPerWindow)
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
    case .maxRecipients: "recipients of one message"
    case .resendsPerAddressADay: "resends to one address by one inviter within 24 hours"
    case .resendsPerActorAnHour: "resends by one actor within 60 minutes"
    }
  }

  /// The value in a ledger whose policy nobody has changed.
  package var defaultValue: SettingValue { Policy()[self] }
}
