// Events as they happen, across restarts of the service.
internal import JSONText

/// What a tail hands out.
public enum TailItem: Hashable, Sendable {
  /// An event: the line of the log, as a value.
  case event(LedgerValue)
  /// History ends here, at this seq; what follows is happening now.
  case caughtUp(seq: UInt64)
}

extension LedgerConnection {
  /// Follows the log until `body` says no.
  ///
  /// When the service goes away, the tail goes on behind the last event that was handed out: none is lost, none comes
  /// twice.
  ///
  /// - Parameters:
  ///   - parameters: `since` or `cursor`, where to begin, else with what is new; `where` and fields of the query language.
  ///   - body: takes each item; false ends the tail.
  /// - Returns: a cursor to go on from later.
  @discardableResult
  public func tail(
    _ parameters: KeyValuePairs<String, LedgerValue> = [:], _ body: (TailItem) throws -> Bool
  ) throws -> String? {
    try follow { seen in
      var request = LedgerRequest("tail", parameters)
      if let seen {
        request.parameters.removeAll { $0.name == "since" || $0.name == "cursor" }
        request.parameters.append(LedgerMember("since", .text(String(seen + 1))))
      }
      return request.line
    } body: { line in
      switch line {
      case .row(let row): try body(.event(LedgerValue(row: row)))
      case .note(let note) where note["note"]?.string == "caught-up":
        try body(.caughtUp(seq: note["seq"]?.integer.flatMap { UInt64(exactly: $0) } ?? 0))
      default: true
      }
    }
  }

  /// The same on lines.
  ///
  /// - Parameter request: the line that begins a tail; given a seq, one that begins right behind it.
  package func follow(_ request: (UInt64?) -> [UInt8], body: (ReplyLine) throws -> Bool) throws -> String? {
    var seen: UInt64?
    var isEnding = false
    while true {
      do {
        try write(request(seen))
        return try followOnce(&seen, &isEnding, body)
      } catch LedgerError.connectionLost {
        if isEnding { return nil }
        try reconnect()
      }
    }
  }

  private func followOnce(
    _ seen: inout UInt64?, _ isEnding: inout Bool, _ body: (ReplyLine) throws -> Bool
  ) throws -> String? {
    var isLeaving = false
    while true {
      let line = try readLine()
      switch line {
      case .ok(let answer):
        // The service is stopping, and nobody asked it to.
        if isLeaving, !isEnding { throw LedgerError.connectionLost("it is stopping") }
        return answer["cursor"]?.string
      case .refused(let refusal): throw LedgerError.refused(refusal)
      case .row, .note:
        if isEnding { continue }
        if case .note(let note) = line, note["note"]?.string == "bye" { isLeaving = true }
        let goesOn = try body(line)
        seen = Self.seq(of: line) ?? seen
        if !goesOn {
          isEnding = true
          try write([UInt8(ascii: "\n")])
        }
      }
    }
  }

  /// The seq that a row or a note stands for.
  private static func seq(of line: ReplyLine) -> UInt64? {
    switch line {
    case .note(let note): return note["seq"]?.integer.flatMap { UInt64(exactly: $0) }
    case .row(let row):
      // The log's lines begin with it.
      let start = Array(#"{"seq":"#.utf8)
      guard row.starts(with: start) else { return nil }
      let digits = row.dropFirst(start.count).prefix { $0 >= 0x30 && $0 <= 0x39 }
      return UInt64(String(decoding: digits, as: UTF8.self))
    case .ok, .refused: return nil
    }
  }
}
