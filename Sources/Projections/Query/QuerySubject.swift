// What can be asked about: anything that can give the values of fields.

import InviteLedger

/// A thing that a query is matched with: an event, an invite, a message. It says which fields such things can have, so
/// that a question about another one is refused by name, and gives the values of each.
///
/// A subject whose answer depends on more than itself (the status of an invite depends on the time) is a small value
/// made for the question, such as `InviteSubject`.
package protocol QuerySubject {
  /// What one is called in errors, with its article: `an invite`.
  static var subjectName: String { get }
  /// The fields that one can have, in the order in which help lists them.
  static var queryFields: [QueryField] { get }
  /// Whether it is a line of the log: `data.PATH` and `meta.PATH` lead somewhere, and `grep=` can look at all of it.
  static var hasPaths: Bool { get }
  /// The words that `status` can be.
  static var statusWords: [String] { get }

  /// The values of a field of numbers or of moments; moments in microseconds.
  func numbers(of field: QueryField) -> FieldValues<Int64>
  /// The values of any other field, spelled as queries spell them: an address as what addresses are compared by, a role
  /// as its number.
  func texts(of field: QueryField) -> FieldValues<String>
}

extension QuerySubject {
  package static var hasPaths: Bool { false }
  package static var statusWords: [String] { InviteStatus.allCases.map(\.rawValue) }
}
