// What commands on many have in common: the count that was expected, and all or none.

extension Decider {
  /// Refuses another number of targets than was expected.
  static func checkCount(
    _ count: Int, expected: UInt32?, _ code: RejectionCode, of things: String, look: String
  ) throws(Rejection) {
    guard let expected, count != Int(expected) else { return }
    throw Rejection(
      code, "\(count) \(things) match, not \(expected)", hint: "look with \(look) first", parameter: "expect_count")
  }

  /// The events of all of them. The first that is refused refuses them all, with its name before the message; those that
  /// are so already are left out.
  static func decideAll<Change>(
    _ changes: [Change], named name: (Change) -> String, _ decide: (Change) throws(Rejection) -> Decision
  ) throws(Rejection) -> Decision {
    var events: [Event] = []
    for change in changes {
      do throws(Rejection) {
        if case .append(let more) = try decide(change) { events += more }
      } catch {
        throw refusal(error, of: name(change), ending: "none was changed")
      }
    }
    return events.isEmpty ? .unchanged(.revised(count: 0)) : .append(events)
  }

  /// The refusal of one of many, which refuses all.
  static func refusal(_ error: Rejection, of name: String, ending: String) -> Rejection {
    Rejection(
      error.code, "\(name): \(error.message); \(ending)", hint: error.hint,
      retryMilliseconds: error.retryMilliseconds)
  }
}
