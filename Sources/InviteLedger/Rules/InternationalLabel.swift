// Labels of domains beyond ASCII: which letters they have, and which ones only pretend to be others.

/// Judges a label of a domain in Unicode. A whole label of another script that looks like a known one is somebody's
/// right and another domain; letters that no domain can have, and labels that mix scripts as only a forgery does, are
/// refused.
enum InternationalLabel {
  /// Whether these are letters, digits and hyphens of one script among Latin, Greek and Cyrillic, which look alike.
  static func isLabel(_ text: String) -> Bool {
    var script: Script?
    for scalar in text.unicodeScalars {
      guard isLetterDigitHyphen(scalar), !isCompatibilityForm(scalar) else { return false }
      guard let found = Script(of: scalar) else { continue }
      guard script == nil || script == found else { return false }
      script = found
    }
    return true
  }

  /// The scripts whose letters are mistaken for each other.
  private enum Script {
    case latin, greek, cyrillic

    /// Nil for digits, marks and every other script.
    init?(of scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
      case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
      case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
      default: return nil
      }
    }
  }

  /// Letters, digits and the marks that belong to letters; neither joiners nor anything else that nobody sees.
  private static func isLetterDigitHyphen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .decimalNumber, .nonspacingMark, .spacingMark: true
    default: scalar == "-"
    }
  }

  /// Letters in another shape, as of a formula or of full width: no registered domain has one (RFC 5892, 2.2). Those that are the
  /// same letter to Unicode, as the sign of Kelvin, are it here too.
  private static func isCompatibilityForm(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x212A, 0x212B: false  // Kelvin and Ångström
    case 0x2100...0x214F, 0x1D400...0x1D7FF, 0xFB00...0xFB4F, 0xFF00...0xFFEF: true
    default: false
    }
  }
}
