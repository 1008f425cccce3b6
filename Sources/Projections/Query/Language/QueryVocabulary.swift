// The words that may stand before an operator in a query about one kind of subject.

struct QueryVocabulary {
  let subject: String
  private let fields: [QueryField]
  let hasPaths: Bool
  /// The words that `status` can be.
  let statusWords: [String]

  init<Subject: QuerySubject>(of type: Subject.Type) {
    subject = type.subjectName
    fields = type.queryFields + QueryField.ofPresence.filter { !type.queryFields.contains($0) }
    hasPaths = type.hasPaths
    statusWords = type.statusWords
  }

  /// Every word, in the order of help: what a wrong one is compared with.
  var words: [String] {
    fields.map(\.name) + (hasBounds ? ["since", "until"] : []) + (hasPaths ? ["grep", "data.", "meta."] : [])
  }

  /// Whether `since` and `until` say something: what has a time of its own can be bounded by it.
  var hasBounds: Bool { fields.contains(.ts) }

  func has(_ field: QueryField) -> Bool { fields.contains(field) || hasPaths && field.isPath }

  /// The field of this name. One that these subjects do not have is refused with the nearest that they have.
  func field(named name: String, at place: QueryWord, offset: Int = 0) throws(QueryError) -> QueryField {
    let known = QueryField(name: name)
    if let known, has(known) { return known }
    let near = NearestWord.to(name, among: words.filter { $0 != name }).map { "did you mean \($0)?" }
    let shown = QueryError.shown(name, otherwise: "of that name")
    let isElsewhere = known != nil || ["since", "until", "grep"].contains(name)
    throw QueryError(
      .unknownField, isElsewhere ? "\(subject) has no field \(shown)" : "there is no field \(shown)",
      hint: near ?? "fields: \(words.joined(separator: " "))", at: place, offset: offset)
  }
}
