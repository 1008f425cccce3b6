// The answer to a request, whole.
internal import JSONText

/// A reply that went well.
public struct LedgerReply: Hashable, Sendable {
  /// What stands in `ok`: for commands the ids and `seq`, for queries `rows`, `seq` and perhaps `cursor`.
  public var answer: LedgerValue
  /// The rows before it, in their order.
  public var rows: [LedgerValue]

  /// The member of `answer` of this name.
  public subscript(name: String) -> LedgerValue? { answer[name] }

  package init(answer: LedgerValue, rows: [LedgerValue] = []) {
    self.answer = answer
    self.rows = rows
  }
}

extension LedgerValue {
  /// The value of a row.
  /// - Throws: `.unreadable` for a row that is not JSON.
  package init(row: [UInt8]) throws(LedgerError) {
    do { self.init(try JSONReader.value(of: row)) } catch { throw .unreadable(error.description) }
  }
}
