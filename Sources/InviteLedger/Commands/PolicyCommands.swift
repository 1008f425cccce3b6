// Commands about the policy.

/// `policy set`: only what is given changes.
package struct SetPolicy: Hashable, Sendable {
  package var values: [PolicySetting: SettingValue]

  package init(_ values: [PolicySetting: SettingValue]) {
    self.values = values
  }
}
