// The key file.

import InviteTokens
import Testing

@Suite struct TokenKeysTests {
  static let digits = String(repeating: "0123456789abcdef", count: 4)
  static let text = "invite-ledger keys 1\nkey 1 \(digits)\n# a comment\nkey 3 \(digits.replacing("0", with: "f"))\n"

  @Test func `a key file reads and what is written reads again`() throws {
    let keys = try TokenKeys(text: Array(Self.text.utf8))
    #expect(keys.numbers == [1, 3])
    #expect(keys.newest == 3)
    let again = try TokenKeys(text: keys.text.revealed)
    #expect(again.text.revealed == keys.text.revealed)
    #expect(again.keyCheck == keys.keyCheck)
    let more = try #require(keys.adding([UInt8](repeating: 9, count: 32)))
    #expect(more.numbers == [1, 3, 4])
    #expect(more.keyCheck == keys.keyCheck)
  }

  @Test func `only keys of 32 bytes are taken`() throws {
    #expect(TokenKeys(first: []) == nil)
    #expect(TokenKeys(first: [UInt8](repeating: 0, count: 33)) == nil)
    #expect(try TokenKeys(text: Array(Self.text.utf8)).adding([1]) == nil)
  }

  static let refused: [(text: String, line: Int, reason: KeyFileError.Reason)] = [
    ("", 1, .empty), ("invite-ledger keys 2\nkey 1 \(digits)\n", 1, .unknownForm),
    ("key 1 \(digits)\n", 1, .unknownForm),
    ("invite-ledger keys 1\n", 2, .empty), ("invite-ledger keys 1\nkey 1 \(digits)", 2, .noLineFeed),
    ("invite-ledger keys 1\nkey 2 \(digits)\n", 2, .outOfOrder),
    ("invite-ledger keys 1\nkey 01 \(digits)\n", 2, .noKey),
    ("invite-ledger keys 1\nkey 1 \(digits.uppercased())\n", 2, .noKey), ("invite-ledger keys 1\n\n", 2, .noKey),
    ("invite-ledger keys 1\nkey 1 \(digits)\nkey 1 \(digits)\n", 3, .outOfOrder),
    ("invite-ledger keys 1\nkey 1 \(digits)\nkey 3 \(digits)\nkey 2 \(digits)\n", 4, .outOfOrder),
    ("invite-ledger keys 1\nkey 1 \(digits.dropLast(2))\n", 2, .noKey),
    ("invite-ledger keys 1\nkey 1  \(digits)\n", 2, .noKey),
  ]

  @Test(arguments: refused)
  func `a damaged key file is refused with its line`(_ text: String, _ line: Int, _ reason: KeyFileError.Reason) {
    let error = #expect(throws: KeyFileError.self) { try TokenKeys(text: Array(text.utf8)) }
    #expect(error?.line == line)
    #expect(error?.reason == reason)
    #expect(error?.description.contains("0123") == false)
  }
}
