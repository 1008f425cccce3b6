// What a query is read with: the time, and what it may refer to.

package import InviteLedger

/// The circumstances of a question.
package struct QueryContext: Sendable {
  /// Relative times count from here.
  package var now: Timestamp
  /// Where marks and invites are found; without it a query that refers to them is refused.
  package var facts: (any QueryFacts)?

  package init(now: Timestamp, facts: (any QueryFacts)? = nil) {
    self.now = now
    self.facts = facts
  }
}

/// What queries refer to by name: places in the log, people, what belongs together.
package protocol QueryFacts: Sendable {
  /// The seq of a place; nil when there is no such place.
  func seq(of place: QueryPlace) -> UInt64?
  /// Who stands in a relation to somebody.
  func people(_ relation: QueryRelation, _ name: String) -> QueryPeople
  /// The accounts that redeemed an invite.
  func members(of invite: InviteID) -> [String]
}

/// A place in the log that has a name.
package enum QueryPlace: Hashable, Sendable {
  case mark(String)
  case invite(InviteID, Moment)

  /// A moment in the life of an invite.
  package enum Moment: String, CaseIterable, Sendable {
    case issued
    /// Its first redemption.
    case redeemed
    case revoked
  }

  /// Reads `mark:NAME` and `inv_7:issued`; nil for a text of neither form.
  init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let (thing, rest) = (String(text[..<colon]), String(text[text.utf8.index(after: colon)...]))
    if thing == "mark" {
      self = .mark(rest)
    } else if let invite = InviteID(text: thing), let moment = Moment(rawValue: rest) {
      self = .invite(invite, moment)
    } else {
      return nil
    }
  }
}

/// A relation in the tree of who brought in whom.
package enum QueryRelation: String, Hashable, Sendable {
  /// Everyone somebody brought in, through any number of steps.
  case under
  /// The chain of inviters.
  case above
}

/// People in a relation to somebody. Asked name by name, so that the largest tree costs nothing until it is asked.
package final class QueryPeople: Sendable {
  private let relation: QueryRelation
  private let name: String
  private let test: @Sendable (String) -> Bool

  package init(_ relation: QueryRelation, _ name: String, _ test: @escaping @Sendable (String) -> Bool) {
    self.relation = relation
    self.name = name
    self.test = test
  }

  package func contains(_ name: String) -> Bool { test(name) }
}

extension QueryPeople: Hashable {
  package static func == (left: QueryPeople, right: QueryPeople) -> Bool {
    left.relation == right.relation && left.name == right.name
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(relation)
    hasher.combine(name)
  }
}
