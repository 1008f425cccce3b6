// A session: a position in a log, what stops it, and the words that move it about and look around.

import InviteLedger
import JSONText
import Projections

/// The debugger for history, without a terminal: lines in, answers out. Nothing is ever written to the log.
package struct Session: Sendable {
  package internal(set) var timeline: Timeline
  /// The log as it is.
  package let original: Timeline
  /// What the session would have different.
  package internal(set) var overlay = Overlay()
  /// What the program around it does for it.
  package var outside = Outside()
  /// A file is being carried out: what it marks is there already.
  var isLoading = false
  /// The seq of the event that one stands right behind; 0 before the first.
  package internal(set) var here: UInt64
  /// Names that people gave to positions.
  package internal(set) var marks: [String: UInt64]
  package internal(set) var stops: [Stop] = []
  var lastStopNumber = 0
  /// The models at `here` once a step needed them, so that the next one needs no refold. Jumping makes none: what is
  /// looked at is folded with the one model that holds it.
  var models: LedgerModels?
  /// What `why` was asked last and how far it is.
  var lastWhy: (path: StatePath, seq: UInt64)?

  /// Begins at the end of the log, where a person is who asks what happened.
  package init(_ timeline: Timeline, marks: [String: UInt64] = [:]) {
    self.timeline = timeline
    original = timeline
    self.marks = marks
    here = timeline.end
  }

  var finder: PositionFinder { PositionFinder(timeline, marks: marks) }

  /// Carries out one line. Nothing has changed when it throws.
  /// `look` is called now and then during a search with the seq reached, and throws `Interrupted` to stop it.
  ///
  /// - Returns: nil for an empty line or a comment.
  package mutating func perform(
    _ line: String, look: @escaping (UInt64) throws -> Void = { _ in }
  ) throws -> SessionAnswer? {
    guard let command = try SessionCommand(line) else { return nil }
    return try perform(command, look: look)
  }

  /// Carries out one command.
  package mutating func perform(
    _ command: SessionCommand, look: @escaping (UInt64) throws -> Void = { _ in }
  ) throws -> SessionAnswer {
    switch command {
    case .step(let count): return try step(count, look: look)
    case .back(let count): return try back(count)
    case .goto(let position): return try go(to: try finder.seq(of: position, from: here))
    case .run: return try run(look: look)
    case .reverse: return try reverse(look: look)
    case .here: return try whereabouts()
    case .breakBefore(let text): return try add(.before(try finder.query(text), text: text))
    case .watch(let path, let value): return try watch(path, value, look: look)
    case .delete(let number): return try delete(number)
    case .info: return information()
    case .print(let path): return try show(path)
    case .list(let path, let after): return try list(path, after: after)
    case .diff(let from, let to, let path): return try diff(from, to, path)
    case .history(let path): return try history(of: path, look: look)
    case .why(let path): return try why(path, look: look)
    case .blame(let path): return try blame(path, look: look)
    case .bisect(let condition): return try bisect(condition, look: look)
    case .bisectRun(let words): return try bisect(running: words) { try look(0) }
    case .minimize(let condition, let file): return try minimize(condition, to: file, look: look)
    case .digest(let wish): return try digest(wish, look: look)
    case .verify(let runs, let every): return try verify(runs: runs, every: every, look: look)
    case .compare(let old, let new): return try compare(old, new, look: look)
    case .mark(let name): return try mark(name)
    case .save(let file): return try save(file)
    case .load(let file): return try load(file, look: look)
    case .omit(let text): return try omit(text, look: look)
    case .edit(let seq, let field, let text): return try edit(seq, field, text, look: look)
    case .insert(let text): return try insert(text, look: look)
    case .swap(let one, let other): return try swap(one, other, look: look)
    case .overlay: return try showOverlay()
    case .reset(let number): return try reset(number, look: look)
    case .help(let topic): return try help(topic)
    case .quit:
      var answer = SessionAnswer([], .members([:]))
      answer.endsSession = true
      return answer
    }
  }

  /// What stands before the cursor of a prompt: where one is, of how many.
  package var prompt: String { "\(here)/\(timeline.end)\(overlay.isEmpty ? "" : " what if")> " }

  /// Marks are places in the log.
  private mutating func mark(_ name: String) throws(ReplayError) -> SessionAnswer {
    guard let seq = logSeq(of: here) else {
      throw ReplayError("the event here is not in the log", hint: "goto -1")
    }
    let kept = isLoading ? nil : outside.keepMark?(name, seq)
    marks[name] = seq
    return SessionAnswer(
      ["mark:\(name) is seq \(seq)"] + (kept.map { [$0] } ?? []),
      .members(["mark": .string(name), "seq": .number(seq)]))
  }

  private func help(_ topic: String?) throws(ReplayError) -> SessionAnswer {
    let words = if let topic { [try SessionWord.named(topic)] } else { SessionWord.all }
    let width = words.map(\.usage.count).max() ?? 0
    let lines = words.map { word in
      let padding = String(repeating: " ", count: width - word.usage.count + 2)
      let short = word.short.isEmpty ? "" : " (\(word.short.joined(separator: ", ")))"
      return "  " + word.usage + padding + word.summary + short
    }
    return SessionAnswer(lines, .array(words.map { .members(["word": .string($0.name), "usage": .string($0.usage)]) }))
  }
}
