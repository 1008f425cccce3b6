// Notices a token where it would be recorded: in a query, a note, a title, a request id.

enum SecretShape {
  /// Bytes of a token after its prefix: 8 for the invite, 24 for the secret, 1 to check (domain: tokens).
  private static let bodyLength = 33

  /// Where something shaped like a whole token begins, if anywhere. A beginning of one redeems nothing and passes.
  static func index(in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= 5 + bodyLength else { return nil }
    var index = bytes.startIndex
    while let mark = bytes[index...].firstIndex(of: UInt8(ascii: "_")) {
      if mark - bytes.startIndex >= 4, isPrefix(bytes[(mark - 4)..<mark]), isBody(bytes[(mark + 1)...]) {
        return mark - 4
      }
      index = mark + 1
    }
    return nil
  }

  private static func isPrefix(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.elementsEqual("inv1".utf8) { ($0 | 0x20) == ($1 | 0x20) }
  }

  private static func isBody(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= bodyLength && bytes.prefix(bodyLength).allSatisfy(\.isLetterOrDigit)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetterOrDigit: Bool { isDigit || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) }
}
