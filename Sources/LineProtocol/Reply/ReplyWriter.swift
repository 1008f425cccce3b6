// The lines of a reply: the kind first, its name at byte 2, no white space, the id last (R1, R3).
package import JSONText

/// Writes reply lines into one buffer, each with its line feed.
package struct ReplyWriter: Sendable {
  private var json: JSONWriter
  private let id: RequestID?

  /// A writer of the lines that answer one request.
  package init(id: RequestID? = nil) {
    self.id = id
    json = JSONWriter()
    json.reserveCapacity(256)
  }

  /// A writer that goes on at the end of whole lines, which are left empty until `giveBack`.
  package init(id: RequestID?, behind lines: inout [UInt8]) {
    self.id = id
    json = JSONWriter(takingOver: &lines)
  }

  /// Ends what `init(id:behind:)` began: the lines go back with those that were written.
  package mutating func giveBack(to lines: inout [UInt8]) { json.giveBack(to: &lines) }

  /// What was written so far: whole lines.
  package var bytes: [UInt8] { json.bytes }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() { json.removeAll() }

  /// The last line of a reply that went well; `members` writes the members of its object.
  package mutating func ok(_ members: (inout JSONWriter) -> Void) {
    object("ok", members)
  }

  /// A row made of members.
  package mutating func row(_ members: (inout JSONWriter) -> Void) {
    object("row", members)
  }

  /// A row that is a text, as `help` gives them.
  package mutating func row(text: String) {
    begin("row")
    json.string(text)
    end()
  }

  /// A row that is a line of the log, byte for byte: one whole JSON object, without its line feed.
  package mutating func row(line: some Collection<UInt8>) {
    begin("row")
    json.raw(line)
    end()
  }

  /// A note: its word, then members beside it.
  package mutating func note(_ word: String, _ members: (inout JSONWriter) -> Void = { _ in }) {
    begin("note")
    json.string(word)
    members(&json)
    end()
  }

  /// The line of an error.
  package mutating func error(_ error: ReplyError) {
    begin("err")
    json.string(error.code.text)
    json.member("msg", error.message)
    json.member("hint", error.hint)
    json.member("retry", error.retry.rawValue)
    if let milliseconds = error.retryMilliseconds { json.member("retry_ms", milliseconds) }
    if let column = error.column { json.member("col", column) }
    if !error.data.isEmpty {
      json.name("data")
      json.value(.object(error.data))
    }
    end()
  }

  private mutating func object(_ kind: StaticString, _ members: (inout JSONWriter) -> Void) {
    begin(kind)
    json.beginObject()
    members(&json)
    json.endObject()
    end()
  }

  private mutating func begin(_ kind: StaticString) {
    json.beginObject()
    json.plainName(kind)
  }

  /// The id and the end of the line.
  private mutating func end() {
    switch id {
    case nil: break
    case .integer(let number): json.member("id", number)
    case .string(let text): json.member("id", text)
    }
    json.endObject()
    json.endLine()
  }
}
