// Makes access keys whenever they are needed; none is ever stored.

import Hashing
package import InviteLedger

/// Derives access keys and reads them, as `TokenDeriver` does with tokens, from subkeys of their own.
///
/// Derived and not random, so that the same `key create` with the same request id answers with the same key after any
/// restart. What that costs is no more than tokens cost already: whoever has the ledger's key file can make every key.
package struct AccessKeyDeriver: Sendable {
  private let ledger: LedgerID
  private let permutation: InviteNumberPermutation
  private let provers: [(number: UInt32, code: HMAC256)]
  private let newest: (number: UInt32, code: HMAC256)

  package init(keys: TokenKeys, ledger: LedgerID) {
    self.ledger = ledger
    permutation = InviteNumberPermutation(key: keys.subkey(of: 1, for: .accessNumber) ?? [])
    provers = keys.numbers.map { ($0, HMAC256(key: keys.subkey(of: $0, for: .access) ?? [])) }
    newest = (keys.newest, HMAC256(key: keys.subkey(of: keys.newest, for: .access) ?? []))
  }

  /// A key's text.
  /// - Parameters:
  ///   - generation: from 1; each rotation counts it up.
  ///   - key: the number of the key in the key file; nil is the newest.
  /// - Returns: nil when the key file does not have that one any more; never when `key` is nil.
  package func text(of id: KeyID, generation: UInt32, key: UInt32? = nil) -> AccessKeyText? {
    guard let key else { return text(id, generation, newest.code) }
    return provers.first { $0.number == key }.map { text(id, generation, $0.code) }
  }

  /// What the log may hold of a key that is made now.
  package func facts(of id: KeyID, generation: UInt32) -> TokenFacts {
    let text = text(id, generation, newest.code)
    return TokenFacts(fingerprint: text.fingerprint, hint: text.hint, key: newest.number)
  }

  /// What a presented text names; nil when it is no key at all. Whether it opens anything is for the ledger to say.
  package func read(_ text: ArraySlice<UInt8>) -> (key: KeyID, fingerprint: Fingerprint)? {
    guard let text = AccessKeyText(reading: text) else { return nil }
    let number = permutation.backward(text.permutedNumber)
    // No key has the number 0; it is read as the last number there can be, which no ledger comes to.
    return (KeyID(number: number == 0 ? KeyID.largestNumber : number), text.fingerprint)
  }

  private func text(_ id: KeyID, _ generation: UInt32, _ code: HMAC256) -> AccessKeyText {
    var message = InlineArray<24, UInt8>(repeating: 0)
    message.set(ledger.number, at: 0)
    message.set(id.number, at: 8)
    message.set(UInt64(generation), at: 16)
    return AccessKeyText(number: permutation.forward(id.number), proof: code.code(for: message.span))
  }
}
