// What a terminal may be shown: no byte from outside ever moves the cursor, hides text or turns its direction.

/// Makes text from outside safe and discreet.
package enum TerminalText {
  /// The text with every control character, escape sequence and direction mark spelled out. Line feeds stay if asked for.
  package static func escaped(_ text: String, keepingLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: isDangerous) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where keepingLines: shown += "\n"
      case "\n": shown += "\\n"
      case "\t": shown += "\\t"
      case "\r": shown += "\\r"
      case _ where isDangerous(scalar): shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true  // control characters, among them escape and C1
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // direction marks
    case 0x2028, 0x2029, 0xFEFF: true  // line ends of Unicode, byte order mark
    case 0xE0000...0xE007F: true  // tags, which nobody sees
    default: false
    }
  }

  /// The text with every address in it shortened to its first character and its domain.
  package static func masked(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
    var shown = ""
    var run = ""
    for character in text {
      if character.isWhitespace || "\",;<>()[]{}=".contains(character) {
        shown += maskedRun(run)
        shown.append(character)
        run = ""
      } else {
        run.append(character)
      }
    }
    return shown + maskedRun(run)
  }

  private static func maskedRun(_ run: String) -> String {
    guard let at = run.lastIndex(of: "@"), at != run.startIndex, run.index(after: at) != run.endIndex else {
      return run
    }
    return String(run.prefix(1)) + "…" + run[at...]
  }
}
