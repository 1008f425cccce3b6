// Recognises a client that speaks HTTP, and tells it how to speak here.

/// The first line of an HTTP request.
package struct HTTPRequestLine: Hashable, Sendable {
  package var method: String
  package var path: String
  /// There is an access key in the line.
  package var holdsKey: Bool

  /// Nil unless the line is `GET …` or ends with an HTTP version; methods are upper case, verbs are not.
  init?(_ line: ArraySlice<UInt8>) {
    let words = line.split(separator: 0x20, maxSplits: 3)
    guard words.count >= 2, words[0].count <= 16, words[0].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
    guard words[0].elementsEqual("GET".utf8) || (words.count == 3 && words[2].starts(with: "HTTP/".utf8)) else {
      return nil
    }
    method = String(decoding: words[0], as: UTF8.self)
    holdsKey = SecretShape.find(in: line) == .accessKey
    path = holdsKey ? "" : String(decoding: words[1].prefix(255), as: UTF8.self)
  }
}

extension HTTPRequestLine {
  /// The whole answer to HTTP at this level; the connection closes after it.
  package static let refusal = response(
    """
    This socket speaks lines, not HTTP. Try: printf 'help\\n' | nc -NU SOCKET
    A request is one line, such as: audit type=TokenRedeemed since=2h

    """)

  /// The answer to a key in the first line of HTTP.
  package static let misplacedKey = response(
    """
    auth.misplaced: an access key in an address is recorded by everything on its way; have this one rotated.
    Keys go into the request auth alone, before all others: auth key=KEY

    """)

  private static func response(_ body: String) -> [UInt8] {
    let head = [
      "HTTP/1.1 406 Not Acceptable", "Content-Type: text/plain; charset=utf-8",
      "Content-Length: \(body.utf8.count)", "Connection: close", "", "",
    ]
    return Array((head.joined(separator: "\r\n") + body).utf8)
  }
}
