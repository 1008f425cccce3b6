// A position in history: what `@as-of=` names.

package import InviteLedger

/// A place between events.
package enum QueryPosition: Hashable, Sendable {
  /// Right after this event.
  case seq(UInt64)
  /// After everything up to this time: the end of the period that was written, so that a day is the whole day.
  case time(Timestamp)

  /// Reads a seq, a time of the language, `mark:NAME` or `inv_7:issued`.
  package init(_ text: String, in context: QueryContext) throws(QueryError) {
    let word = QueryWord(text: "until=" + text, index: 0, column: 1)
    let values = QueryValues(
      term: try QueryTerm(word), field: .ts, vocabulary: QueryVocabulary(of: Record.self), context: context)
    let bound = try values.bound()
    if bound.field == .seq {
      self = .seq(UInt64(clamping: bound.end))
    } else {
      self = .time(Timestamp(microseconds: bound.end))
    }
  }
}
