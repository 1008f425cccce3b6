// The golden tokens of version 1, which were computed by an independent program.

import Foundation
import Hashing
import InviteLedger
import InviteTokens
import Testing

/// `Snapshots/v1/tokens.json`.
private struct GoldenTokens: Decodable {
  struct Request: Decodable {
    var verb: String
    var parameters: String
    var digest: String
  }

  struct Token: Decodable {
    var invite: String
    var generation: UInt32
    var key: UInt32
    var token: String
    var token_hint: String
    var token_fp: String
  }

  var ledger: String
  var keys: [String]
  var key_check: String
  var request: Request
  var tokens: [Token]

  static func load() throws -> GoldenTokens {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("Snapshots/v1/tokens.json")
    return try JSONDecoder().decode(GoldenTokens.self, from: Data(contentsOf: file))
  }

  func tokenKeys() throws -> TokenKeys {
    let secrets = try keys.map { try #require(Hexadecimal.decode($0.utf8)) }
    var all = try #require(TokenKeys(first: secrets[0]))
    for secret in secrets.dropFirst() { all = try #require(all.adding(secret)) }
    return all
  }
}

@Suite struct GoldenTokenTests {
  @Test func `every golden token is derived with its hint and fingerprint`() throws {
    let golden = try GoldenTokens.load()
    let deriver = TokenDeriver(keys: try golden.tokenKeys(), ledger: try #require(LedgerID(text: golden.ledger)))
    #expect(golden.tokens.count == 5)
    for expected in golden.tokens {
      let invite = try #require(InviteID(text: expected.invite))
      let token = try #require(deriver.token(invite: invite, generation: expected.generation, key: expected.key))
      #expect(token.secret.revealedText == expected.token)
      #expect(token.hint == expected.token_hint)
      #expect(token.fingerprint.description == expected.token_fp)
      let facts = deriver.facts(invite: invite, generation: expected.generation, key: expected.key)
      #expect(facts == TokenFacts(fingerprint: token.fingerprint, hint: token.hint, key: expected.key))
      #expect(deriver.read(expected.token) == .wellFormed(invite: invite, fingerprint: token.fingerprint))
    }
  }

  @Test func `the golden key check and request digest come out`() throws {
    let golden = try GoldenTokens.load()
    let keys = try golden.tokenKeys()
    #expect(keys.keyCheck == golden.key_check)
    let deriver = TokenDeriver(keys: keys, ledger: LedgerID(number: 1))
    let request = Array((golden.request.verb + golden.request.parameters).utf8)
    #expect(deriver.requestDigest(of: request) == golden.request.digest)
  }
}
