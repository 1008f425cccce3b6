// What a request uses that is on its way out.
package import InviteLedger
import JSONText

/// A verb or a parameter of a request that is deprecated.
package struct DeprecatedUse: Hashable, Sendable {
  /// The verb, or the verb and the parameter with an equals sign: `invite issue topic=`.
  package var what: String
  package var deprecation: Deprecation
  /// Nil for the verb itself.
  var parameter: String?

  package init(what: String, deprecation: Deprecation, parameter: String? = nil) {
    self.what = what
    self.deprecation = deprecation
    self.parameter = parameter
  }
}

extension Request {
  /// What of this request is deprecated: the verb, then parameters in the order of the row.
  /// - Parameter entry: the verb's row.
  package func deprecatedUses(by entry: VerbEntry) -> [DeprecatedUse] {
    guard entry.hasDeprecation else { return [] }
    let verbUse = entry.deprecation.map { DeprecatedUse(what: verb.rawValue, deprecation: $0) }
    return (verbUse.map { [$0] } ?? [])
      + parameters.compactMap { given in
        entry.parameter(given.name)?.deprecation.map {
          DeprecatedUse(what: "\(verb.rawValue) \(given.name)=", deprecation: $0, parameter: given.name)
        }
      }
  }

  /// The error for the first of these uses whose time is over, with this request rewritten as its hint; nil when all of
  /// them work still.
  package func removal(among uses: [DeprecatedUse], at now: Timestamp) -> ReplyError? {
    guard let over = uses.first(where: { $0.deprecation.until <= now }) else { return nil }
    let day = String(over.deprecation.until.description.prefix(10))
    guard let parameter = over.parameter else {
      return ReplyError(.commandRemoved, "\(over.what) was removed on \(day)", hint: rewritten(uses))
    }
    var error = ReplyError(
      .argumentRemoved, "\(over.what) was removed on \(day)", hint: rewritten(uses),
      data: [JSONMember(name: "parameter", value: .string(parameter))])
    error.column = column(of: parameter)
    return error
  }

  /// The request as it is written without what is deprecated. A text may be personal or secret, so its name in capitals
  /// stands for it; numbers, words and ids stay.
  private func rewritten(_ uses: [DeprecatedUse]) -> String {
    let verbUse = uses.first { $0.parameter == nil }
    let words = parameters.map { given -> String in
      let name = uses.first { $0.parameter == given.name }?.deprecation.use ?? given.name
      return "\(name)=\(given.value.harmlessText ?? name.uppercased())"
    }
    return ([verbUse?.deprecation.use ?? verb.rawValue] + words).joined(separator: " ")
  }
}

extension ParameterValue {
  /// The value as it is written in a line, where it cannot be personal or secret.
  fileprivate var harmlessText: String? {
    switch self {
    case .integer(let number): String(number)
    case .flag(let flag): String(flag)
    case .role(let role): role.word
    case .uses(.uses(let count)): String(count)
    case .uses(.unlimited), .expiry(.never), .null: "null"
    case .expiry(.after(let microseconds)): TimeSpan.seconds(microseconds / 1_000_000).description
    case .expiry(.at(let moment)): moment.description
    case .span(let span): span.description
    case .moment(let moment): moment.description
    case .invite(let invite): invite.description
    case .redemption(let redemption): redemption.description
    case .reservation(let reservation): reservation.description
    case .batch(let batch): batch.description
    case .message(let message): message.description
    case .key(let key): key.description
    case .text, .list, .holders, .variables, .token: nil
    }
  }
}

extension ReplyWriter {
  /// The note that stands before an answer to a request that uses something on its way out.
  package mutating func deprecated(_ use: DeprecatedUse) {
    note("deprecated") { writer in
      writer.member("what", use.what)
      writer.member("use", use.deprecation.use)
      writer.member("until", use.deprecation.until)
    }
  }
}
