// A client that notes when it asked, when it was answered, and what it never learned.
import JSONText
import Linearizability
import LocalSocket
import Randomness
import SystemCalls

/// One client of a history. Belongs to one thread.
final class HistoryClient {
  /// A request on its way.
  private struct Asked {
    let line: String
    let input: TokenModel.Input
  }

  private static let pieces = 8
  private static let pipelined = 3

  private let name: String
  private let number: Int
  private let record: HistoryRecord
  private var random: SeededRandom
  private let connection: DaemonConnection
  private var requests = 0
  /// Commands under their request ids, to be asked again.
  private var made: [Asked] = []

  init(_ number: Int, of history: Int, in place: Place, record: HistoryRecord, seed: UInt64) {
    name = "h\(history).\(number)"
    self.number = number
    self.record = record
    random = SeededRandom(seed: seed)
    connection = DaemonConnection(to: place) { record.failure != nil }
  }

  /// Issues a link and then uses its own and those of others.
  func work() throws {
    try issue()
    for _ in 0..<Self.pieces { try ask((0..<1 + random.below(Self.pipelined)).compactMap { _ in next() }) }
  }

  /// Asks until it is answered: nobody can use a link that nobody knows. What was lost is part of the history.
  private func issue() throws {
    let uses = 1 + random.below(5)
    let request = newRequest()
    var lost: [Int64] = []
    while true {
      try connection.open()
      let invoked = SystemClock.monotonicNanoseconds
      do {
        try connection.write("@req=\(request) invite issue max_uses=\(uses)\n")
        let answer = try connection.read()
        let returned = SystemClock.monotonicNanoseconds
        guard let ok = answer["ok"], let token = ok["token"]?.string, let invite = ok["invite"]?.string else {
          if answer["retry"]?.string == "later" { continue }
          throw KillFailure("an invite was answered \(answer.canonicalText)")
        }
        let input = TokenModel.Input(token: token, .issue(uses: uses), request: request)
        for moment in lost { note(input, nil, invoked: moment, returned: 0) }
        let isReplayed = ok["replayed"]?.bool == true
        note(
          input, isReplayed ? .replayed(.issued) : .issued, invoked: invoked, returned: returned,
          seq: isReplayed ? nil : ok["seq"]?.integer)
        record.share(HistoryRecord.Link(token: token, invite: invite))
        return
      } catch is LineClientError {
        connection.drop()
        lost.append(invoked)
      }
    }
  }

  /// Sends requests at once. What was not answered may have happened.
  private func ask(_ asked: [Asked]) throws {
    try connection.open()
    let invoked = SystemClock.monotonicNanoseconds
    var left = asked[...]
    do {
      try connection.write(asked.map { $0.line + "\n" }.joined())
      while let first = left.first {
        let answer = try connection.read()
        let returned = SystemClock.monotonicNanoseconds
        left.removeFirst()
        // What was refused for now was not carried out, and tells nothing.
        if answer["retry"]?.string == "later" { continue }
        let (output, seq) = try Self.output(of: answer, to: first.input)
        note(first.input, output, invoked: invoked, returned: returned, seq: seq)
      }
    } catch is LineClientError {
      connection.drop()
      for lost in left { note(lost.input, nil, invoked: invoked, returned: 0) }
    }
  }

  private func note(
    _ input: TokenModel.Input, _ output: TokenModel.Output?, invoked: Int64, returned: Int64, seq: Int64? = nil
  ) {
    record.note(
      Operation(client: number, input: input, output: output, invoked: invoked, returned: returned),
      seq: seq.flatMap { UInt64(exactly: $0) })
  }

  private func next() -> Asked? {
    guard let link = record.link(random.below(1_000)) else { return nil }
    let earlier = made.isEmpty ? nil : random.pick(made)
    if random.oneIn(5), let earlier { return earlier }
    var action = TokenModel.Action.redeem(email: "p\(random.below(6))@example.org")
    var line = "token redeem token=\(link.token) email=p"
    switch random.below(12) {
    case 0:
      action = .revoke
      line = "invite revoke invite=\(link.invite)"
    case 1, 2, 3:
      action = .check(email: "p\(random.below(6))@example.org")
    default: break
    }
    switch action {
    case .redeem(let email): line = "token redeem token=\(link.token) email=\(email)"
    case .check(let email):
      return Asked(line: "token check token=\(link.token) email=\(email)", input: .init(token: link.token, action))
    case .revoke, .issue, .readLog: break
    }
    if random.oneIn(3) { return Asked(line: line, input: .init(token: link.token, action)) }
    // Now and then an id that stands for another request, of the same link.
    let isReused = random.oneIn(8) && earlier?.input.token == link.token
    let request = isReused ? earlier?.input.request ?? newRequest() : newRequest()
    let asked = Asked(line: "@req=\(request) \(line)", input: .init(token: link.token, action, request: request))
    if !isReused { made.append(asked) }
    return asked
  }

  private func newRequest() -> String {
    requests += 1
    return "\(name).\(requests)"
  }

  /// What an answer says, in the words of the model, and where its event stands.
  private static func output(
    of answer: JSONValue, to input: TokenModel.Input
  ) throws -> (TokenModel.Output, seq: Int64?) {
    if let code = answer["err"]?.string { return (.refused(code), nil) }
    guard let ok = answer["ok"] else { throw KillFailure("an answer that is none: \(answer.canonicalText)") }
    let isUnchanged = ok["changed"]?.bool == false
    var output: TokenModel.Output
    switch input.action {
    case .redeem, .check:
      guard let use = ok["use"]?.integer else { throw KillFailure("an answer without use: \(answer.canonicalText)") }
      output = .redeemed(use: Int(use), again: ok["already"]?.bool == true)
    case .revoke: output = isUnchanged ? .unchanged : .revoked
    case .issue, .readLog: output = .issued
    }
    let isReplayed = ok["replayed"]?.bool == true
    if isReplayed { output = .replayed(output) }
    let isRecorded =
      switch output {
      case .revoked, .redeemed(_, again: false): true
      case .issued, .redeemed, .unchanged, .refused, .replayed, .log: false
      }
    if case .check = input.action { return (output, nil) }
    return (output, isRecorded ? ok["seq"]?.integer : nil)
  }
}
