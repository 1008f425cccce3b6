// Rows of the verb table: the settings that decisions follow.
import InviteLedger

enum PolicyVerbs {
  static let set = VerbEntry(
    kind: .command, summary: "changes the settings that are given, for everything decided from here on",
    details: ["What was decided before stays as it is: replay uses the settings in force at each position."],
    parameters: PolicySetting.allCases.map { setting in
      Parameter(
        setting.rawValue, setting.form.type, setting.summary, nullable: setting.form.isNullable, absent: "as it was",
        since: 2, changed: 2)
    },
    answer: [ReplyField("settings", "list", "what changed: setting, old, new")] + CommandFields.common,
    examples: ["policy set default_expiry=14d allow_never=false", "policy set may_invite=moderator"], since: 2,
    changed: 2)

  static let limits = VerbEntry(
    kind: .query, summary: "answers how every limit stands: what is used, what is left, when more is free",
    parameters: [
      Parameter("inviter", .name, "for this inviter", absent: "you", since: 2, changed: 2),
      Parameter("email", .address, "resends to this address too", since: 2, changed: 2),
    ],
    answer: [
      ReplyField("rows", "integer", "how many limits there are"),
      ReplyField("inviter", "text", "for whom"),
      ReplyField("seq", "seq", "the newest event that the answer sees"),
    ],
    row: [
      ReplyField("limit", "text", "the setting of the policy"),
      ReplyField("value", "any|null", "as it is set; null: no limit, and nothing is counted"),
      ReplyField("used", "integer", "how much of it is used", optional: true),
      ReplyField("left", "integer", "how much is left", optional: true),
      ReplyField("frees", "time", "when more is free, if time alone helps", optional: true),
    ],
    examples: ["limits", "limits inviter=ada"], since: 2, changed: 2)

  static let show = VerbEntry(
    kind: .query, summary: "answers every setting, or one: its value, its default, and since when",
    parameters: [
      Parameter("setting", .choice(PolicySetting.allCases.map(\.rawValue)), "this one alone", since: 2, changed: 2)
    ],
    terms: .value(of: "setting"),
    answer: [
      ReplyField("rows", "integer", "how many settings there were"),
      ReplyField("seq", "seq", "the newest event that the answer sees"),
    ],
    row: [
      ReplyField("setting", "text", "its name in policy set"),
      ReplyField("type", "text", "what it holds: flag, integer, duration, role, text or list"),
      ReplyField("value", "any|null", "in force now; null: no limit, or nothing set"),
      ReplyField("default", "any|null", "in force while nobody has changed it"),
      ReplyField("since", "seq", "the event that gave it this value, once one did", optional: true),
      ReplyField("changed", "time", "when that was", optional: true),
      ReplyField("by", "text", "who did it", optional: true),
      ReplyField("summary", "text", "what it decides"),
    ],
    examples: ["policy show", "policy show default_expiry"], since: 2, changed: 2)
}

extension SettingForm {
  /// How its value is written in a request.
  fileprivate var type: ParameterType {
    switch self {
    case .flag: .flag
    case .count(_, let range), .limit(_, let range): .integer(Int64(range.lowerBound)...Int64(range.upperBound))
    case .span, .optionalSpan: .span
    case .role: .role
    case .text(_, let rule): .text(limit: rule.limit)
    case .names: .list
    }
  }
}
