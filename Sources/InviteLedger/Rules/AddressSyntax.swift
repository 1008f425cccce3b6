// The syntax of e-mail addresses and domains (RFC 5321 §4.1.2), read as bytes.

/// What may stand in an address: a dot-string or a quoted string, `@`, and a domain or an address literal.
enum AddressSyntax {
  /// Whether this is a mailbox of at most 254 bytes. Local parts are ASCII; domains may be internationalised.
  static func isMailbox(_ text: String) -> Bool {
    let bytes = text.utf8.span
    guard bytes.count <= Limits.addressBytes, let at = lastAt(in: bytes) else { return false }
    let domain = bytes.extracting((at + 1)..<bytes.count)
    return isLocalPart(bytes.extracting(0..<at)) && (isLiteral(domain) || isDomain(domain))
  }

  /// Whether this is a domain: labels of letters, digits and hyphens, joined by dots.
  static func isDomain(_ text: String) -> Bool { isDomain(text.utf8.span) }

  private static func lastAt(in bytes: borrowing Span<UInt8>) -> Int? {
    var index = bytes.count - 1
    while index >= 0, bytes[index] != UInt8(ascii: "@") { index -= 1 }
    return index >= 0 ? index : nil
  }

  private static func isLocalPart(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard !bytes.isEmpty, bytes.count <= Limits.localPartBytes else { return false }
    if bytes[0] == UInt8(ascii: "\"") { return isQuotedString(bytes) }
    return everyPart(of: bytes) { atom in !atom.isEmpty && allBytes(of: atom, atomText) }
  }

  private static let atomText = ASCIISet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~")
  private static let letterDigitHyphen = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")

  private static func allBytes(of bytes: borrowing Span<UInt8>, _ allowed: ASCIISet) -> Bool {
    for index in bytes.indices where !allowed.contains(bytes[index]) { return false }
    return true
  }

  /// Whether all parts between dots pass; no array is made of them, because every invite is checked.
  private static func everyPart(of bytes: borrowing Span<UInt8>, _ passes: (borrowing Span<UInt8>) -> Bool) -> Bool {
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: ".") {
      guard passes(bytes.extracting(start..<index)) else { return false }
      start = index + 1
    }
    return passes(bytes.extracting(start..<bytes.count))
  }

  private static func isQuotedString(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard bytes.count >= 2, bytes[bytes.count - 1] == UInt8(ascii: "\"") else { return false }
    var isEscaped = false
    for index in 1..<(bytes.count - 1) {
      let byte = bytes[index]
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

  private static func isDomain(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard !bytes.isEmpty, bytes.count <= Limits.domainBytes else { return false }
    return everyPart(of: bytes, isDomainLabel) && !endsInNumber(bytes)
  }

  /// No top-level domain is a number (RFC 3696, 2): this is an address of the network without its brackets.
  private static func endsInNumber(_ domain: borrowing Span<UInt8>) -> Bool {
    var index = domain.count - 1
    while index >= 0, domain[index] != UInt8(ascii: ".") {
      guard domain[index] &- 0x30 < 10 else { return false }
      index -= 1
    }
    return true
  }

  private static func isDomainLabel(_ label: borrowing Span<UInt8>) -> Bool {
    guard !label.isEmpty, label.count <= Limits.domainLabelBytes else { return false }
    guard label[0] != UInt8(ascii: "-"), label[label.count - 1] != UInt8(ascii: "-") else { return false }
    if allBytes(of: label, letterDigitHyphen) { return true }
    return InternationalLabel.isLabel(String(decoding: array(of: label), as: UTF8.self))
  }

  private static func array(of bytes: borrowing Span<UInt8>) -> [UInt8] {
    var array: [UInt8] = []
    for index in bytes.indices { array.append(bytes[index]) }
    return array
  }

  /// `[192.0.2.1]` or `[IPv6:2001:db8::1]`; the numbers are the mailer's to judge.
  private static func isLiteral(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "["), bytes[bytes.count - 1] == UInt8(ascii: "]") else {
      return false
    }
    let content = array(of: bytes)[1..<(bytes.count - 1)]
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
