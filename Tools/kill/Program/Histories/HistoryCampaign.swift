// Many histories on one ledger, each judged, and the log counted.
import Foundation
import InviteLedger
import Linearizability
import Randomness
import SystemCalls

/// Histories of the real program that is killed and started again, and what a judge of linearizability says about them.
struct HistoryCampaign {
  let program: String
  let histories: Int
  let seed: UInt64
  let place: Place

  /// - Returns: what was counted.
  func perform() throws -> String {
    var random = SeededRandom(seed: seed)
    var records: [HistoryRecord] = []
    var daemon = try Daemon(program, in: place)
    try daemon.waitUntilItAnswers()
    for number in 1...histories {
      var run = HistoryRun(
        number: number, program: program, place: place, random: SeededRandom(seed: random.next()))
      records.append(try run.perform(&daemon))
    }
    try daemon.stop()
    try place.verify(by: program)
    let log = try LogFacts(place)
    try log.checkUses()
    for (number, record) in records.enumerated() { try judge(record, number + 1, log) }
    try count(records, log)
    let operations = records.map(\.operations).joined()
    let lost = operations.count { $0.output == nil }
    return "\(histories) histories, \(operations.count) operations, \(lost) without an answer, "
      + "\(log.redemptions) redemptions: linearizable, and as the log has them"
  }

  /// The history with what the log says of its links as its last operations.
  private func judge(_ record: HistoryRecord, _ number: Int, _ log: LogFacts) throws {
    let links = Dictionary(record.links.map { ($0.token, log.links[$0.invite] ?? .init()) }) { $1 }
    // What was not answered and left nothing in the log may be left out: it changed nothing, and each such operation would double
    // what there is to try.
    var history = record.operations.filter { operation in
      operation.output != nil || links[operation.input.token]?.shows(operation.input.action) ?? true
    }
    let now = SystemClock.monotonicNanoseconds
    for link in record.links {
      let life = log.links[link.invite] ?? LogFacts.Link()
      history.append(
        Operation(
          client: -1, input: .init(token: link.token, .readLog),
          output: .log(life.redeemers, isRevoked: life.isRevoked), invoked: now, returned: now + 1))
    }
    switch LinearizabilityChecker<TokenModel>.judge(history) {
    case .linearizable: break
    case .violated(let violation): throw KillFailure("history \(number): \(violation)")
    case .undecided(let token):
      let operations = history.filter { $0.input.token == token }.map { "  \($0)" }.joined(separator: "\n")
      throw KillFailure("history \(number): could not be decided for \(token):\n\(operations)")
    }
    do { try record.sequence.check() } catch { throw KillFailure("history \(number): \(error)") }
  }

  /// Nothing is in the log that nobody asked for, and no request is in it twice.
  private func count(_ records: [HistoryRecord], _ log: LogFacts) throws {
    let ours = Set(records.flatMap { $0.links.map(\.invite) })
    let redeemed = ours.reduce(0) { $0 + (log.links[$1]?.redeemers.count ?? 0) }
    guard ours.count == log.links.count, redeemed == log.redemptions else {
      throw KillFailure(
        "the log has \(log.links.count) invites and \(log.redemptions) redemptions, the clients know of \(ours.count) "
          + "and \(redeemed)")
    }
    for (id, places) in log.requests where places.count != 1 {
      throw KillFailure("the request \(id) stands in the log at \(places.map(\.seq))")
    }
  }
}

extension LogFacts.Link {
  /// Whether the log has what this action would have changed.
  fileprivate func shows(_ action: TokenModel.Action) -> Bool {
    switch action {
    case .issue: true
    case .redeem(let email): redeemers.contains(email)
    case .revoke: isRevoked
    case .check, .readLog: false
    }
  }
}
