// What a setting of the policy can hold.

/// The form of a setting: the property of the policy that holds it, with the bounds of what can be set.
package enum SettingForm: Sendable {
  case flag(any WritableKeyPath<Policy, Bool> & Sendable)
  case count(any WritableKeyPath<Policy, Int> & Sendable, ClosedRange<Int>)
  /// A count, or `null` for no limit.
  case limit(any WritableKeyPath<Policy, Int?> & Sendable, ClosedRange<Int>)
  case span(any WritableKeyPath<Policy, TimeSpan> & Sendable, ClosedRange<TimeSpan>)
  /// A span, or `null` for none.
  case optionalSpan(any WritableKeyPath<Policy, TimeSpan?> & Sendable, ClosedRange<TimeSpan>)
  case role(any WritableKeyPath<Policy, Role> & Sendable)
  /// A text, or `null` for none.
  case text(any WritableKeyPath<Policy, String?> & Sendable, SettingText)
  /// A list of names; the rule is for each of them.
  case names(any WritableKeyPath<Policy, [String]> & Sendable, SettingText)
}

/// Which texts a setting takes.
package struct SettingText: Sendable {
  /// Bytes as written in a line, at most `Limits.settingTextBytes`.
  package let limit: Int
  /// What such a text is, after "it must be".
  package let shape: String
  /// A text that is allowed.
  package let example: String
  let allows: @Sendable (String) -> Bool

  package init(
    _ shape: String, limit: Int = Limits.settingTextBytes, example: String = "x",
    allows: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.limit = limit
    self.shape = shape
    self.example = example
    self.allows = allows
  }
}

extension SettingText {
  /// `user:NAME` or `group:NAME`.
  static var holder: SettingText {
    SettingText("user:NAME or group:NAME", limit: Limits.settingNameBytes, example: "user:x") { text in
      Holder(text: text).map { NameSyntax.isName($0.name) } ?? false
    }
  }

  /// One line that is not blank.
  static var visible: SettingText {
    SettingText("text without control characters and outer blanks") { text in
      !text.isEmpty && text.trimmed == text && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
  }
}

extension SettingForm {
  /// Whether `null` is a value of its own.
  package var isNullable: Bool {
    switch self {
    case .limit, .optionalSpan, .text: true
    case .flag, .count, .span, .role, .names: false
    }
  }

  /// The word for it in `policy show`.
  package var word: String {
    switch self {
    case .flag: "flag"
    case .count, .limit: "integer"
    case .span, .optionalSpan: "duration"
    case .role: "role"
    case .text: "text"
    case .names: "list"
    }
  }
}
