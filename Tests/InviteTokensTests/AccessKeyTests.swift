// Access keys as text: derived, read back, told from tokens, and checked.
import Hashing
import InviteLedger
import InviteTokens
import Testing

@Suite struct AccessKeyTests {
  private static let ledger = LedgerID(number: 0x1234_5678_9ABC_DEF0)
  private static let keys = TokenKeys(first: (0..<32).map { UInt8($0) }) ?? TokenKeys(first: [])

  private func deriver() throws -> AccessKeyDeriver {
    AccessKeyDeriver(keys: try #require(Self.keys), ledger: Self.ledger)
  }

  private func text(_ number: UInt64, generation: UInt32 = 1) throws -> String {
    try #require(deriver().text(of: KeyID(number: number), generation: generation)).secret.revealedText
  }

  @Test func `a key is always the same text`() throws {
    #expect(try text(1) == text(1))
    #expect(try text(1) == Self.golden)
    #expect(try text(1) != text(2))
    #expect(try text(1, generation: 2) != text(1))
  }

  /// Made by another program from the description in the catalog.
  private static let golden = "ilk1_atf85fpn3w81qs47jb1mxp5yfd6espa4g15837kd1"

  @Test func `a key reads back as its number and its fingerprint, in any case of letters`() throws {
    let deriver = try deriver()
    for number: UInt64 in [1, 2, 3, 1_000, KeyID.largestNumber] {
      let text = try text(number)
      #expect(text.utf8.count == AccessKeyText.length && text.hasPrefix(AccessKeyText.prefix))
      let facts = deriver.facts(of: KeyID(number: number), generation: 1)
      for spelling in [text, text.uppercased()] {
        let read = try #require(deriver.read(Array(spelling.utf8)[...]))
        #expect(read.key == KeyID(number: number))
        #expect(read.fingerprint == facts.fingerprint)
      }
      #expect(text.dropFirst(5).hasPrefix(facts.hint))
    }
  }

  @Test func `no single wrong character goes unnoticed`() throws {
    let text = Array(try text(7).utf8)
    let deriver = try deriver()
    for index in text.indices.dropFirst(5) {
      for character in "0123456789abcdefghjkmnpqrstvwxyz".utf8 where character != text[index] {
        var wrong = text
        wrong[index] = character
        #expect(deriver.read(wrong[...]) == nil)
      }
    }
  }

  @Test func `a token is no key, and a key is no token, whatever prefix it is given`() throws {
    let keys = try #require(Self.keys)
    let tokens = TokenDeriver(keys: keys, ledger: Self.ledger)
    let deriver = try deriver()
    let token = try #require(tokens.token(invite: InviteID(number: 1), generation: 1)).secret.revealedText
    #expect(deriver.read(Array(token.utf8)[...]) == nil)
    #expect(deriver.read(Array(("ilk1_" + token.dropFirst(5)).utf8)[...]) == nil)
    guard case .malformed = tokens.read(try text(1)) else {
      Issue.record("a key was read as a token")
      return
    }
  }

  @Test func `a key of another ledger or another key file is another`() throws {
    let other = AccessKeyDeriver(keys: try #require(Self.keys), ledger: LedgerID(number: 1))
    #expect(try #require(other.text(of: KeyID(number: 1), generation: 1)).secret.revealedText != text(1))
    #expect(try deriver().text(of: KeyID(number: 1), generation: 1, key: 2) == nil)
  }

  @Test func `a key prints as a secret`() throws {
    let text = try #require(deriver().text(of: KeyID(number: 1), generation: 1))
    #expect("\(text)" == "<secret>" && "\(text.secret)" == "<secret>")
  }
}
