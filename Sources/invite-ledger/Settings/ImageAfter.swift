// `image_after`: after how many events a start or a stop keeps what the log adds up to for the next start.
import LedgerService

/// A number of events as a person writes it.
package enum ImageAfter {
  /// Reads digits; 0 is never. Nil for anything else.
  package static func events(_ text: String) -> UInt64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return UInt64(text)
  }

  /// What a value of the setting is, for a person.
  static let form =
    "a number of events, \(Limits.imageAfter) where nobody says, 0 for never: so many after the last image, "
    + "a start or a stop writes one for the next start"
}
