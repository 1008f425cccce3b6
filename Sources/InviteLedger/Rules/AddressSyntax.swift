// The syntax of e-mail addresses and domains (RFC 5321 §4.1.2), read as bytes.

/// What may stand in an address: a dot-string or a quoted string, `@`, and a domain or an address literal.
enum AddressSyntax {
  /// Whether this is a mailbox of at most 254 bytes. Local parts are ASCII; domains may be internationalised.
  static func isMailbox(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= Limits.addressBytes, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
    return isLocalPart(bytes[..<at]) && (isLiteral(bytes[(at + 1)...]) || isDomain(bytes[(at + 1)...]))
  }

  /// Whether this is a domain: labels of letters, digits and hyphens, joined by dots.
  static func isDomain(_ text: String) -> Bool { isDomain(Array(text.utf8)[...]) }

  private static func isLocalPart(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.count <= Limits.localPartBytes else { return false }
    if first == UInt8(ascii: "\"") { return isQuotedString(bytes) }
    return everyPart(of: bytes) { atom in !atom.isEmpty && atom.allSatisfy(isAtomText) }
  }

  /// Whether all parts between dots pass; no array is made of them, because every invite is checked.
  private static func everyPart(of bytes: ArraySlice<UInt8>, _ passes: (ArraySlice<UInt8>) -> Bool) -> Bool {
    var start = bytes.startIndex
    while let dot = bytes[start...].firstIndex(of: UInt8(ascii: ".")) {
      guard passes(bytes[start..<dot]) else { return false }
      start = dot + 1
    }
    return passes(bytes[start...])
  }

  private static func isQuotedString(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 2, bytes.last == UInt8(ascii: "\"") else { return false }
    var isEscaped = false
    for byte in bytes.dropFirst().dropLast() {
      guard byte >= 0x20, byte <= 0x7E else { return false }
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        return false
      }
    }
    return !isEscaped
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty, bytes.count <= Limits.domainBytes else { return false }
    return everyPart(of: bytes, isDomainLabel) && !endsInNumber(bytes)
  }

  /// No top-level domain is a number (RFC 3696, 2): this is an address of the network without its brackets.
  private static func endsInNumber(_ domain: ArraySlice<UInt8>) -> Bool {
    let last = domain.lastIndex(of: UInt8(ascii: ".")).map { domain[($0 + 1)...] } ?? domain
    return last.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func isDomainLabel(_ label: ArraySlice<UInt8>) -> Bool {
    guard let first = label.first, let last = label.last, label.count <= Limits.domainLabelBytes else { return false }
    guard first != UInt8(ascii: "-"), last != UInt8(ascii: "-") else { return false }
    if label.allSatisfy(isLetterDigitHyphen) { return true }
    return InternationalLabel.isLabel(String(decoding: label, as: UTF8.self))
  }

  private static func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
    default: false
    }
  }

  /// `[192.0.2.1]` or `[IPv6:2001:db8::1]`; the numbers are the mailer's to judge.
  private static func isLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count > 2, bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else { return false }
    let content = bytes.dropFirst().dropLast()
    let tag = Array("IPv6:".utf8)
    guard content.starts(with: tag) else { return isFourNumbers(content) }
    let groups = content.dropFirst(tag.count)
    return groups.count >= 2 && groups.contains(UInt8(ascii: ":")) && groups.allSatisfy(isAddressDigit)
  }

  private static func isFourNumbers(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && UInt8(String(decoding: part, as: UTF8.self)) != nil
          && part.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      }
  }

  private static func isAddressDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66, 0x3A, 0x2E: true
    default: false
    }
  }
}
