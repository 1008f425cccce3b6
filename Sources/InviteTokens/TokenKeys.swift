// The keys of a ledger and the file that holds them.

package import Hashing

/// The numbered keys of a ledger, 32 bytes each.
///
/// Key 1 is the ledger's own: it hides invite numbers, marks requests and gives the check value in the log, so it stays in
/// the file for ever. Every key can derive tokens; new tokens are derived with the one that has the highest number, and a
/// leaked key is replaced by adding one.
///
/// The file is text, one thing a line, and lines end with LF:
/// ```
/// invite-ledger keys 1
/// # Comments begin with a number sign and are not kept.
/// key 1 <64 lower-case hexadecimal digits>
/// key 2 <64 lower-case hexadecimal digits>
/// ```
/// The first line names the version of this form. Numbers begin with 1 and ascend.
package struct TokenKeys: Sendable {
  /// A key's bytes.
  package static let keyLength = 32
  static let header = "invite-ledger keys 1"

  private struct Key: Sendable {
    let number: UInt32
    let secret: Secret
  }

  private var keys: [Key]

  /// The keys of a new ledger.
  /// - Parameter random: 32 random bytes; nil is given back for any other count.
  package init?(first random: [UInt8]) {
    guard random.count == Self.keyLength else { return nil }
    keys = [Key(number: 1, secret: Secret(random))]
  }

  /// Reads the text of a key file.
  package init(text: [UInt8]) throws(KeyFileError) {
    if text.isEmpty { throw KeyFileError(line: 1, reason: .empty) }
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.popLast()?.isEmpty == true else { throw KeyFileError(line: lines.count + 1, reason: .noLineFeed) }
    guard let first = lines.first, first.elementsEqual(Self.header.utf8) else {
      throw KeyFileError(line: 1, reason: .unknownForm)
    }
    keys = []
    for (index, line) in lines.enumerated().dropFirst() where line.first != UInt8(ascii: "#") {
      guard let key = Self.key(in: line) else { throw KeyFileError(line: index + 1, reason: .noKey) }
      guard key.number == 1 || keys.last.map({ $0.number < key.number }) == true else {
        throw KeyFileError(line: index + 1, reason: .outOfOrder)
      }
      guard key.number != 1 || keys.isEmpty else { throw KeyFileError(line: index + 1, reason: .outOfOrder) }
      keys.append(key)
    }
    if keys.isEmpty { throw KeyFileError(line: lines.count + 1, reason: .empty) }
  }

  /// The text of the key file.
  package var text: Secret {
    var text = Array("\(Self.header)\n# Whoever has this file can make every token. Keep it with the backup.\n".utf8)
    for key in keys {
      text.append(contentsOf: "key \(key.number) ".utf8)
      Hexadecimal.append(key.secret.revealed, to: &text)
      text.append(UInt8(ascii: "\n"))
    }
    return Secret(text)
  }

  /// The keys with one more, which new tokens are derived with from then on.
  /// - Parameter random: 32 random bytes; nil is given back for any other count.
  package func adding(_ random: [UInt8]) -> TokenKeys? {
    guard random.count == Self.keyLength, newest < .max else { return nil }
    var more = self
    more.keys.append(Key(number: newest + 1, secret: Secret(random)))
    return more
  }

  /// The numbers of the keys, ascending.
  package var numbers: [UInt32] { keys.map(\.number) }

  /// The number of the key that new tokens are derived with.
  package var newest: UInt32 { keys.last?.number ?? 1 }

  /// What stands in the ledger's first line, so that a wrong key file is noticed: HMAC(key 1, "check"), 64 digits.
  package var keyCheck: String { Hexadecimal.encode(subkey(of: 1, for: .check) ?? []) }

  /// What marks an image of the ledger's state as the work of its own service: HMAC under HMAC(key 1, "image").
  package var imageSeal: HMAC256 { HMAC256(key: subkey(of: 1, for: .image) ?? []) }

  /// A key of its own for each purpose, so that what is derived for one says nothing about another.
  enum Purpose: String {
    case token, req, check, feistel
    case access
    case accessNumber = "access-number"
    case image
  }

  /// HMAC(key, purpose); nil when there is no key of that number.
  func subkey(of number: UInt32, for purpose: Purpose) -> [UInt8]? {
    guard let key = keys.first(where: { $0.number == number }) else { return nil }
    return HMAC256(key: key.secret.revealed).code(for: Array(purpose.rawValue.utf8)).bytes
  }

  private static func key(in line: ArraySlice<UInt8>) -> Key? {
    let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard
      words.count == 3, words[0].elementsEqual("key".utf8),
      let number = UInt32(String(decoding: words[1], as: UTF8.self)),
      number >= 1, "\(number)".utf8.elementsEqual(words[1]), let bytes = Hexadecimal.decode(words[2]),
      bytes.count == keyLength
    else { return nil }
    return Key(number: number, secret: Secret(bytes))
  }
}

extension TokenKeys: CustomStringConvertible {
  package var description: String { "keys \(numbers.map(String.init).joined(separator: ", ")) <secret>" }
}
