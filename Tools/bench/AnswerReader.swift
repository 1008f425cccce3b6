// Where an answer ends, in either protocol, line by line.

/// Takes the lines of one connection's answers.
struct AnswerReader {
  /// What a line of an answer means.
  enum Meaning {
    /// The answer goes on.
    case more
    /// The answer ends here.
    case done
    /// The answer ends here and says no.
    case refused
  }

  let dialect: Dialect
  /// Redis: values that are still to come, and whether the next line is a text whose length has come. Texts hold no line ends
  /// here.
  private var values = 1
  private var isText = false
  private var isRefused = false

  init(_ dialect: Dialect) { self.dialect = dialect }

  /// Takes the line `bytes[range]`.
  mutating func take(_ bytes: [UInt8], _ range: Range<Int>) -> Meaning {
    switch dialect {
    case .lines:
      // {"ok"… {"err"… {"row"… {"note"…: the third byte tells.
      guard range.count > 2 else { return .more }
      return switch bytes[range.lowerBound + 2] {
      case UInt8(ascii: "o"): .done
      case UInt8(ascii: "e"): .refused
      default: .more
      }
    case .resp: return takeValue(bytes[range])
    }
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
    defer { (values, isRefused) = (1, false) }
    return isRefused ? .refused : .done
  }

  /// The number behind the sign; -1 is nothing.
  private static func count(_ line: ArraySlice<UInt8>) -> Int {
    Int(String(decoding: line.dropFirst().prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)) ?? -1
  }
}
