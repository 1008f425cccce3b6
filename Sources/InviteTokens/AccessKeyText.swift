// An access key as text: its length, its parts, its check character.

import Hashing
package import InviteLedger

/// An access key: `ilk1_`, 8 characters for its number, 32 that prove it (160 bits), 1 that checks the others. Prints as
/// `<secret>`.
///
/// The check character is not the one that a token with the same characters would have, and the prefix and the length
/// are others: neither is ever taken for the other.
package struct AccessKeyText: Sendable, CustomStringConvertible {
  /// What every access key begins with.
  package static let prefix = "ilk1_"
  /// Characters of an access key.
  package static let length = 46

  private static let numberCharacters = 8
  private static let proofBytes = 20
  /// Added to the check value of a token with the same characters.
  private static let checkOffset: UInt8 = 11

  /// The key itself, in its canonical spelling.
  package let secret: Secret
  /// The 4 characters after the prefix: enough to recognise a key by, useless to open anything.
  package let hint: String
  /// SHA-256 of the canonical spelling.
  package let fingerprint: Fingerprint

  /// - Parameters:
  ///   - number: the key's number after the permutation, below 2^40.
  ///   - proof: its first 160 bits are taken.
  init(number: UInt64, proof: Digest) {
    var values: [UInt8] = []
    values.reserveCapacity(Self.length)
    Self.append(number, to: &values)
    let bytes = proof.bytes
    for start in stride(from: 0, to: Self.proofBytes, by: 5) {
      Self.append(bytes[start..<start + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }, to: &values)
    }
    values.append(Self.check(of: values[...]))
    self.init(values: values)
  }

  /// - Parameter values: of the characters after the prefix, 5 bits each.
  private init(values: [UInt8]) {
    let canonical = Array(Self.prefix.utf8) + values.map(TokenAlphabet.character)
    secret = Secret(canonical)
    hint = String(decoding: canonical.dropFirst(Self.prefix.utf8.count).prefix(4), as: UTF8.self)
    fingerprint = Fingerprint(words: SHA256.hash(canonical).words)
  }

  /// Reads a key as somebody typed it; nil for what cannot be one: another length, alphabet or check character.
  init?(reading text: ArraySlice<UInt8>) {
    guard text.count == Self.length else { return nil }
    let prefix = text.prefix(Self.prefix.utf8.count)
    guard zip(prefix, Self.prefix.utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return nil }
    var values: [UInt8] = []
    for character in text.dropFirst(prefix.count) {
      guard let value = TokenAlphabet.value(of: character) else { return nil }
      values.append(value)
    }
    guard values.last == Self.check(of: values.dropLast()) else { return nil }
    self.init(values: values)
  }

  /// The key's number as the text has it, after the permutation.
  var permutedNumber: UInt64 {
    let characters = secret.revealed.dropFirst(Self.prefix.utf8.count).prefix(Self.numberCharacters)
    return characters.reduce(0) { $0 << 5 | UInt64(TokenAlphabet.value(of: $1) ?? 0) }
  }

  package var description: String { "<secret>" }

  /// Adds 40 bits as 8 values of 5 bits, the most significant first.
  private static func append(_ word: UInt64, to values: inout [UInt8]) {
    for shift in stride(from: UInt64(35), through: 0, by: -5) {
      values.append(UInt8(truncatingIfNeeded: word >> shift) & 31)
    }
  }

  private static func check(of values: ArraySlice<UInt8>) -> UInt8 {
    (TokenAlphabet.check(of: values.span) + checkOffset) & 31
  }
}
