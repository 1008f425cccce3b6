// The syntax of names of verbs and parameters.

enum NameText {
  /// The length of the name that `bytes` begins with, 0 if with none: `a-z`, then `a-z 0-9 _ -`.
  static func length(in bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first, first.isLowerLetter else { return 0 }
    let text = bytes.span
    for index in text.indices where !text[index].isInName { return index }
    return text.count
  }

  /// Fit to be repeated in an error text: short, letters, digits and points, and nothing shaped like a secret or the end
  /// of one: no name of ours has 16 letters with a digit among them, and nearly every such part of a secret has.
  static func isQuotable(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return !bytes.isEmpty && bytes.count <= 32 && !bytes.starts(with: "inv1_".utf8)
      && (bytes.count < 16 || !bytes.contains(where: \.isDigit))
      && bytes.allSatisfy { $0.isLetterOrDigit || [0x20, 0x2D, 0x2E, 0x5F].contains($0) }
  }
}

extension ArraySlice<UInt8> {
  /// Whether these are the bytes of a word. The lengths are compared first, which tells nearly all words apart.
  func spells(_ word: String) -> Bool {
    let (bytes, word) = (span, word.utf8.span)
    guard bytes.count == word.count else { return false }
    for index in bytes.indices where bytes[index] != word[index] { return false }
    return true
  }
}

extension UInt8 {
  fileprivate var isLowerLetter: Bool { self >= 0x61 && self <= 0x7A }
  fileprivate var isInName: Bool { isLowerLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") }
}
