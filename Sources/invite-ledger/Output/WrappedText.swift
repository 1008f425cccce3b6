// Sentences over several lines of a screen.

package enum WrappedText {
  /// The text in lines of at most `width` characters, broken at blanks; a word that is longer is broken where it must be.
  package static func lines(of text: String, width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var rest = Substring(text)
    while rest.count > width {
      // The blank behind a line that is full to the last place ends it too.
      let head = rest.prefix(width + 1)
      let end = head.lastIndex(of: " ").flatMap { $0 > head.startIndex ? $0 : nil }
      lines.append(String(end.map { rest[..<$0] } ?? rest.prefix(width)))
      rest = end.map { rest[rest.index(after: $0)...] } ?? rest.dropFirst(width)
    }
    return lines + [String(rest)]
  }
}
