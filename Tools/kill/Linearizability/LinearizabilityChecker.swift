// Whether operations that overlapped can have happened one after the other.

/// Judges histories against a model.
///
/// The search is Wing and Gong's, with Lowe's memory of what was tried: take an operation that no other had ended before, carry
/// it out on the model, go on if the answer is the one that was given, else come back. A set of operations that led to
/// a state is not looked at a second time. Operations whose answer was lost may be taken at any moment after they were
/// asked for, and need not be taken at all.
package enum LinearizabilityChecker<Model: SequentialModel> {
  package typealias History = [Operation<Model.Input, Model.Output>]

  /// What was found out about a history.
  package enum Verdict {
    /// There is an order that explains every answer.
    case linearizable
    /// There is none for the operations on this key.
    case violated(Violation)
    /// So many steps did not suffice to tell.
    case undecided(key: Model.Key)
  }

  /// Operations that no order explains.
  package struct Violation {
    package let key: Model.Key
    /// All that were made on the key, in the order in which they were asked for.
    package let operations: History
    /// The longest order that explains its answers, as indices of `operations`.
    package let explained: [Int]
  }

  /// Judges each key alone.
  ///
  /// - Parameters:
  ///   - history: the operations, in any order.
  ///   - mostSteps: what a key may cost, in operations carried out on the model.
  package static func judge(_ history: History, mostSteps: Int = 5_000_000) -> Verdict {
    let keys = Dictionary(grouping: history) { Model.key(of: $0.input) }
    for (key, operations) in keys.sorted(by: { $0.key < $1.key }) {
      let sorted = operations.sorted { $0.invoked < $1.invoked }
      var search = LinearizationSearch<Model>(sorted)
      switch search.run(mostSteps: mostSteps) {
      case true?: continue
      case false?: return .violated(Violation(key: key, operations: sorted, explained: search.longest))
      case nil: return .undecided(key: key)
      }
    }
    return .linearizable
  }
}

extension LinearizabilityChecker.Violation: CustomStringConvertible {
  package var description: String {
    let places = Dictionary(uniqueKeysWithValues: explained.enumerated().map { ($1, $0 + 1) })
    let rows = operations.enumerated().map { index, operation in
      let end = operation.output == nil ? "…" : "\(operation.returned)"
      let answer = operation.output.map { "\($0)" } ?? "no answer"
      let place = places[index].map { "\($0)." } ?? "-"
      return "  \(place)\tclient \(operation.client)\t\(operation.invoked)–\(end)\t\(operation.input): \(answer)"
    }
    return "no order explains the operations on \(key); the longest that explains its answers is numbered:\n"
      + rows.joined(separator: "\n")
  }
}
