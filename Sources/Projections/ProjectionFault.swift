// What can go wrong between the log and a read model.

/// A record did not follow the last one applied.
package enum ProjectionFault: Error, Hashable, Sendable {
  /// The record after the checkpoint was expected; nothing of the group was applied.
  case gap(model: String, expected: UInt64, found: UInt64)
}

extension ProjectionFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .gap(let model, let expected, let found):
      "applying seq \(found) to the read model \(model): seq \(expected) was expected; replay the log from there"
    }
  }
}
