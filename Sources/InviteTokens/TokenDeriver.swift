// Makes the token of an invite whenever it is needed; none is ever stored.

import Hashing
package import InviteLedger

/// Derives tokens and reads them; deriving costs about a dozen blocks of SHA-256. Never changes: a class, because it holds
/// a kilobyte of prepared keys and is handed to every decision.
package final class TokenDeriver: Sendable {
  private struct Prover: Sendable {
    let key: UInt32
    let code: HMAC256
  }

  private let ledger: LedgerID
  private let permutation: InviteNumberPermutation
  /// One for each key, ascending; never empty.
  private let provers: [Prover]
  private let newest: Prover
  private let requests: HMAC256
  private let last = LastToken()

  package init(keys: TokenKeys, ledger: LedgerID) {
    self.ledger = ledger
    permutation = InviteNumberPermutation(key: keys.subkey(of: 1, for: .feistel) ?? [])
    requests = HMAC256(key: keys.subkey(of: 1, for: .req) ?? [])
    provers = keys.numbers.map { number in
      Prover(key: number, code: HMAC256(key: keys.subkey(of: number, for: .token) ?? []))
    }
    newest = Prover(key: keys.newest, code: HMAC256(key: keys.subkey(of: keys.newest, for: .token) ?? []))
  }

  /// Whether tokens of that key can be derived: every key that the log names must still be in the key file.
  package func has(key: UInt32) -> Bool { provers.contains { $0.key == key } }

  /// The token of an invite.
  /// - Parameters:
  ///   - generation: from 1; each rotation counts it up.
  ///   - key: the number of the key; nil is the newest.
  /// - Returns: nil when the key file does not have the key any more; never when `key` is nil.
  package func token(invite: InviteID, generation: UInt32, key: UInt32? = nil) -> TokenText? {
    guard let key else { return token(invite, generation, newest) }
    guard let place = place(ofKey: key) else { return nil }
    return token(invite, generation, provers[place])
  }

  /// What the log may hold of a token.
  /// - Parameter key: the number of the key; nil is the newest, and so is a number that the key file does not have. The
  ///   facts say which was taken.
  package func facts(invite: InviteID, generation: UInt32, key: UInt32? = nil) -> TokenFacts {
    guard let key, let place = place(ofKey: key) else { return facts(invite, generation, newest) }
    return facts(invite, generation, provers[place])
  }

  private func facts(_ invite: InviteID, _ generation: UInt32, _ prover: Prover) -> TokenFacts {
    let token = token(invite, generation, prover)
    return TokenFacts(fingerprint: token.fingerprint, hint: token.hint, key: prover.key)
  }

  /// The place among the provers, found without a copy of one.
  private func place(ofKey key: UInt32) -> Int? {
    for place in provers.indices where provers[place].key == key { return place }
    return nil
  }

  /// What a presented text names. Whether it redeems anything is for the ledger to say: its fingerprint must be the one
  /// of the invite's present generation.
  package func read(_ text: ArraySlice<UInt8>) -> PresentedToken {
    let token: TokenText
    do { token = try TokenText(reading: text) } catch { return .malformed(reason: error.rawValue) }
    let number = permutation.backward(token.permutedNumber)
    // No invite has the number 0; it is read as the last number there can be, which no ledger comes to.
    let invite = InviteID(number: number == 0 ? InviteID.largestNumber : number)
    return .wellFormed(invite: invite, fingerprint: token.fingerprint)
  }

  /// What a presented text names.
  package func read(_ text: String) -> PresentedToken { read(Array(text.utf8)[...]) }

  /// The first 16 bytes, in base64url, of HMAC over a request: its verb and the canonical JSON of its parameters as
  /// given, one after the other. Stands in `meta.req`, so that the same id with another request is noticed.
  package func requestDigest(of request: [UInt8]) -> String {
    Base64URL.encode(Array(requests.code(for: request).bytes.prefix(16)))
  }

  private func token(_ invite: InviteID, _ generation: UInt32, _ prover: Prover) -> TokenText {
    last.token(of: LastToken.Source(invite: invite, generation: generation, key: prover.key)) {
      var message = InlineArray<24, UInt8>(repeating: 0)
      message.set(ledger.number, at: 0)
      message.set(invite.number, at: 8)
      message.set(UInt64(generation), at: 16)
      return TokenText(number: permutation.forward(invite.number), proof: prover.code.code(for: message.span))
    }
  }
}
