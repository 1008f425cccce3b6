// The settings that decisions follow: their values in force at a position of the log, with the defaults.

/// Limits and defaults in force at a position of the log; `policy set` changes them, and replay uses those of its position.
///
/// A setting is three lines: a property here with its default, a case of `PolicySetting`, and that case's row in
/// `PolicySetting.form` and `summary`. Verbs, help, the log and `policy show` are made from these.
package struct Policy: Hashable, Sendable {
  /// How long an invite lasts when nobody said.
  package var defaultExpiry = TimeSpan.days(10)
  /// Whether an invite may last for ever.
  package var allowsNever = true
  /// The weakest role that may issue invites.
  package var mayInvite: Role = .member
  /// The weakest role that may grant channels.
  package var mayGrantChannels: Role = .member
  /// The role of an invite or an account when nobody said.
  package var defaultRole: Role = .member
  /// Whether administrators and moderators are invited by administrators alone.
  package var hasStrictRoles = false
  /// Recipients of one message, at most `Limits.recipients`.
  package var maxRecipients = Limits.recipients
  /// Holders, as text, in whose archive what they send or reply to starts, instead of their inbox.
  package var autoArchive: [String] = []
  /// What `%{site_name}` stands for in texts.
  package var siteName: String?
  /// Resends to one address by the same inviter within a day; nil for any number, as in all limits below.
  package var resendsPerAddressADay: Int? = 3
  /// Resends by one actor within an hour.
  package var resendsPerActorAnHour: Int? = 10
  /// What links begin with, and what `%{base_url}` stands for in texts.
  package var baseURL: String?
  /// The template of links of invites bound to an address, and of links for many; nil for the standard one.
  package var linkTemplate: String?
  /// The template of links of e-mail-less invites; nil for the standard one.
  package var emaillessLinkTemplate: String?
  /// What stands in a link where a value is not known yet, such as a mail tool's merge field.
  package var blankEmail: String?
  /// Invites issued by one inviter within a day.
  package var invitesPerInviterADay: Int?
  /// Invites issued by all together within a day.
  package var invitesADay: Int?
  /// Invites of one inviter that can be redeemed at a time.
  package var openInvitesPerInviter: Int?
  /// Accounts that are not deactivated.
  package var seats: Int?
  /// Whether an open invite takes a seat.
  package var seatsCountOpenInvites = false
  /// How long somebody must have an account before inviting.
  package var minAccountAge: TimeSpan?
  /// How long a key that nobody uses still opens; nil for ever.
  package var keyLapse: TimeSpan? = .days(180)
  /// Requests of one key, or of one local user without a key, within a minute; nil for any number.
  package var requestsAMinute: Int?
  /// Local users, by number, who are operators beside the service's own and root.
  package var operatorUids: [String] = []
  /// What local users who are no operators may do, as `LocalGrant` reads it; nothing by default.
  package var localScopes: [String] = []

  package init() {}
}

extension Policy {
  /// The value of a setting.
  package subscript(setting: PolicySetting) -> SettingValue {
    switch setting.form {
    case .flag(let path): .flag(self[keyPath: path])
    case .count(let path, _): .number(Int64(self[keyPath: path]))
    case .limit(let path, _): self[keyPath: path].map { .number(Int64($0)) } ?? .off
    case .span(let path, _): .text(self[keyPath: path].description)
    case .optionalSpan(let path, _): self[keyPath: path].map { .text($0.description) } ?? .off
    case .role(let path): .number(Int64(self[keyPath: path].rawValue))
    case .text(let path, _): self[keyPath: path].map { .text($0) } ?? .off
    case .names(let path, _): .names(self[keyPath: path])
    }
  }

  /// Takes a value; false, and nothing changes, when it is not of the setting's form. Bounds are the decider's to check:
  /// a value that was in bounds when it was recorded stays in force when the bounds move.
  mutating func take(_ value: SettingValue, for setting: PolicySetting) -> Bool {
    switch (setting.form, value) {
    case (.flag(let path), .flag(let flag)): self[keyPath: path] = flag
    case (.count(let path, _), .number(let number)): self[keyPath: path] = Int(clamping: number)
    case (.limit(let path, _), .number(let number)): self[keyPath: path] = Int(clamping: number)
    case (.limit(let path, _), .off): self[keyPath: path] = nil
    case (.span(let path, _), .text(let text)):
      guard let span = TimeSpan(text: text) else { return false }
      self[keyPath: path] = span
    case (.optionalSpan(let path, _), .text(let text)):
      guard let span = TimeSpan(text: text) else { return false }
      self[keyPath: path] = span
    case (.optionalSpan(let path, _), .off): self[keyPath: path] = nil
    case (.role(let path), .number(let number)):
      guard let role = UInt16(exactly: number).flatMap(Role.init(rawValue:)) else { return false }
      self[keyPath: path] = role
    case (.text(let path, _), .text(let text)): self[keyPath: path] = text
    case (.text(let path, _), .off): self[keyPath: path] = nil
    case (.names(let path, _), .names(let names)): self[keyPath: path] = names
    default: return false
    }
    return true
  }
}
