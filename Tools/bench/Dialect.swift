// The protocols: how a request is written.

/// What the clients ask for.
enum Workload: String {
  /// A durable command: an invite for a new address, or the same bytes appended to a stream.
  case issue
  /// A durable command that checks first: each token is redeemed once, or a script looks whether a member is marked and marks it.
  case redeem
  /// The same token again and again: one succeeds, or one mark is made, and all others are told that they come too late.
  case contest
  /// The shortest question there is.
  case ping
  /// A question of one's own.
  case ask

  /// Whether there are only so many requests as were prepared.
  var isPrepared: Bool { self == .redeem || self == .contest }
}

/// How a server is spoken to.
enum Dialect: String {
  /// One line a request; an answer ends with a line that starts `{"ok"` or `{"err"`.
  case lines
  /// Redis' protocol.
  case resp
  /// PostgreSQL's protocol: a prepared call of the function `issue`, each a transaction of its own.
  case postgres
  /// NATS' protocol: a message to a stream, and its acknowledgement.
  case nats

  /// The workloads that it has requests for.
  func speaks(_ workload: Workload) -> Bool {
    switch self {
    case .lines, .resp: true
    case .postgres, .nats: workload == .issue
    }
  }

  /// Whether the process that listens is the one that works: then its processor time is the server's.
  var isOneProcess: Bool { self == .lines || self == .resp }

  /// Appends the request with number `number`. `tokens` are those that were issued for a workload that redeems.
  func append(_ workload: Workload, _ number: Int, _ tokens: [[UInt8]], client: Int, to bytes: inout [UInt8]) {
    switch (self, workload) {
    case (.lines, .issue):
      bytes += "invite issue email=user".utf8
      bytes += String(number).utf8
      bytes += "@example.org\n".utf8
    case (.lines, .redeem), (.lines, .contest):
      bytes += "token redeem token=".utf8
      bytes += tokens[number % tokens.count]
      bytes += " username=user".utf8
      bytes += String(number).utf8
      bytes += " email=user".utf8
      bytes += String(number).utf8
      bytes += "@example.org\n".utf8
    case (_, .ask): break  // a question has its own words
    case (.lines, .ping): bytes += "ping\n".utf8
    case (.resp, .issue): bytes += Self.append
    case (.resp, .redeem), (.resp, .contest):
      bytes += Self.mark
      let token = tokens[number % tokens.count]
      bytes += "$\(token.count)\r\n".utf8
      bytes += token
      bytes += "\r\n".utf8
      bytes += Self.value
    case (.postgres, _): bytes += Self.call(issueFor: number)
    case (.nats, _): bytes += Self.publish(answerTo: client)
    case (.resp, .ping): bytes += "*1\r\n$4\r\nPING\r\n".utf8
    }
  }

  /// `XADD log * e <420 bytes>`: the size of the line that our own command leaves in the log.
  private static let append = Array("*5\r\n$4\r\nXADD\r\n$3\r\nlog\r\n$1\r\n*\r\n$1\r\ne\r\n".utf8) + value
  private static let value = Array("$420\r\n\(String(repeating: "v", count: 420))\r\n".utf8)

  /// The start of a call of the script that checks a member of a hash and marks it, up to the member's name.
  private static let mark = Array(
    "*6\r\n$7\r\nEVALSHA\r\n$40\r\n\(scriptDigest)\r\n$1\r\n1\r\n$8\r\nredeemed\r\n".utf8)
  private static let scriptDigest = "d20ffe8301ac1d75d431244f6c3296c7590b9d24"

  /// The script, to be loaded once: Redis knows it by the SHA-1 of its text.
  static let loadScript: [UInt8] = {
    let script = """
      if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 0 end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      return 1
      """
    return Array("*3\r\n$6\r\nSCRIPT\r\n$4\r\nLOAD\r\n$\(script.utf8.count)\r\n\(script)\r\n".utf8)
  }()
}
