// `policy set`.

extension Decider {
  static func setPolicy(
    _ command: SetPolicy, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try administratorRank(context.actor, in: state)
    if !context.actor.isOperator,
      let setting = PolicySetting.allCases.first(where: { setting in
        setting.isForOperators && command.values[setting] != nil
      })
    {
      throw Rejection(
        .denied, "\(setting.rawValue) says who may do what here, and is for operators", hint: "ask an operator",
        parameter: setting.rawValue)
    }
    guard !command.values.isEmpty else {
      throw .missing("setting", "policy set needs a setting and its value", hint: "policy set default_expiry=14d")
    }
    var changes: [PolicyChange] = []
    for setting in PolicySetting.allCases {
      guard let wish = command.values[setting] else { continue }
      let value = try checked(wish, for: setting)
      let old = state.policy[setting]
      if value != old { changes.append(PolicyChange(setting, old: old, new: value)) }
    }
    guard !changes.isEmpty else { return .unchanged(.policy([])) }
    return .append([.policyChanged(PolicyChanged(changes: changes))])
  }

  /// The value as the log keeps it. Throws `arg.invalid` for one that is not of the setting's form or out of its bounds.
  private static func checked(_ value: SettingValue, for setting: PolicySetting) throws(Rejection) -> SettingValue {
    let name = setting.rawValue
    switch (setting.form, value) {
    case (.limit, .off), (.optionalSpan, .off), (.text, .off), (.flag, .flag): return value
    case (.count(_, let range), .number(let number)), (.limit(_, let range), .number(let number)):
      guard Int(exactly: number).map(range.contains) == true else {
        throw .invalid(
          name, "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)",
          hint: "\(name)=\(range.upperBound)")
      }
      return value
    case (.span(_, let range), .text(let text)), (.optionalSpan(_, let range), .text(let text)):
      guard let span = TimeSpan(text: text), range.contains(span) else {
        throw .invalid(
          name, "\(name) is a duration from \(range.lowerBound) to \(range.upperBound)",
          hint: "\(name)=\(range.upperBound)")
      }
      return value
    case (.role, .number(let number)) where UInt16(exactly: number).flatMap(Role.init(rawValue:)) != nil: return value
    case (.text(_, let rule), .text(let text)):
      try check(text, rule, name)
      return value
    case (.names(_, let rule), .names(let names)):
      let names = names.uniqued
      guard names.count <= Limits.settingNames else {
        throw .invalid(name, "at most \(Limits.settingNames) names fit here", hint: "name fewer")
      }
      for text in names { try check(text, rule, name) }
      return .names(names)
    default: throw .invalid(name, "\(name) cannot have this value", hint: "help policy set")
    }
  }

  private static func check(_ text: String, _ rule: SettingText, _ name: String) throws(Rejection) {
    guard text.fits(rule.limit), rule.allows(text) else {
      throw .invalid(
        name, "\(name) must be \(rule.shape), at most \(rule.limit) bytes", hint: "policy show setting=\(name)")
    }
  }
}
