// The read model of the policy: which settings were changed, when and by whom.

package import InviteLedger

/// The settings that were ever changed, as they stand.
package struct PolicyModel: Projection {
  package static var name: String { "policy" }

  var changed: [PolicySetting: SettingView] = [:]

  package init() {}
}

/// A setting, and since when it has its value.
package struct SettingView: Hashable, Sendable {
  package var setting: PolicySetting
  package var value: SettingValue
  /// The event that gave it this value; nil while nobody has changed it.
  package var change: Change?

  package struct Change: Hashable, Sendable {
    package var seq: UInt64
    package var time: Timestamp
    package var actor: String
  }
}
