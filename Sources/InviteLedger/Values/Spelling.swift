// Texts compared by their bytes, where Swift compares what they mean.

/// A text as it is spelled: two spellings of one character are two of these, where they would be equal strings.
struct Spelling: Hashable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (left: Spelling, right: Spelling) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
