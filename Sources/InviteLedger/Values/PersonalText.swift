// A value that belongs to a person and may have been erased since it was recorded.

/// Text that can be erased from the log: addresses, names of people, texts, notes.
package enum PersonalText: Hashable, Sendable {
  case known(String)
  case erased

  /// The text, or nil once it was erased.
  package var text: String? {
    switch self {
    case .known(let text): text
    case .erased: nil
    }
  }
}
