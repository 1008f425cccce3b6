// What can be asked about: anything that can give the values of fields.

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
  /// Whether `data.PATH` and `meta.PATH` lead anywhere.
  static var hasPaths: Bool { get }

  /// The values of a field of numbers or of moments; moments in microseconds.
  func numbers(of field: QueryField) -> FieldValues<Int64>
  /// The values of any other field, spelled as queries spell them: an address as what addresses are compared by, a role
  /// as its number.
  func texts(of field: QueryField) -> FieldValues<String>
}

extension QuerySubject {
  package static var hasPaths: Bool { false }
}

/// The words that may stand before an operator in a query about one kind of subject.
struct QueryVocabulary {
  private let subject: String
  private let fields: [QueryField]
  private let hasPaths: Bool

  init<Subject: QuerySubject>(of type: Subject.Type) {
    subject = type.subjectName
    fields = type.queryFields
    hasPaths = type.hasPaths
  }

  /// Every word, in the order of help: what a wrong one is compared with.
  var words: [String] {
    fields.map(\.name) + (hasBounds ? ["since", "until"] : []) + (hasPaths ? ["data.", "meta."] : [])
  }

  /// Whether `since` and `until` say something: what has a time of its own can be bounded by it.
  var hasBounds: Bool { fields.contains(.ts) }

  /// The field of a term; a word that these subjects do not have is refused with the nearest one that they have.
  func field(of term: QueryTerm) throws(QueryError) -> QueryField {
    let known = QueryField(name: term.name)
    if let known, fields.contains(known) || hasPaths && known.isPath { return known }
    if known == nil, QueryField.refused.contains(term.name) {
      throw QueryError(.unsupported, "\(term.name) is not answered by this version", at: term.word)
    }
    let near = NearestWord.to(term.name, among: words.filter { $0 != term.name }).map { "did you mean \($0)?" }
    let shown = QueryError.shown(term.name, otherwise: "of that name")
    let isElsewhere = known != nil || ["since", "until"].contains(term.name)
    throw QueryError(
      .unknownField, isElsewhere ? "\(subject) has no field \(shown)" : "there is no field \(shown)",
      hint: near ?? "fields: \(words.joined(separator: " "))", at: term.word)
  }
}
