// Deriving and reading tokens.

import InviteLedger
import InviteTokens
import Testing

@Suite struct TokenDeriverTests {
  static func keys(_ first: UInt8 = 1) throws -> TokenKeys {
    try #require(TokenKeys(first: [UInt8](repeating: first, count: 32)))
  }

  static func deriver() throws -> TokenDeriver { TokenDeriver(keys: try keys(), ledger: LedgerID(number: 7)) }

  static func text(_ number: UInt64, _ generation: UInt32 = 1) throws -> String {
    try #require(try deriver().token(invite: InviteID(number: number), generation: generation)).secret.revealedText
  }

  @Test func `every token has the form and reads back to its invite`() throws {
    let deriver = try Self.deriver()
    for number in Array(1...300) + [1 << 20, 1 << 39, InviteID.largestNumber] {
      let invite = InviteID(number: UInt64(number))
      let token = try #require(deriver.token(invite: invite, generation: 1))
      let text = token.secret.revealedText
      #expect(text.utf8.count == TokenText.length)
      #expect(text.hasPrefix("inv1_" + token.hint))
      #expect(deriver.read(text) == .wellFormed(invite: invite, fingerprint: token.fingerprint))
    }
  }

  @Test func `tokens of other invites, generations, keys and ledgers are others`() throws {
    let keys = try #require(try Self.keys().adding([UInt8](repeating: 2, count: 32)))
    let deriver = TokenDeriver(keys: keys, ledger: LedgerID(number: 7))
    let elsewhere = TokenDeriver(keys: keys, ledger: LedgerID(number: 8))
    let invite = InviteID(number: 5)
    let tokens = [
      deriver.token(invite: invite, generation: 1, key: 1), deriver.token(invite: invite, generation: 1, key: 2),
      deriver.token(invite: invite, generation: 2, key: 1),
      deriver.token(invite: InviteID(number: 6), generation: 1, key: 1),
      elsewhere.token(invite: invite, generation: 1, key: 1),
    ]
    #expect(Set(tokens.compactMap { $0?.secret.revealedText }).count == 5)
  }

  @Test func `the newest key is used unless another is named, and one that is gone gives no token`() throws {
    let keys = try #require(try Self.keys().adding([UInt8](repeating: 2, count: 32)))
    let deriver = TokenDeriver(keys: keys, ledger: LedgerID(number: 7))
    let invite = InviteID(number: 5)
    #expect(deriver.facts(invite: invite, generation: 1).key == 2)
    #expect(deriver.facts(invite: invite, generation: 1, key: 1).key == 1)
    #expect(deriver.facts(invite: invite, generation: 1, key: 9).key == 2)
    #expect(deriver.token(invite: invite, generation: 1, key: 9) == nil)
    #expect(deriver.has(key: 2) && !deriver.has(key: 3))
  }

  @Test func `a token is read in upper case and with the letters that look like digits`() throws {
    let deriver = try Self.deriver()
    for number in UInt64(1)...40 {
      let text = try Self.text(number)
      let expected = deriver.read(text)
      #expect(deriver.read(text.uppercased()) == expected)
      let body = text.dropFirst(5)
      #expect(deriver.read("INVL_" + body.replacing("0", with: "O").replacing("1", with: "I")) == expected)
      #expect(deriver.read("invi_" + body.replacing("0", with: "o").replacing("1", with: "l")) == expected)
    }
  }

  @Test func `every single wrong character of a token is noticed`() throws {
    let deriver = try Self.deriver()
    let bytes = Array(try Self.text(9).utf8)
    for place in 5..<bytes.count {
      for other in "0123456789abcdefghjkmnpqrstvwxyz".utf8 where other != bytes[place] {
        var changed = bytes
        changed[place] = other
        #expect(deriver.read(changed[...]) == .malformed(reason: TokenFault.check.rawValue))
      }
    }
  }

  @Test func `what is no token is malformed, for a reason that does not repeat it`() throws {
    let deriver = try Self.deriver()
    let token = try Self.text(3)
    let cases: [(String, TokenFault)] = [
      ("", .length), (token + "0", .length), (String(token.dropLast()), .length), (" " + token.dropLast(), .prefix),
      ("inv2_" + token.dropFirst(5), .prefix), (token.dropLast() + "u", .character),
      (token.dropLast() + "-", .character),
      ("inv1_" + String(repeating: "é", count: 16) + "0", .character),
    ]
    for (text, fault) in cases { #expect(deriver.read(text) == .malformed(reason: fault.rawValue)) }
  }

  @Test func `no bytes of any length trap the reader`() throws {
    let deriver = try Self.deriver()
    let token = Array(try Self.text(3).utf8)
    for length in 0...80 {
      for fill in UInt8.min ... .max {
        var bytes = Array(token.prefix(length)) + [UInt8](repeating: fill, count: max(0, length - 38))
        if !bytes.isEmpty { bytes[Int(fill) % bytes.count] = fill }
        if case .wellFormed = deriver.read(bytes[...]) { #expect(bytes.count == TokenText.length) }
      }
    }
  }

  @Test func `tokens next to each other do not show how many there are`() throws {
    let deriver = try Self.deriver()
    let hints = (UInt64(1)...100).map { deriver.facts(invite: InviteID(number: $0), generation: 1).hint }
    #expect(Set(hints).count > 95)
    #expect(hints != hints.sorted())
  }

  @Test func `nothing secret prints`() throws {
    let token = try #require(try Self.deriver().token(invite: InviteID(number: 1), generation: 1))
    let text = token.secret.revealedText
    var dumped = ""
    dump(token, to: &dumped)
    dump(try Self.keys(), to: &dumped)
    dump(try Self.deriver(), to: &dumped)
    let printed = dumped + "\(token) \(token.secret)" + String(reflecting: token) + "\(try Self.keys())"
    #expect(printed.contains("<secret>"))
    #expect(!printed.contains(text))
    #expect(!printed.contains("1, 1, 1"))
    #expect(!printed.contains("0101"))
  }
}
