// Lines that clients make are read as what was meant.
import InviteLedger
import LineProtocol
import Testing

struct RequestLineTests {
  @Test(arguments: [
    "plain", "two words", "", "it's", "a\"b", "a\\b", "$x", "`x`", "line\nfeed", "tab\there", "cr\rlf\n", "null", "é ü",
    "'", "''", "\\", "#x", "a=b", "\n'\\",
  ])
  func `a quoted word is read back unchanged`(text: String) throws {
    let word = RequestLine.quoted("text=" + text)
    #expect(try request("note add target=inv_1 " + word).text("text") == text)
  }

  @Test func `a typed null stays null`() throws {
    let line = try #require(RequestLine.line(of: ["invite", "issue", "expires=null", "note=a null"]))
    let request = try request(String(decoding: line.dropLast(), as: UTF8.self))
    #expect(request.expiry("expires") == .never)
    #expect(request.text("note") == "a null")
    #expect(line.last == 0x0A)
  }

  @Test func `words that no line can hold make no line`() {
    #expect(RequestLine.line(of: ["note", "add", "text=\u{1}"]) == nil)
  }
}
