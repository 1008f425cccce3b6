// The first state that a program calls bad: binary search with the exit statuses of git's bisect.

import InviteLedger
import JSONText
import Projections

/// What a program says about a state.
private enum Verdict: String {
  case good, bad, skipped

  /// Git's: 0 is good, 125 cannot be told, 1 to 127 is bad; above that the search ends.
  init(status: Int32) throws {
    switch status {
    case 0: self = .good
    case 125: self = .skipped
    case 1...127: self = .bad
    default:
      throw ReplayError(
        "the program ended with status \(status), which ends the search",
        hint: "0 is good, 1 to 127 bad, 125 cannot be told")
    }
  }
}

extension Session {
  /// Runs a program with the state at positions between the start, which must be good, and the end, which must be bad.
  /// The state is its standard input: one object with all sections, as `print /` shows it.
  func bisect(running words: [String], look: @escaping () throws -> Void) throws -> SessionAnswer {
    guard let run = outside.runProgram else { throw ReplayError("no program can be run here") }
    var lines: [String] = []
    func verdict(_ seq: UInt64) throws -> Verdict {
      let state = try timeline.value(at: .root, seq) ?? .object([])
      let verdict = try Verdict(status: run(words, seq, state.canonicalBytes, look))
      lines.append("seq \(seq): \(verdict.rawValue)")
      return verdict
    }
    guard try verdict(timeline.end) == .bad else { return Self.searched(lines, "the last state is not bad", nil) }
    guard try verdict(0) == .good else {
      return Self.searched(lines, "the state before the first event is not good", nil)
    }
    var (good, bad) = (0 as UInt64, timeline.end)
    var skipped: Set<UInt64> = []
    while let middle = try Self.middle(good, bad, skipped) {
      switch try verdict(middle) {
      case .good: good = middle
      case .bad: bad = middle
      case .skipped: skipped.insert(middle)
      }
    }
    if bad - good > 1 {
      return Self.searched(
        lines, "the first bad state is one from seq \(good + 1) to \(bad); the others were skipped", nil)
    }
    let record = try timeline.log.record(bad).map { SessionAnswer.event($0).line.joined() }
    return Self.searched(lines, "the first bad state is behind \(record ?? "\(bad)")", bad)
  }

  /// The position nearest to the middle that was not skipped; nil when there is none between the two.
  private static func middle(_ good: UInt64, _ bad: UInt64, _ skipped: Set<UInt64>) throws -> UInt64? {
    guard skipped.count <= Limits.skippedStates else {
      throw ReplayError("more than \(Limits.skippedStates) states were skipped")
    }
    let middle = good + (bad - good) / 2
    for distance in 0...bad - good {
      for seq in [middle + distance, middle >= distance ? middle - distance : 0]
      where seq > good && seq < bad && !skipped.contains(seq) {
        return seq
      }
    }
    return nil
  }

  private static func searched(_ lines: [String], _ result: String, _ seq: UInt64?) -> SessionAnswer {
    SessionAnswer(
      lines + [result],
      .members([
        "seq": seq.map(JSONValue.number) ?? .null, "result": .string(result), "runs": .integer(Int64(lines.count)),
      ]),
      isNo: seq == nil)
  }
}

extension String {
  /// Words as a person types them for a program: `'a b'` and `"a b"` are one. Nothing else is special: there is no shell.
  var quotedWords: [String] {
    get throws(ReplayError) {
      var words: [String] = []
      var word: String?
      var quote: Character?
      for character in self {
        if let open = quote {
          if character == open { quote = nil } else { word?.append(character) }
        } else if character == "'" || character == "\"" {
          quote = character
          word = word ?? ""
        } else if character == " " || character == "\t" {
          if let done = word { words.append(done) }
          word = nil
        } else {
          word = (word ?? "") + String(character)
        }
      }
      guard quote == nil else { throw ReplayError("a quote is not closed", hint: "bisect run sh -c 'exit 1'") }
      return words + (word.map { [$0] } ?? [])
    }
  }
}
