// What a parameter of a verb is called and what it takes.
import InviteLedger

/// A parameter of a verb.
package struct Parameter: Hashable, Sendable {
  /// `a-z`, then `a-z 0-9 _ -`.
  package var name: String
  package var type: ParameterType
  package var isRequired: Bool
  /// `null` is a value of its own, different from an absent parameter and from 0.
  package var isNullable: Bool
  /// What an absent parameter means, as text; nil where it means nothing.
  package var defaultText: String?
  /// One line without a full stop.
  package var summary: String
  /// The level the parameter came with, and the one it last changed with.
  package var since: Int
  package var changed: Int
  /// Set while the parameter is on its way out.
  package var deprecation: Deprecation?

  package init(
    _ name: String, _ type: ParameterType, _ summary: String, required: Bool = false, nullable: Bool = false,
    absent defaultText: String? = nil, since: Int = 1, changed: Int = 1, deprecation: Deprecation? = nil
  ) {
    self.name = name
    self.type = type
    self.isRequired = required
    self.isNullable = nullable
    self.defaultText = defaultText
    self.summary = summary
    self.since = since
    self.changed = changed
    self.deprecation = deprecation
  }
}

extension Parameter {
  /// The same for a verb that came with a later level.
  func new(at level: Int) -> Parameter {
    var parameter = self
    (parameter.since, parameter.changed) = (level, level)
    return parameter
  }

  /// The same, as new as a level at least.
  func notOlder(than level: Int) -> Parameter {
    var parameter = self
    parameter.since = max(since, level)
    parameter.changed = max(changed, parameter.since)
    return parameter
  }
}

/// The declared type of a parameter: how its text is read, in either spelling of a request.
package enum ParameterType: Hashable, Sendable {
  /// Any text of at most this many bytes.
  case text(limit: Int)
  /// A whole number in this range.
  case integer(ClosedRange<Int64>)
  /// `true` or `false`.
  case flag
  /// Names separated by commas; an array in JSON.
  case list
  /// Whole numbers separated by commas, in brackets or not; an array in JSON.
  case ids
  /// `user:NAME` and `group:NAME`, separated by commas; an array in JSON.
  case holders
  /// One of these words.
  case choice([String])
  /// Some of these words, separated by commas; an array in JSON.
  case choices([String])
  /// `owner administrator moderator member guest`, or 100 200 300 400 600.
  case role
  /// How often something can be used: a whole number, `null` for no limit.
  case uses
  /// A duration from now (`10d`, `90m`) or a moment; `null` for never.
  case expiry
  /// A length of time: `10d`, `90m`.
  case span
  /// When something happened: a moment.
  case moment
  /// `inv_7`
  case invite
  /// `red_9`
  case redemption
  /// `res_3`
  case reservation
  /// `bat_2`
  case batch
  /// `msg_3`
  case message
  /// Names and the texts that stand for them: a JSON object.
  case variables
  /// A token or the link that holds it; never repeated in any reply.
  case token
  /// `key_2`
  case key
  /// An access key itself; never repeated in any reply.
  case accessKey
}

extension ParameterType {
  /// An account, a group, a topic: text of at most 255 bytes.
  static var name: ParameterType { .text(limit: ProtocolLimits.nameBytes) }
  /// An e-mail address; its syntax is the decider's to check.
  static var address: ParameterType { .text(limit: ProtocolLimits.addressBytes) }
  /// Why something was done.
  static var reason: ParameterType { .text(limit: Limits.reasonBytes) }
  /// A count that fits 32 bits.
  static func count(from lowest: Int64) -> ParameterType { .integer(lowest...Int64(UInt32.max)) }

  /// Whether values must not be recorded or shown.
  var isSecret: Bool {
    switch self {
    case .token, .accessKey: true
    default: false
    }
  }

  /// The type's name in `describe` and in `help`.
  package var word: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .flag: "flag"
    case .list: "list"
    case .ids: "ids"
    case .holders: "holders"
    case .choice: "choice"
    case .choices: "choices"
    case .role: "role"
    case .uses: "uses"
    case .expiry: "expiry"
    case .span: "duration"
    case .moment: "moment"
    case .invite: "invite"
    case .redemption: "redemption"
    case .reservation: "reservation"
    case .batch: "batch"
    case .message: "message"
    case .variables: "variables"
    case .token: "token"
    case .key: "key"
    case .accessKey: "access key"
    }
  }

  /// How a value looks, for error texts and help: `true or false`, `a duration such as 10d, a time, or null`.
  package var shape: String {
    switch self {
    case .text(let limit): "text of at most \(limit) bytes"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .list: "names separated by commas"
    case .ids: "whole numbers separated by commas"
    case .holders: "user:NAME or group:NAME, separated by commas"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .choices(let words): "some of " + words.joined(separator: ", ") + ", separated by commas"
    case .role: "one of owner, administrator, moderator, member, guest, or 100, 200, 300, 400, 600"
    case .uses: "a whole number, or null for no limit"
    case .expiry: "a duration such as 10d or 90m, a time such as 2026-12-01T09:00Z, or null for never"
    case .span: "a duration such as 10d or 90m"
    case .moment: "a time such as 2026-12-01T09:00Z"
    case .invite: "an invite such as inv_7"
    case .redemption: "a redemption such as red_9"
    case .reservation: "a reservation such as res_3"
    case .batch: "a batch such as bat_2"
    case .message: "a message such as msg_3"
    case .variables: #"names and texts as a JSON object, in quotes: '{"first":"Ada"}'"#
    case .token: "a token or its link"
    case .key: "a key such as key_2"
    case .accessKey: "an access key"
    }
  }
}
