// A token as text: its length, its parts, its check character.

import Hashing
package import InviteLedger

/// A token: `inv1_`, 8 characters for the invite, 24 that prove it, 1 that checks the others. Prints as `<secret>`.
package struct TokenText: Sendable, CustomStringConvertible {
  /// What every token begins with.
  package static let prefix = "inv1_"
  /// Characters of a token.
  package static let length = 38

  static let numberCharacters = 8
  static let proofCharacters = 24

  /// The token itself, in its canonical spelling.
  package let secret: Secret
  /// SHA-256 of the canonical spelling.
  package let fingerprint: Fingerprint

  /// - Parameters:
  ///   - number: the invite's number after the permutation, below 2^40.
  ///   - proof: its first 120 bits are taken.
  init(number: UInt64, proof: Digest) {
    var values = InlineArray<33, UInt8>(repeating: 0)
    TokenAlphabet.write(topBitsOf: number << 24, count: Self.numberCharacters, to: &values, at: 0)
    // 120 bits are two times 60, so that no value takes bits of two words.
    TokenAlphabet.write(topBitsOf: proof.words.0, count: 12, to: &values, at: 8)
    TokenAlphabet.write(topBitsOf: proof.words.0 << 60 | proof.words.1 >> 4, count: 12, to: &values, at: 20)
    values[32] = TokenAlphabet.check(of: values.span.extracting(0..<32))
    self.init(values: values)
  }

  /// - Parameter values: of the characters after the prefix, 5 bits each.
  private init(values: InlineArray<33, UInt8>) {
    var canonical: [UInt8] = []
    canonical.append(addingCapacity: Self.length) { room in
      for byte in Self.prefix.utf8 { room.append(byte) }
      for index in values.indices { room.append(TokenAlphabet.character(for: values[index])) }
    }
    secret = Secret(canonical)
    fingerprint = Fingerprint(words: SHA256.hash(canonical.span).words)
  }

  /// The 4 characters after the prefix: enough to recognise a token by, useless to redeem it.
  package var hint: String {
    String(decoding: secret.revealed.dropFirst(Self.prefix.utf8.count).prefix(4), as: UTF8.self)
  }

  /// Reads a token as somebody typed it.
  init(reading text: ArraySlice<UInt8>) throws(TokenFault) {
    guard text.count == Self.length else { throw .length }
    let prefix = text.prefix(Self.prefix.utf8.count)
    guard zip(prefix, Self.prefix.utf8).allSatisfy(Self.reads) else { throw .prefix }
    var values = InlineArray<33, UInt8>(repeating: 0)
    for (index, character) in text.dropFirst(prefix.count).enumerated() {
      guard let value = TokenAlphabet.value(of: character) else { throw .character }
      values[index] = value
    }
    guard values[32] == TokenAlphabet.check(of: values.span.extracting(0..<32)) else { throw .check }
    self.init(values: values)
  }

  /// The invite's number as the token has it, after the permutation.
  var permutedNumber: UInt64 {
    let characters = secret.revealed.dropFirst(Self.prefix.utf8.count).prefix(Self.numberCharacters)
    return characters.reduce(0) { $0 << 5 | UInt64(TokenAlphabet.value(of: $1) ?? 0) }
  }

  package var description: String { "<secret>" }

  /// Whether a typed character stands for one of the prefix; there too `i` and `l` are read as 1.
  private static func reads(_ typed: UInt8, _ meant: UInt8) -> Bool {
    switch meant {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): typed == meant || typed == meant & 0xdf
    case UInt8(ascii: "1"): TokenAlphabet.value(of: typed) == 1
    default: typed == meant
    }
  }
}

/// Why a text is no token; the raw values are words for a person and never the text.
package enum TokenFault: String, Error, CaseIterable, Sendable {
  case length = "a token has 38 characters"
  case prefix = "a token begins with inv1_"
  case character = "there is a character that no token has"
  case check = "the last character does not fit the others: there is a typing error"
}
