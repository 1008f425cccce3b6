// What clients asked and what they were told, shared by all of them.
import JSONText
import SystemCalls

/// What became of one request.
enum Told: Sendable {
  /// It was recorded: what the answer said.
  case recorded(seq: Int64, answer: JSONValue)
  /// Nothing was appended: the answer is how things stood.
  case unchanged
  /// It was refused, with this code.
  case refused(String)
}

/// Every request by its id. Written by many threads.
final class History: Sendable {
  private struct State: Sendable {
    var told: [String: Told] = [:]
    var tokens: [String] = []
    var isOver = false
    var failure: String?
  }

  private let state = Monitor(State())

  func note(_ told: Told, for id: String) {
    state.withLock { state in
      if state.told[id] != nil { state.failure = "\(id) was answered twice" }
      state.told[id] = told
    }
    state.wakeAll()
  }

  /// Something no client can go on after.
  func fail(_ what: String) {
    state.withLock { $0.failure = what }
    state.wakeAll()
  }

  /// Waits until so many requests were answered.
  func wait(forAnswers count: Int) throws {
    let failure: String?? = state.wait { state in
      if let failure = state.failure { return .some(failure) }
      return state.told.count >= count ? .some(nil) : nil
    }
    if case .some(.some(let failure)) = failure { throw KillFailure(failure) }
  }

  var answers: Int { state.withLock { $0.told.count } }
  var told: [String: Told] { state.withLock { $0.told } }
  var failure: String? { state.withLock { $0.failure } }

  /// Tokens that everybody tries to redeem.
  func share(_ token: String) { state.withLock { $0.tokens.append(token) } }

  func sharedToken(_ number: Int) -> String? {
    state.withLock { $0.tokens.isEmpty ? nil : $0.tokens[number % $0.tokens.count] }
  }

  /// Clients finish what they have begun and end.
  func end() { state.withLock { $0.isOver = true } }
  var isOver: Bool { state.withLock { $0.isOver } }
}
