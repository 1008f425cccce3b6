// One line of a reply, told apart by its first key (R1).
package import JSONText

/// A line the service sent.
package enum ReplyLine: Sendable {
  /// A row as the bytes it came in: for `audit` and `tail` the log's own.
  case row([UInt8])
  /// A word and its circumstances, the whole object.
  case note(JSONValue)
  /// The end of a reply that went well: the object in `ok`.
  case ok(JSONValue)
  /// The end of a reply that did not.
  case refused(LedgerRefusal)

  /// - Throws: `.unreadable` for a line that is none of these.
  package init(_ line: [UInt8]) throws(LedgerError) {
    if line.starts(with: Self.rowStart) {
      self = .row(Array(line[Self.rowStart.count..<Self.endOfValue(in: line, from: Self.rowStart.count)]))
      return
    }
    let value: JSONValue
    do { value = try JSONReader.value(of: line, limits: Self.limits) } catch { throw .unreadable(error.description) }
    if let answer = value["ok"] {
      self = .ok(answer)
    } else if let code = value["err"]?.string {
      self = .refused(LedgerRefusal(code: code, reply: value))
    } else if value["note"] != nil {
      self = .note(value)
    } else {
      throw .unreadable("a line that is neither row, note, ok nor err")
    }
  }

  private static let rowStart = Array(#"{"row":"#.utf8)
  /// Answers are the service's own; read models inside them may be wide.
  private static let limits = JSONLimits(depth: 32, keys: 1 << 16)

  /// Where the JSON value that begins at `start` ends. Texts may hold every bracket there is; nothing else may.
  private static func endOfValue(in line: [UInt8], from start: Int) -> Int {
    var depth = 0
    var isInText = false
    var index = start
    while index < line.count {
      let byte = line[index]
      if isInText {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "\"") { isInText = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return index }
          depth -= 1
        case UInt8(ascii: ",") where depth == 0: return index
        default: break
        }
      }
      index += 1
    }
    return line.count
  }
}
