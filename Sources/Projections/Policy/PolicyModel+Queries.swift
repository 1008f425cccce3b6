// Questions to the model of the policy.

package import InviteLedger

extension PolicyModel {
  /// Every setting, changed or not, in the order of `PolicySetting`.
  package var settings: [SettingView] { PolicySetting.allCases.map(self.setting) }

  /// A setting as it stands.
  package func setting(_ setting: PolicySetting) -> SettingView {
    changed[setting] ?? SettingView(setting: setting, value: setting.defaultValue)
  }
}
