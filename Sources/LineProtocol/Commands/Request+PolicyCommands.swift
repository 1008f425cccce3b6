// Requests about the policy, as commands.
import InviteLedger

extension Request {
  /// Every parameter of `policy set` is a setting.
  var setPolicy: SetPolicy {
    var values: [PolicySetting: SettingValue] = [:]
    for parameter in parameters {
      guard let setting = PolicySetting(rawValue: parameter.name) else { continue }
      values[setting] = parameter.value.settingValue
    }
    return SetPolicy(values)
  }
}

extension ParameterValue {
  /// The value as a setting holds it; nil for a type that no setting has.
  fileprivate var settingValue: SettingValue? {
    switch self {
    case .null: .off
    case .flag(let flag): .flag(flag)
    case .integer(let number): .number(number)
    case .role(let role): .number(Int64(role.rawValue))
    case .span(let span): .text(span.description)
    case .text(let text): .text(text)
    case .list(let names): .names(names)
    case .holders, .uses, .expiry, .moment, .invite, .redemption, .reservation, .batch, .message, .key, .variables,
      .token:
      nil
    }
  }
}
