// What a load that redeems needs before it can be measured.

import LocalSocket
import SystemCalls

/// Issues the tokens of a load, each an invite for whoever comes; for Redis, names of members and the script that marks them.
enum TokenSupply {
  /// Requests on their way while tokens are issued.
  private static let inFlight = 256

  /// The tokens that a load of the target asks for; none for a load that redeems nothing.
  static func tokens(for target: Target) throws -> [[UInt8]] {
    guard target.workload.isPrepared else { return [] }
    let count = target.workload == .contest ? 1 : target.count ?? 0
    switch target.dialect {
    case .lines: return try issue(count, at: target.path)
    case .resp: return try name(count, after: target)
    case .postgres, .nats: return []
    }
  }

  private static func issue(_ count: Int, at path: String) throws -> [[UInt8]] {
    var client = try LineClient.connect(to: path)
    var tokens: [[UInt8]] = []
    while tokens.count < count {
      let portion = min(inFlight, count - tokens.count)
      try client.write((0..<portion).flatMap { _ in "invite issue\n".utf8 })
      for _ in 0..<portion {
        guard let answer = try client.readLine(), let token = token(in: answer) else { throw Lost(path: path) }
        tokens.append(token)
      }
    }
    return tokens
  }

  /// What stands behind `"token":"` in an answer.
  private static func token(in answer: [UInt8]) -> [UInt8]? {
    let name = Array("\"token\":\"".utf8)
    guard let start = answer.indices.first(where: { answer[$0...].starts(with: name) }) else { return nil }
    return Array(answer[(start + name.count)...].prefix { $0 != UInt8(ascii: "\"") })
  }

  /// Texts as long as a token, different in every run.
  private static func name(_ count: Int, after target: Target) throws -> [[UInt8]] {
    var client = try LineClient.connect(to: target.path)
    try client.write(Dialect.loadScript)
    // The digest of the script, behind its length.
    for _ in 0..<2 { _ = try client.readLine() }
    return (0..<count).map { number in
      let digits = Array(String(target.first + number).utf8)
      return Array("inv1_".utf8) + [UInt8](repeating: UInt8(ascii: "0"), count: 33 - digits.count) + digits
    }
  }
}
