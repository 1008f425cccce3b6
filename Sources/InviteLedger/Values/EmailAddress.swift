// An e-mail address: its spelling, and what it is compared by.

/// An address whose syntax was checked (`AddressSyntax`). Two addresses are equal when they are after trimming, Unicode
/// normalisation and lower-casing; the spelling is kept for the log and for people.
///
/// Normalisation needs no table here: the equality and the hash of a Swift `String` are canonical equivalence, which is
/// equality of the NFC forms. `key` is therefore compared as a String and never by its bytes. A domain in Unicode and
/// its `xn--` form are different addresses.
package struct EmailAddress: Sendable {
  /// As it was given, white space around it removed.
  package let spelling: String
  /// The lower-cased spelling. Compare and hash it as a String, which is what makes two spellings of "é" one.
  package let key: String

  /// Reads a mailbox of RFC 5321: no comments, quoted local parts and internationalised domains allowed, at most
  /// 254 bytes. White space around it is ignored.
  package init?(_ text: String) {
    let spelling = text.trimmed
    guard AddressSyntax.isMailbox(spelling) else { return nil }
    self.spelling = spelling
    self.key = spelling.caseFolded
  }

  /// What follows the last `@`, lower-cased.
  package var domain: String {
    guard let at = key.utf8.lastIndex(of: UInt8(ascii: "@")) else { return key }
    return String(key[key.utf8.index(after: at)...])
  }
}

extension EmailAddress: Hashable {
  package static func == (left: EmailAddress, right: EmailAddress) -> Bool { left.key == right.key }

  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension EmailAddress {
  /// What a recorded address is found by. The log is believed: an address that an older syntax allowed still counts.
  package static func key(ofRecorded text: String) -> String { text.trimmed.caseFolded }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    // Nothing to look up in Unicode's tables when both ends are visible ASCII, as they nearly always are.
    let bytes = utf8.span
    if bytes.isEmpty || bytes[0].isVisibleASCII && bytes[bytes.count - 1].isVisibleASCII { return self }
    let scalars = unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return self }
    guard first.properties.isWhitespace || last.properties.isWhitespace else { return self }
    let start = scalars.drop { $0.properties.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  /// Lower-cased; the same storage when it already was, which addresses and names nearly always are.
  var caseFolded: String {
    let bytes = utf8.span
    // Without a branch in the loop, so that many bytes are looked at with one instruction.
    var found: UInt8 = 0
    for index in bytes.indices { found |= (bytes[index] >= 0x80 ? 1 : 0) | (bytes[index] &- 0x41 < 26 ? 1 : 0) }
    return found == 0 ? self : lowercased()
  }
}

extension UInt8 {
  fileprivate var isVisibleASCII: Bool { self &- 0x21 < 0x5E }
}
