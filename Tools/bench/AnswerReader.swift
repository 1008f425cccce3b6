// Where an answer ends, in each protocol.

import SystemCalls

/// Takes the bytes of one connection's answers, part by part: a line, or a message of PostgreSQL's.
struct AnswerReader {
  /// What a part of an answer means.
  enum Meaning {
    /// The answer goes on.
    case more
    /// The answer ends here.
    case done
    /// The answer ends here and says no.
    case refused
  }

  let dialect: Dialect
  /// Answers to what was said when the connection was made; nobody waits for them.
  private var greetings: Int
  /// Redis: values that are still to come.
  private var values = 1
  /// Redis and NATS: the next line is a text that was announced. Texts hold no line ends here.
  private var isText = false
  private var isRefused = false

  init(_ dialect: Dialect) {
    self.dialect = dialect
    greetings = dialect.greetingAnswers
  }

  /// Takes the first part of `bytes[range]`; nil if its end has not come.
  mutating func take(_ bytes: [UInt8], _ range: Range<Int>) -> (end: Int, meaning: Meaning)? {
    guard let end = end(of: bytes, range) else { return nil }
    let meaning = meaning(of: bytes[range.lowerBound..<end])
    if case .more = meaning { return (end, .more) }
    guard greetings == 0 else {
      greetings -= 1
      return (end, .more)
    }
    return (end, meaning)
  }

  private func end(of bytes: [UInt8], _ range: Range<Int>) -> Int? {
    switch dialect {
    case .lines, .resp, .nats: return bytes.firstIndex(of: UInt8(ascii: "\n"), in: range).map { $0 + 1 }
    case .postgres:
      // A letter, and a length that counts itself.
      guard range.count >= 5 else { return nil }
      let length = (1...4).reduce(0) { $0 << 8 | Int(bytes[range.lowerBound + $1]) }
      return range.count > length ? range.lowerBound + 1 + length : nil
    }
  }

  private mutating func meaning(of part: ArraySlice<UInt8>) -> Meaning {
    switch dialect {
    case .lines:
      // {"ok"… {"err"… {"row"… {"note"…: the third byte tells.
      guard part.count > 3 else { return .more }
      return switch part[part.startIndex + 2] {
      case UInt8(ascii: "o"): .done
      case UInt8(ascii: "e"): .refused
      default: .more
      }
    case .resp: return takeValue(part)
    case .nats: return takeMessage(part)
    case .postgres:
      // An error goes on until the server is ready again.
      switch part.first {
      case UInt8(ascii: "E"): isRefused = true
      case UInt8(ascii: "Z"): return end()
      default: break
      }
      return .more
    }
  }

  /// `MSG` announces the text of an acknowledgement; `INFO`, `PING` and `+OK` are nobody's answer.
  private mutating func takeMessage(_ line: ArraySlice<UInt8>) -> Meaning {
    if isText {
      isText = false
      return line.starts(with: "{\"error".utf8) ? .refused : .done
    }
    isText = line.starts(with: "MSG".utf8)
    return line.first == UInt8(ascii: "-") ? .refused : .more
  }

  private mutating func takeValue(_ line: ArraySlice<UInt8>) -> Meaning {
    if isText {
      isText = false
      values -= 1
    } else {
      switch line.first {
      case UInt8(ascii: "*"): values += max(0, Self.count(line)) - 1
      case UInt8(ascii: "$") where Self.count(line) >= 0: isText = true
      case UInt8(ascii: "-"):
        isRefused = true
        values -= 1
      default: values -= 1
      }
    }
    guard values == 0 else { return .more }
    values = 1
    return end()
  }

  private mutating func end() -> Meaning {
    defer { isRefused = false }
    return isRefused ? .refused : .done
  }

  /// The number behind the sign; -1 is nothing.
  private static func count(_ line: ArraySlice<UInt8>) -> Int {
    Int(
      String(decoding: line.dropFirst().prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }, as: UTF8.self))
      ?? -1
  }
}
