// The values of an event as texts, for counting.

package import InviteLedger

extension Record {
  /// The values of a field as queries spell them; moments as the log does.
  package func spelledValues(of field: QueryField) -> [String] {
    switch field.form {
    case .number: numbers(of: field).array.map { String($0) }
    case .moment: numbers(of: field).array.map { Timestamp(microseconds: $0).description }
    case .text: texts(of: field).array
    case .subject: []
    }
  }

  /// The names of the fields that have a value here.
  package var presentFields: [String] {
    QueryField.named.filter { !$0.field.isRelation && !spelledValues(of: $0.field).isEmpty }.map(\.name)
  }
}

extension Query {
  /// The field of this name that subjects of a kind have.
  ///
  /// Throws `query.unknown-field` with the nearest one.
  package static func field<Subject: QuerySubject>(
    named name: String, of type: Subject.Type
  ) throws(QueryError) -> QueryField {
    try QueryVocabulary(of: type).field(named: name, at: QueryWord(text: name, index: 0, column: 1))
  }
}
