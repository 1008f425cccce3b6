// What the clients of one history asked and were told, shared by all of them.
import Linearizability
import SystemCalls

typealias TokenOperation = Operation<TokenModel.Input, TokenModel.Output>

/// The operations of one history. Written by many threads.
final class HistoryRecord: Sendable {
  /// A link that everybody may use.
  struct Link: Sendable {
    let token: String
    let invite: String
  }

  private struct State: Sendable {
    var operations: [TokenOperation] = []
    var links: [Link] = []
    var sequence = RecordedOrder()
    var answered = 0
    var working: Int
    var failure: String?
  }

  private let state: Monitor<State>

  init(clients: Int) { state = Monitor(State(working: clients)) }

  /// - Parameter seq: where its event stands, if it has one of its own.
  func note(_ operation: TokenOperation, seq: UInt64?) {
    state.withLock { state in
      state.operations.append(operation)
      if operation.output != nil { state.answered += 1 }
      if let seq { state.sequence.note(seq, invoked: operation.invoked, returned: operation.returned) }
    }
    state.wakeAll()
  }

  func share(_ link: Link) { state.withLock { $0.links.append(link) } }

  func link(_ number: Int) -> Link? { state.withLock { $0.links.isEmpty ? nil : $0.links[number % $0.links.count] } }

  /// A client has done its work.
  func end() {
    state.withLock { $0.working -= 1 }
    state.wakeAll()
  }

  /// Something no client can go on after.
  func fail(_ what: String) {
    state.withLock { $0.failure = $0.failure ?? what }
    state.wakeAll()
  }

  /// Waits for so many answers; false when no client works any more.
  func wait(forAnswers count: Int) -> Bool {
    state.wait { state in
      if state.failure != nil || state.working == 0 { return false }
      return state.answered >= count ? true : nil
    }
  }

  var failure: String? { state.withLock { $0.failure } }
  var operations: [TokenOperation] { state.withLock { $0.operations } }
  var links: [Link] { state.withLock { $0.links } }
  var sequence: RecordedOrder { state.withLock { $0.sequence } }
}
