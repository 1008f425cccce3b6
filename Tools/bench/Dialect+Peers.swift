// What PostgreSQL and NATS are told.

extension Dialect {
  /// How many answers the greeting has.
  var greetingAnswers: Int {
    switch self {
    case .lines, .resp, .nats: 0
    case .postgres: 2
    }
  }

  /// Appends what is said when a connection was made. Nobody waits for its answers.
  func greet(client: Int, to bytes: inout [UInt8]) {
    switch self {
    case .lines, .resp: break
    case .nats: bytes += "CONNECT {\"verbose\":false,\"pedantic\":false}\r\nSUB answers.\(client) 1\r\n".utf8
    case .postgres:
      let version: [UInt8] = [0, 3, 0, 0]
      bytes += Self.message(nil, version + Array("user\0postgres\0database\0postgres\0\0".utf8))
      bytes += Self.message("P", Array("i\0SELECT issue($1)\0\0\0".utf8)) + Self.message("S", [])
    }
  }

  /// The function called with the text of an address: bound, executed, and the end of a transaction.
  static func call(issueFor number: Int) -> [UInt8] {
    let address = Array("user\(number)@example.org".utf8)
    // The statement i, no formats, one value, no formats.
    let values = Array("\0i\0\0\0\0\u{1}".utf8) + size(address.count) + address + [0, 0]
    return message("B", values) + message("E", [0, 0, 0, 0, 0]) + message("S", [])
  }

  private static func message(_ kind: Unicode.Scalar?, _ body: [UInt8]) -> [UInt8] {
    (kind.map { [UInt8(ascii: $0)] } ?? []) + size(body.count + 4) + body
  }

  private static func size(_ count: Int) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(count >> $0 & 255) }
  }

  /// A message of the size of the line that our own command leaves in the log, acknowledged when the stream has it.
  static func publish(answerTo client: Int) -> [UInt8] { Array("PUB log answers.\(client) 420\r\n".utf8) + text }

  private static let text = Array((String(repeating: "v", count: 420) + "\r\n").utf8)
}
