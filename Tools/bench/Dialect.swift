// The two protocols: how a request is written, and where an answer ends.

/// What the clients ask for.
enum Workload: String {
  /// A durable command: an invite for a new address, or the same bytes appended to a stream.
  case issue
  /// The shortest question there is.
  case ping
}

/// How a server is spoken to.
enum Dialect: String {
  /// One line a request; an answer is a line that starts `{"ok"` or `{"err"`.
  case lines
  /// Redis' protocol.
  case resp

  /// Appends the request with number `number`.
  func append(_ workload: Workload, _ number: Int, to bytes: inout [UInt8]) {
    switch (self, workload) {
    case (.lines, .issue):
      bytes += "invite issue email=user".utf8
      bytes += String(number).utf8
      bytes += "@example.org\n".utf8
    case (.lines, .ping): bytes += "ping\n".utf8
    case (.resp, .issue): bytes += Self.append
    case (.resp, .ping): bytes += "*1\r\n$4\r\nPING\r\n".utf8
    }
  }

  /// `XADD log * e <420 bytes>`: the size of the line that our own command leaves in the log.
  private static let append: [UInt8] = {
    let value = String(repeating: "v", count: 420)
    return Array("*5\r\n$4\r\nXADD\r\n$3\r\nlog\r\n$1\r\n*\r\n$1\r\ne\r\n$420\r\n\(value)\r\n".utf8)
  }()

  /// What a line of an answer means.
  enum Meaning {
    /// The answer goes on.
    case more
    /// The answer ends here.
    case done
    /// The answer ends here and says no.
    case refused
  }

  /// The meaning of the line `bytes[range]`.
  func meaning(of bytes: [UInt8], _ range: Range<Int>) -> Meaning {
    let first = range.isEmpty ? 0 : bytes[range.lowerBound]
    switch self {
    case .lines:
      // {"ok"… {"err"… {"row"… {"note"…: the third byte tells.
      guard range.count > 2 else { return .more }
      return switch bytes[range.lowerBound + 2] {
      case UInt8(ascii: "o"): .done
      case UInt8(ascii: "e"): .refused
      default: .more
      }
    case .resp:
      // A length is followed by the text it counts, which starts with none of these signs here.
      return switch first {
      case UInt8(ascii: "$"): .more
      case UInt8(ascii: "-"): .refused
      default: .done
      }
    }
  }
}
