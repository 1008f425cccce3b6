// Notices a secret where it would be recorded: in a query, a note, a title, a request id.

/// What looks like a token or an access key.
enum SecretShape: CaseIterable {
  case token
  case accessKey

  private var prefix: String {
    switch self {
    case .token: "inv1"
    case .accessKey: "ilk1"
    }
  }

  /// Bytes after the prefix and its underscore: the number, the proof, one to check (domain: tokens, keys).
  private var bodyLength: Int {
    switch self {
    case .token: 8 + 24 + 1
    case .accessKey: 8 + 32 + 1
    }
  }

  /// Bytes of the whole secret.
  var length: Int { prefix.utf8.count + 1 + bodyLength }

  /// What something in the bytes is shaped like, if anything is. A beginning of a secret opens nothing and passes.
  static func find(in bytes: ArraySlice<UInt8>) -> SecretShape? {
    guard bytes.count >= SecretShape.token.length else { return nil }
    var index = bytes.startIndex
    while let mark = bytes[index...].firstIndex(of: underscore) {
      if let shape = allCases.first(where: { $0.stands(around: mark, in: bytes) }) { return shape }
      index = mark + 1
    }
    return nil
  }

  /// Where the bytes have whole secrets of this shape: with neither letter nor digit before or behind them.
  func places(in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    bytes.indices.compactMap { mark in
      guard bytes[mark] == Self.underscore, stands(around: mark, in: bytes) else { return nil }
      let place = (mark - prefix.utf8.count)..<(mark + 1 + bodyLength)
      let isAlone = !(bytes[..<place.lowerBound].last?.isLetterOrDigit ?? false)
      return isAlone && !(bytes[place.upperBound...].first?.isLetterOrDigit ?? false) ? place : nil
    }
  }

  private static let underscore = UInt8(ascii: "_")

  /// Whether the bytes around an underscore have this shape.
  private func stands(around mark: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    isPrefix(bytes[..<mark].suffix(prefix.utf8.count)) && isBody(bytes[(mark + 1)...])
  }

  private func isPrefix(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.elementsEqual(prefix.utf8) { ($0 | 0x20) == ($1 | 0x20) }
  }

  private func isBody(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= bodyLength && bytes.prefix(bodyLength).allSatisfy(\.isLetterOrDigit)
  }
}

extension SecretShape {
  /// What to say about one that is misplaced; `offset` is where it stands.
  func misplaced(at offset: Int?) -> Fault {
    switch self {
    case .token:
      Fault(
        .line(.authMisplaced), "a token stands where it would be recorded or shown; tokens go into token= alone",
        hint: "token explain token=TOKEN", at: offset)
    case .accessKey:
      Fault(
        .line(.authMisplaced),
        "an access key stands where it would be recorded or shown; keys go into the request auth alone, before all others",
        hint: "auth key=KEY", at: offset)
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetterOrDigit: Bool { isDigit || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) }
}
