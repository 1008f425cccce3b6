// The page of `help changes`: what came and what changed with each level of the protocol.
import InviteLedger

extension Help {
  static var changes: [String] {
    ProtocolLevel.changes.reversed().flatMap { change -> [String] in
      ["level \(change.level): \(change.summary)"] + listed("new", came(with: change.level))
        + listed("changed", changed(with: change.level)) + listed("deprecated", deprecated(with: change.level)) + [""]
    }.dropLast()
  }

  /// Names in lines that are not too wide, after a word; nothing when there are none.
  private static func listed(_ word: String, _ names: [String]) -> [String] {
    guard !names.isEmpty else { return [] }
    var lines = ["  \(word):"]
    for name in names {
      let line = lines[lines.count - 1]
      if line.utf8.count + name.utf8.count > 98 {
        lines.append("    \(name)")
      } else {
        lines[lines.count - 1] = line + (line.hasSuffix(":") ? " " : ", ") + name
      }
    }
    return lines
  }

  /// Verbs, parameters of older verbs, and errors.
  private static func came(with level: Int) -> [String] {
    Verb.allCases.filter { $0.entry.since == level }.map(\.rawValue)
      + parameters { $0.since == level && $1.since < level }
      + ErrorCode.allCases.filter { $0.since == level }.map(\.text)
  }

  /// Verbs and parameters that were there before.
  private static func changed(with level: Int) -> [String] {
    Verb.allCases.filter { $0.entry.changed == level && $0.entry.since < level }.map(\.rawValue)
      + parameters { parameter, _ in parameter.changed == level && parameter.since < level }
  }

  private static func deprecated(with level: Int) -> [String] {
    Verb.allCases.filter { $0.entry.deprecation?.since == level }.map(\.rawValue)
      + parameters { parameter, _ in parameter.deprecation?.since == level }
  }

  private static func parameters(where isMeant: (Parameter, VerbEntry) -> Bool) -> [String] {
    Verb.allCases.flatMap { verb in
      verb.entry.parameters.filter { isMeant($0, verb.entry) }.map { "\(verb.rawValue) \($0.name)=" }
    }
  }
}

extension Deprecation {
  /// What to do about it, as part of a sentence.
  var advice: String { "use \(use); it works until \(until.description.prefix(10))" }
}
