// The lines of a reply: the kind first, its name at byte 2, no white space, the id last (R1, R3).
package import JSONText

/// Writes reply lines into one buffer, each with its line feed.
package struct ReplyWriter: Sendable {
  /// What was written so far: whole lines.
  package private(set) var bytes: [UInt8] = []
  private let id: RequestID?

  /// A writer of the lines that answer one request.
  package init(id: RequestID? = nil) { self.id = id }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// The last line of a reply that went well; `members` writes the members of its object.
  package mutating func ok(_ members: (inout JSONWriter) -> Void) {
    object("{\"ok\":", members)
  }

  /// A row made of members.
  package mutating func row(_ members: (inout JSONWriter) -> Void) {
    object("{\"row\":", members)
  }

  /// A row that is a text, as `help` gives them.
  package mutating func row(text: String) {
    append("{\"row\":")
    JSONWriter.append(text, to: &bytes)
    end()
  }

  /// A row that is a line of the log, byte for byte: one whole JSON object, without its line feed.
  package mutating func row(line: some Collection<UInt8>) {
    append("{\"row\":")
    bytes.append(contentsOf: line)
    end()
  }

  /// A note: its word, then members beside it.
  package mutating func note(_ word: String, _ members: (inout JSONWriter) -> Void = { _ in }) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("note")
    writer.string(word)
    members(&writer)
    finish(writer)
  }

  /// The line of an error.
  package mutating func error(_ error: ReplyError) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("err")
    writer.string(error.code.text)
    writer.name("msg")
    writer.string(error.message)
    if let hint = error.hint {
      writer.name("hint")
      writer.string(hint)
    }
    writer.name("retry")
    writer.string(error.retry.rawValue)
    if let milliseconds = error.retryMilliseconds {
      writer.name("retry_ms")
      writer.integer(milliseconds)
    }
    if let column = error.column {
      writer.name("col")
      writer.integer(column)
    }
    if !error.data.isEmpty {
      writer.name("data")
      writer.value(.object(error.data))
    }
    finish(writer)
  }

  private mutating func object(_ beginning: String, _ members: (inout JSONWriter) -> Void) {
    append(beginning)
    var writer = JSONWriter()
    writer.beginObject()
    members(&writer)
    writer.endObject()
    bytes.append(contentsOf: writer.bytes)
    end()
  }

  /// Takes over an object that `writer` has begun and not ended.
  private mutating func finish(_ writer: JSONWriter) {
    bytes.append(contentsOf: writer.bytes)
    end()
  }

  /// The id and the end of the line.
  private mutating func end() {
    switch id {
    case nil: break
    case .integer(let number):
      append(",\"id\":")
      bytes.append(contentsOf: String(number).utf8)
    case .string(let text):
      append(",\"id\":")
      JSONWriter.append(text, to: &bytes)
    }
    append("}\n")
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
