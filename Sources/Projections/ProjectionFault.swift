// What can go wrong between the log and a read model.

/// A record did not follow the last one applied, or too many queries wait.
package enum ProjectionFault: Error, Hashable, Sendable {
  /// The record after the checkpoint was expected; nothing of the group was applied.
  case gap(model: String, expected: UInt64, found: UInt64)
  /// More queries than this wait for a seq that is not there yet.
  case tooManyWaiters(model: String, limit: Int)

  /// A fixed word for programs.
  package var code: String {
    switch self {
    case .gap: "projection.gap"
    case .tooManyWaiters: "projection.busy"
    }
  }
}

extension ProjectionFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .gap(let model, let expected, let found):
      "applying seq \(found) to the read model \(model): seq \(expected) was expected; replay the log from there"
    case .tooManyWaiters(let model, let limit):
      "waiting for the read model \(model): \(limit) queries wait already; ask again later"
    }
  }
}
