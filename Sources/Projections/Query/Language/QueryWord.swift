// A query's text as words.

/// One word of a query and where it stands.
struct QueryWord {
  var text: String
  /// From 0.
  var index: Int
  /// Its first byte in the text, from 1.
  var column: Int

  /// Words that were split already, as if one space stood between them.
  static func words(_ texts: [String]) -> [QueryWord] {
    var column = 1
    return texts.enumerated().map { index, text in
      defer { column += text.utf8.count + 1 }
      return QueryWord(text: text, index: index, column: column)
    }
  }

  /// Splits at white space, except inside double or single quotes, which are dropped.
  ///
  /// Throws `query.syntax` for a quote that is not closed.
  static func words(in text: String) throws(QueryError) -> [QueryWord] {
    var splitter = Splitter()
    for (offset, byte) in text.utf8.enumerated() { splitter.take(byte, at: offset + 1) }
    return try splitter.finish()
  }

  private struct Splitter {
    private var words: [QueryWord] = []
    private var bytes: [UInt8] = []
    /// Column of the word that is being read; nil between words.
    private var start: Int?
    private var quote: (byte: UInt8, column: Int)?

    mutating func take(_ byte: UInt8, at column: Int) {
      if let open = quote {
        if byte == open.byte { quote = nil } else { bytes.append(byte) }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = (byte, column)
        start = start ?? column
      } else if byte == 0x20 || byte == 0x09 {
        end()
      } else {
        bytes.append(byte)
        start = start ?? column
      }
    }

    mutating func finish() throws(QueryError) -> [QueryWord] {
      if let quote {
        let place = QueryWord(text: "", index: words.count, column: quote.column)
        throw QueryError(.syntax, "a quote is not closed", hint: "close it, or leave it out", at: place)
      }
      end()
      return words
    }

    private mutating func end() {
      guard let start else { return }
      words.append(QueryWord(text: String(decoding: bytes, as: UTF8.self), index: words.count, column: start))
      self.start = nil
      bytes = []
    }
  }
}

extension Query {
  /// The words of a query that is one text: split at white space, except inside quotes.
  ///
  /// Throws `query.syntax` for a quote that is not closed.
  package static func words(in text: String) throws(QueryError) -> [String] {
    try QueryWord.words(in: text).map(\.text)
  }
}
