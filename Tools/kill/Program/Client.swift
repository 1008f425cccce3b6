// A client that repeats what was not answered, with the same request id, until it is.
import JSONText
import LocalSocket
import SystemCalls

/// One client. Belongs to one thread.
final class Client {
  let number: Int
  private let place: Place
  private let history: History
  private let connection: DaemonConnection
  private var requests = 0
  /// The last requests and what they were answered, to be asked again at the end.
  private(set) var last: [(line: String, answer: JSONValue)] = []

  init(_ number: Int, in place: Place, history: History) {
    self.number = number
    self.place = place
    self.history = history
    connection = DaemonConnection(to: place) { history.failure != nil }
  }

  /// Sends commands at once and gives their answers, in order, across as many deaths of the daemon as there are.
  func ask(_ commands: [String]) throws -> [JSONValue] {
    let named = commands.map { command in
      requests += 1
      return (id: "c\(number).\(requests)", command: command)
    }
    let lines = named.map { "@req=\($0.id) \($0.command)" }
    var answers: [JSONValue] = []
    while answers.count < lines.count {
      do { try converse(lines, &answers) } catch is LineClientError { connection.drop() }
      if history.failure != nil { throw KillFailure("client \(number) stopped") }
    }
    for (request, answer) in zip(named, answers) { history.note(try Self.told(answer), for: request.id) }
    last = Array(zip(lines, answers))
    return answers
  }

  /// Asks the last requests again: each must be answered as it was.
  func askAgain() throws {
    var again: [JSONValue] = []
    try converse(last.map(\.line), &again)
    for (before, now) in zip(last, again) where before.answer["ok"]?["seq"] != nil {
      guard Self.result(now) == Self.result(before.answer) else {
        throw KillFailure("\(before.line)\nwas answered \(before.answer.canonicalText)\nand now \(now.canonicalText)")
      }
    }
  }

  /// What an answer says that does not depend on when it is asked.
  private static func result(_ answer: JSONValue) -> [JSONMember]? {
    let passing: Set<String> = ["replayed", "changed", "already", "seq", "last_seq"]
    return answer["ok"]?.object?.filter { !passing.contains($0.name) }
  }

  private func converse(_ lines: [String], _ answers: inout [JSONValue]) throws {
    let missing = lines.dropFirst(answers.count)
    try connection.write(missing.map { $0 + "\n" }.joined())
    for _ in missing {
      let answer = try readAnswer()
      // What could not be done now is asked again, with everything behind it: order is kept.
      if answer["retry"]?.string == "later" { throw LineClientError.timedOut("answer", place.socket) }
      answers.append(answer)
    }
  }

  /// The line that ends a reply.
  private func readAnswer() throws -> JSONValue {
    while true {
      let answer = try connection.read()
      if answer["ok"] != nil || answer["err"] != nil { return answer }
    }
  }

  private static func told(_ answer: JSONValue) throws -> Told {
    if let code = answer["err"]?.string { return .refused(code) }
    guard let ok = answer["ok"], let seq = ok["seq"]?.integer else {
      throw KillFailure("an answer without seq: \(answer.canonicalText)")
    }
    if ok["changed"]?.bool == false { return .unchanged }
    return .recorded(seq: seq, answer: ok)
  }
}
