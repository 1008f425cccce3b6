// The value of a setting, in the form in which the log keeps it.

/// A value of any setting. What it means depends on the setting's form: a span is a text such as `10d`, a role its number.
package enum SettingValue: Hashable, Sendable {
  /// `null`: no limit, nothing set.
  case off
  case flag(Bool)
  case number(Int64)
  case text(String)
  case names([String])
}
