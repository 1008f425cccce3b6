// What a refusal says to programs, beside its words for a person.

/// A fact about a refusal: what is left of a limit, which name is at fault. Never a token, never a personal value.
package struct RejectionFact: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case number(Int64)
    case text(String)
    case moment(Timestamp)
  }

  package let name: String
  package let value: Value

  package init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
