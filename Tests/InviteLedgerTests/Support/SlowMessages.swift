// A plain model of messages: who has put which away, and who muted it. It shares no line with the decider.

/// What is asked of the model, in plain words. Holders are `u:ada`, `g:crew`.
enum PlainMessageCommand {
  case send(by: String, to: [String], putAwayFor: [String])
  case reply(message: Int, by: String)
  case archive(message: Int, by: String, holders: [String])
  case restore(message: Int, by: String, holders: [String])
  case mute(message: Int, by: String)
  case unmute(message: Int, by: String)
  case policy([String])
  /// How many recipients a message may have.
  case most(Int)
}

/// Slow on purpose: sets, searched each time. Messages count from 1.
struct SlowMessages {
  struct PlainMessage: Equatable {
    var holders: [String]
    var away: Set<String> = []
    var muted: Set<String> = []
  }

  /// Of which groups somebody is.
  let groups: [String: [String]]
  private(set) var messages: [PlainMessage] = []
  private var putAway: [String] = []
  private var most = 100

  init(groups: [String: [String]]) { self.groups = groups }

  private func own(_ name: String) -> [String] { ["u:" + name] + (groups[name] ?? []).map { "g:" + $0 } }

  /// The code it is refused with; nil when it is not.
  mutating func ask(_ command: PlainMessageCommand) -> String? {
    switch command {
    case .policy(let names):
      putAway = names
      return nil
    case .most(let recipients):
      most = recipients
      return nil
    case .send(let by, let to, let putAwayFor): return send(by, to, putAwayFor)
    case .reply(let message, let by): return reply(message, by)
    case .archive(let message, let by, let holders):
      return change(message, by, holders) { $0.away.formUnion($1) }
    case .restore(let message, let by, let holders):
      return change(message, by, holders) { $0.away.subtract($1) }
    case .mute(let message, let by): return change(message, by, []) { $0.muted.formUnion($1) }
    case .unmute(let message, let by): return change(message, by, []) { $0.muted.subtract($1) }
    }
  }

  private mutating func send(_ by: String, _ to: [String], _ putAwayFor: [String]) -> String? {
    if to.isEmpty { return "message.no-recipient" }
    if Set(to).count > most { return "limit.recipients" }
    if !putAwayFor.allSatisfy(own(by).contains) { return "auth.denied" }
    let holders = ["u:" + by] + to.filter { $0 != "u:" + by }
    if !putAwayFor.allSatisfy(holders.contains) { return "message.not-holder" }
    let byPolicy = holders.filter { own(by).contains($0) && putAway.contains($0) }
    messages.append(PlainMessage(holders: holders, away: Set(putAwayFor + byPolicy)))
    return nil
  }

  private mutating func reply(_ number: Int, _ by: String) -> String? {
    guard number <= messages.count else { return "message.unknown" }
    var message = messages[number - 1]
    guard own(by).contains(where: message.holders.contains) else { return "message.not-holder" }
    message.away = message.away.filter { message.muted.contains($0) }
    for holder in message.holders where own(by).contains(holder) && putAway.contains(holder) {
      message.away.insert(holder)
    }
    messages[number - 1] = message
    return nil
  }

  private mutating func change(
    _ number: Int, _ by: String, _ given: [String], _ body: (inout PlainMessage, [String]) -> Void
  ) -> String? {
    guard number <= messages.count else { return "message.unknown" }
    let holders = given.isEmpty ? ["u:" + by] : given
    if !holders.allSatisfy(own(by).contains) { return "auth.denied" }
    if !holders.allSatisfy(messages[number - 1].holders.contains) { return "message.not-holder" }
    body(&messages[number - 1], holders)
    return nil
  }
}
