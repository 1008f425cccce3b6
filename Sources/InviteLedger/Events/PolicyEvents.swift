// Events of the policy: what decisions from here on follow.

/// One setting, as it was and as it became.
package struct PolicyChange: Hashable, Sendable {
  package var setting: PolicySetting
  package var old: SettingValue
  package var new: SettingValue

  package init(_ setting: PolicySetting, old: SettingValue, new: SettingValue) {
    self.setting = setting
    self.old = old
    self.new = new
  }
}

/// Settings changed; decisions after this position follow the new ones.
package struct PolicyChanged: Hashable, Sendable {
  /// Each setting once, in the order of `PolicySetting`.
  package var changes: [PolicyChange]

  package init(changes: [PolicyChange]) {
    self.changes = changes
  }
}
