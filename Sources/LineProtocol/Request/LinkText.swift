// The token in a link, as people paste it.

/// A link that holds a token, wherever its template put it: `https://…/invites/TOKEN`, `https://…/join?token=TOKEN&…`.
package enum LinkText {
  /// The one token that stands in a text with more around it; nil when there is none, or more than one, so that nobody
  /// has to guess. What surrounds it is not looked at, as long as it is neither letter nor digit.
  package static func token(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    // As long as a token or shorter, it is the token itself or none: most requests are not searched.
    guard text.count > SecretShape.token.length else { return nil }
    let places = SecretShape.token.places(in: text)
    return places.count == 1 ? text[places[0]] : nil
  }

  /// The same for a text; the text as it is where it holds no token, for the ledger to refuse.
  package static func token(in text: String) -> String {
    token(in: Array(text.utf8)[...]).map { String(decoding: $0, as: UTF8.self) } ?? text
  }
}
