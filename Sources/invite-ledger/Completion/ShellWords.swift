// A line of a shell as words, as far as it was typed.

enum ShellWords {
  /// The words of a line; the last one is the one at the cursor, empty behind a blank. Quotes and backslashes are taken
  /// away, and an open quote ends with the line.
  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word.append(character)
        isEscaped = false
      } else if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else {
        switch character {
        case "\\": isEscaped = true
        case "'", "\"": quote = character
        case _ where character.isWhitespace:
          if !word.isEmpty { words.append(word) }
          word = ""
        default: word.append(character)
        }
      }
    }
    return words + [word]
  }
}
