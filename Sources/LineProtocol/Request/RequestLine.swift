// Makes request lines, for clients: words that the parser splits again into what they were.

/// Writes requests as lines of words.
package enum RequestLine {
  /// A word as it must be quoted to stand in a line. `InlineWords` reads it back unchanged, `null` as a text.
  package static func quoted(_ word: String) -> String {
    if word == "null" || word.hasSuffix("=null") { return "'" + word + "'" }
    if !word.isEmpty, word.utf8.allSatisfy(isHarmless) { return word }
    if word.utf8.contains(where: { $0 < 0x20 }) {
      return "$'" + String(decoding: word.utf8.flatMap(escaped), as: UTF8.self) + "'"
    }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// A line of words as a person typed them to a shell, which has removed the quotes: a bare `null` stays null, words
  /// that need quotes get them. Ends with a line feed. Nil when a word has a byte no request can have (other control
  /// characters than tab, line feed and carriage return).
  package static func line(of words: [String]) -> [UInt8]? {
    let spelled = words.map { word in
      word.hasSuffix("=null") && word.utf8.allSatisfy(isHarmless) ? word : quoted(word)
    }
    let line = Array(spelled.joined(separator: " ").utf8)
    return LineBytes.fault(in: line[...]) == nil ? line + [0x0A] : nil
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !#"'"\$`"#.utf8.contains(byte)
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x0A: Array(#"\n"#.utf8)
    case 0x09: Array(#"\t"#.utf8)
    case 0x0D: Array(#"\r"#.utf8)
    case UInt8(ascii: "'"), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
    default: [byte]
    }
  }
}
