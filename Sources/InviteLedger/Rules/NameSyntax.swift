// The syntax of names that people give to things, and how much room a text takes in a line.

/// What may be the name of an account, a group, a channel, a topic, or another system's id.
package enum NameSyntax {
  /// A username or a group: 1 to 60 of `A-Z a-z 0-9 _ . -`, beginning with a letter, a digit or `_`.
  package static func isName(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= Limits.nameBytes else { return false }
    guard first != UInt8(ascii: "."), first != UInt8(ascii: "-") else { return false }
    return bytes.allSatisfy(isNameByte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// A channel or a topic: 1 to 100 bytes of text as it is written in a line, without control characters, without
  /// `,` and `;` (which separate lists) and without white space at either end.
  package static func isLabel(_ text: String) -> Bool {
    isPrintable(text, limit: Limits.labelBytes)
      && !text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
  }

  /// Another system's id: 1 to 200 bytes of text without control characters and outer white space.
  package static func isExternal(_ text: String) -> Bool { isPrintable(text, limit: Limits.externalBytes) }

  /// A language tag such as `pt-BR`: 1 to 35 of `A-Z a-z 0-9 - _`.
  package static func isLocale(_ text: String) -> Bool {
    (1...Limits.localeBytes).contains(text.utf8.count)
      && text.utf8.allSatisfy { isNameByte($0) && $0 != UInt8(ascii: ".") }
  }

  private static func isPrintable(_ text: String, limit: Int) -> Bool {
    guard !text.isEmpty, text.fits(limit) else { return false }
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
    return text.trimmed.utf8.count == text.utf8.count
  }

  /// N of a name `member_N` as the ledger gives them, nil for every other name.
  static func memberNumber(of name: String) -> UInt64? {
    let folded = name.caseFolded
    guard folded.hasPrefix("member_") else { return nil }
    let digits = folded.utf8.dropFirst(7)
    guard let first = digits.first, first != 0x30, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return UInt64(String(decoding: digits, as: UTF8.self))
  }

  /// Whether only the ledger may give this name: `member_N` with more digits than anyone needs. The counter behind
  /// `member_N` jumps over names given from outside, so nobody may push it to its end.
  static func isReserved(_ name: String) -> Bool {
    name.caseFolded.hasPrefix("member_") && name.utf8.dropFirst(7).count > Limits.memberDigits
      && name.utf8.dropFirst(7).allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}

extension String {
  /// Whether the text takes at most this many bytes in a line (RFC 8785 escapes; more than that is refused).
  func fits(_ limit: Int) -> Bool {
    let count = utf8.count
    if count > limit { return false }
    if count <= limit / 6 { return true }
    var size = 0
    for byte in utf8 {
      switch byte {
      case 0x22, 0x5C, 0x08, 0x09, 0x0A, 0x0C, 0x0D: size += 2
      case 0x00..<0x20: size += 6
      default: size += 1
      }
    }
    return size <= limit
  }
}
