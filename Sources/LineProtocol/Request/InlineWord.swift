// Words of a line, split as a shell splits them.

/// A word and where it stands. Words without quotes are slices of the line.
struct InlineWord {
  /// The bytes after quotes and backslashes did their work.
  var bytes: ArraySlice<UInt8>
  /// Where it stood, as indices of the line.
  var source: Range<Int>
  /// No quote and no backslash in it: `null` may mean null.
  var isPlain: Bool

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Splits a line into words: blanks separate; `'…'` is literal; in `"…"` a backslash takes the meaning of `" \ $` and
/// the backtick; `$'…'` knows `\n \t \r \\ \' \"`; a backslash elsewhere takes the meaning of the next byte.
struct InlineWords {
  private let line: ArraySlice<UInt8>
  private(set) var position: Int

  /// `line` is valid UTF-8 without control characters but tab.
  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    self.position = line.startIndex
  }

  /// All words of a text.
  static func all(in text: ArraySlice<UInt8>) throws(Fault) -> [InlineWord] {
    var splitter = InlineWords(text)
    var words: [InlineWord] = []
    while let word = try splitter.next() { words.append(word) }
    return words
  }

  /// The next word; nil at the end of the line.
  mutating func next() throws(Fault) -> InlineWord? {
    let run = Self.plainRun(in: line.span, from: position - line.startIndex)
    let start = line.startIndex + run.lowerBound
    position = line.startIndex + run.upperBound
    guard start < line.endIndex else { return nil }
    if position == line.endIndex || line[position].isBlank {
      return InlineWord(bytes: line[start..<position], source: start..<position, isPlain: true)
    }
    var bytes = Array(line[start..<position])
    try readQuoted(into: &bytes, upTo: Int.max)
    return InlineWord(bytes: bytes[...], source: start..<position, isPlain: false)
  }

  /// The next bytes that are neither blank nor part of a quotation, behind the blanks before them.
  private static func plainRun(in bytes: borrowing Span<UInt8>, from offset: Int) -> Range<Int> {
    var start = offset
    while start < bytes.count, bytes[start].isBlank { start += 1 }
    var end = start
    while end < bytes.count, !bytes[end].isBlank, !bytes[end].isQuoting { end += 1 }
    return start..<end
  }

  /// Where the byte at `index` of a word stands in the line.
  func sourceIndex(of index: Int, in word: InlineWord) -> Int {
    if word.isPlain { return word.source.lowerBound + index }
    var reader = InlineWords(line)
    reader.position = word.source.lowerBound
    var bytes: [UInt8] = []
    // The word was read before without a fault; should it fail now, its beginning is near enough.
    do { try reader.readQuoted(into: &bytes, upTo: index) } catch { return word.source.lowerBound }
    return min(reader.position, word.source.upperBound)
  }

  /// Reads to the end of the word, or until `limit` bytes of it are known.
  private mutating func readQuoted(into bytes: inout [UInt8], upTo limit: Int) throws(Fault) {
    while position < line.endIndex, !line[position].isBlank, bytes.count < limit {
      switch line[position] {
      case UInt8(ascii: "'"):
        try readSingle(into: &bytes, upTo: limit)
      case UInt8(ascii: "\""):
        try readDouble(into: &bytes, upTo: limit)
      case UInt8(ascii: "$") where byte(after: position) == UInt8(ascii: "'"):
        try readEscaped(into: &bytes, upTo: limit)
      case UInt8(ascii: "\\"):
        guard let next = byte(after: position) else {
          throw .malformed(
            "a backslash at the end of the line", hint: #"a backslash itself is \\"#, at: offset(position))
        }
        bytes.append(next)
        position += 2
      case let byte:
        bytes.append(byte)
        position += 1
      }
    }
  }

  private mutating func readSingle(into bytes: inout [UInt8], upTo limit: Int) throws(Fault) {
    let opening = position
    position += 1
    while position < line.endIndex, bytes.count < limit {
      let byte = line[position]
      if byte == UInt8(ascii: "'") {
        position += 1
        return
      }
      bytes.append(byte)
      position += 1
    }
    if bytes.count < limit { throw unclosed(opening) }
  }

  private mutating func readDouble(into bytes: inout [UInt8], upTo limit: Int) throws(Fault) {
    let opening = position
    position += 1
    while position < line.endIndex, bytes.count < limit {
      let byte = line[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return
      }
      if byte == UInt8(ascii: "\\"), let next = self.byte(after: position), next.isEscapableInDoubleQuotes {
        bytes.append(next)
        position += 2
      } else {
        bytes.append(byte)
        position += 1
      }
    }
    if bytes.count < limit { throw unclosed(opening) }
  }

  private mutating func readEscaped(into bytes: inout [UInt8], upTo limit: Int) throws(Fault) {
    let opening = position
    position += 2
    while position < line.endIndex, bytes.count < limit {
      let byte = line[position]
      if byte == UInt8(ascii: "'") {
        position += 1
        return
      }
      if byte == UInt8(ascii: "\\") {
        guard let meaning = self.byte(after: position).flatMap(Self.escape) else {
          throw .malformed(
            #"in $'…' a backslash begins \n \t \r \\ \' or \""#, hint: #"a backslash itself is \\"#,
            at: offset(position))
        }
        bytes.append(meaning)
        position += 2
      } else {
        bytes.append(byte)
        position += 1
      }
    }
    if bytes.count < limit { throw unclosed(opening) }
  }

  private static func escape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): letter
    default: nil
    }
  }

  private func byte(after index: Int) -> UInt8? {
    index + 1 < line.endIndex ? line[index + 1] : nil
  }

  private func offset(_ index: Int) -> Int { index - line.startIndex }

  private func unclosed(_ opening: Int) -> Fault {
    .malformed(
      "a quote is opened here and not closed", hint: "close it, or put a backslash before it", at: offset(opening))
  }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  fileprivate var isQuoting: Bool {
    self == UInt8(ascii: "'") || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") || self == UInt8(ascii: "$")
  }

  fileprivate var isEscapableInDoubleQuotes: Bool {
    self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") || self == UInt8(ascii: "$") || self == UInt8(ascii: "`")
  }
}
