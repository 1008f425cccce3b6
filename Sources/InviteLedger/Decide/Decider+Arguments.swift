// Checks of what was written, before anything is looked up. No text here repeats what was written.

extension Rejection {
  /// `arg.invalid` for a parameter.
  static func invalid(_ parameter: String, _ message: String, hint: String) -> Rejection {
    Rejection(.argumentInvalid, message, hint: hint, parameter: parameter)
  }

  /// `arg.missing` for a parameter.
  static func missing(_ parameter: String, _ message: String, hint: String) -> Rejection {
    Rejection(.argumentMissing, message, hint: hint, parameter: parameter)
  }
}

extension Decider {
  /// The address, checked.
  static func address(_ text: String, parameter: String) throws(Rejection) -> EmailAddress {
    guard let address = EmailAddress(text) else {
      throw .invalid(
        parameter, "\(parameter) is not an e-mail address", hint: "write it as name@example.org, at most 254 bytes")
    }
    return address
  }

  /// Refuses a text that takes more bytes in a line than there are for it.
  static func checkText(_ text: String?, limit: Int, parameter: String) throws(Rejection) {
    guard let text, !text.fits(limit) else { return }
    throw .invalid(
      parameter, "\(parameter) is longer than \(limit) bytes (a control character counts 6, a quote 2)",
      hint: "shorten it")
  }

  /// Refuses what cannot be the name of an account or a group.
  static func checkName(_ name: String, parameter: String) throws(Rejection) {
    guard NameSyntax.isName(name) else {
      throw .invalid(
        parameter, "a name in \(parameter) has a form that names cannot have",
        hint: "use 1 to \(Limits.nameBytes) of letters, digits, _ . and -, not beginning with . or -")
    }
  }

  /// The groups, each once, checked.
  static func groups(_ names: [String], limit: Int, parameter: String = "groups") throws(Rejection) -> [String] {
    let names = names.uniqued
    guard names.count <= limit else {
      throw .invalid(parameter, "at most \(limit) groups fit here", hint: "name fewer")
    }
    for name in names { try checkName(name, parameter: parameter) }
    return names
  }

  /// The channels, each once, checked.
  static func channels(_ names: [String], limit: Int) throws(Rejection) -> [String] {
    let names = names.uniqued
    guard names.count <= limit else {
      throw .invalid("channels", "at most \(limit) channels fit here", hint: "name fewer")
    }
    for name in names { try checkLabel(name, parameter: "channels") }
    return names
  }

  /// Refuses what cannot be the name of a channel or a topic.
  static func checkLabel(_ name: String?, parameter: String) throws(Rejection) {
    guard let name, !NameSyntax.isLabel(name) else { return }
    throw .invalid(
      parameter, "a name in \(parameter) has a form that names cannot have",
      hint: "use 1 to \(Limits.labelBytes) bytes without commas, semicolons, control characters and outer blanks")
  }

  /// Refuses what cannot be another system's id.
  static func checkExternal(_ id: String?) throws(Rejection) {
    guard let id, !NameSyntax.isExternal(id) else { return }
    throw .invalid(
      "external", "external has a form that ids cannot have",
      hint: "use 1 to \(Limits.externalBytes) bytes without control characters and outer blanks")
  }

  /// The moment that was asked for; absent, the policy's default.
  static func expiry(
    _ request: ExpiryRequest?, in state: LedgerState, now: Timestamp
  ) throws(Rejection) -> Expiry {
    switch request {
    case nil:
      return try expiry(.after(state.policy.defaultExpiry.microseconds), in: state, now: now)
    case .never:
      guard state.policy.allowsNever else {
        throw .invalid("expires", "invites that last for ever are not allowed here", hint: "expires=10d")
      }
      return .never
    case .after(let duration):
      let (end, isFar) = now.microseconds.addingReportingOverflow(duration)
      return try moment(isFar ? (duration > 0 ? Int64.max : Int64.min) : end, after: now)
    case .at(let end):
      return try moment(end.microseconds, after: now)
    }
  }

  private static func moment(_ microseconds: Int64, after now: Timestamp) throws(Rejection) -> Expiry {
    guard microseconds > now.microseconds else {
      throw .invalid("expires", "expires is not in the future", hint: "expires=10d")
    }
    guard microseconds <= Limits.latestTime.microseconds else {
      throw .invalid("expires", "expires lies beyond the year 9999", hint: "expires=null lasts for ever")
    }
    return .at(Timestamp(microseconds: microseconds))
  }
}
