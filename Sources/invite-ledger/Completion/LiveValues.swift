// Values for completion that only the running service knows.
import InviteLedgerClient
import JSONText
import LineProtocol

/// Which list of the service has them.
package enum LiveValues: String, CaseIterable {
  case invite, account, key, template, catalog

  /// The list for a parameter or a field; nil where there is none.
  init?(of name: String, _ type: ParameterType?) {
    switch type {
    case .invite: self = .invite
    case .key: self = .key
    default:
      switch name {
      case "invite", "about": self = .invite
      case "account", "actor", "inviter", "member", "owner", "under", "above", "from", "to": self = .account
      case "key": self = .key
      case "template": self = .template
      case "groups", "group", "channels": self = .catalog
      default: return nil
      }
    }
  }

  /// The query, and the member of its rows that is the value.
  private var question: (verb: Verb, member: String, about: String) {
    switch self {
    case .invite: (.inviteList, "invite", "status")
    case .account: (.accountList, "account", "role")
    case .key: (.keyList, "key", "label")
    case .template: (.templateList, "template", "title")
    case .catalog: (.catalogList, "name", "kind")
    }
  }

  /// A service that is busy must not keep a shell: what takes longer is given up.
  private static let patience = Duration.milliseconds(300)

  /// Nobody looks through more.
  private static let limit = 200

  /// Asks the service. Nothing when it does not run or says no: a person who types gets no error for pressing Tab.
  func ask(_ arguments: Arguments) -> [Completion.Candidate] {
    let question = question
    guard let ledger = try? LedgerConnection.open(arguments, answerWithin: Self.patience) else { return [] }
    ledger.patienceMilliseconds = 0
    let takesLimit = question.verb.entry.parameter("limit") != nil
    let parameters: KeyValuePairs<String, LedgerValue> = takesLimit ? ["limit": .integer(Int64(Self.limit))] : [:]
    guard let reply = try? ledger.ask(LedgerRequest(question.verb.rawValue, parameters)) else { return [] }
    return reply.rows.compactMap { row in
      row[question.member]?.text.map { Completion.Candidate(word: $0, summary: row[question.about]?.text ?? "") }
    }
  }
}
