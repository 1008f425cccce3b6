// A replay session with its streams: lines in, answers out.
import InviteLedger
import JSONText
import Projections
import Replay
import SystemCalls

/// The session, and how its answers are shown.
struct ReplayShell {
  var session: Session
  let style: OutputStyle
  let writesJSON: Bool

  /// `source` is what the timeline was read from.
  init(_ timeline: Timeline, of source: LogSource, style: OutputStyle, writesJSON: Bool) throws {
    session = Session(timeline, marks: try SessionMarks.read(source))
    session.outside = SessionOutside.make(for: source)
    self.style = style
    self.writesJSON = writesJSON
  }

  /// Folds the log, with a line that says how far it is when that takes a while.
  static func open(_ source: LogSource, _ interrupts: Interrupts) throws -> Timeline {
    var progress = ReplayProgress()
    let timeline = try Timeline(ReplayLog(source.reader)) { seq in
      try interrupts.look()
      progress.reached(seq)
    }
    progress.end()
    if let damage = timeline.damage { Console.say("the log is read up to seq \(timeline.end): \(damage)") }
    return timeline
  }

  mutating func go(to text: String) throws {
    let finder = PositionFinder(session.timeline, marks: session.marks)
    let seq = try finder.seq(of: Position(text), from: session.here)
    _ = try session.perform(.goto(.seq(seq)))
  }

  /// Carries out lines until one fails.
  mutating func perform(_ lines: [String], _ interrupts: Interrupts) throws -> Int32 {
    var status = ExitStatus.done
    for line in lines {
      guard let answer = try session.perform(line, look: { _ in try interrupts.look() }) else { continue }
      if answer.endsSession { break }
      try show(answer)
      status = answer.isNo ? ExitStatus.no : ExitStatus.done
    }
    return status
  }

  func show(_ answer: SessionAnswer) throws {
    if writesJSON {
      try StandardStream.output.write(answer.value.canonicalBytes + [UInt8(ascii: "\n")])
    } else if !answer.lines.isEmpty {
      let text = answer.lines.map { style.shown($0) + "\n" }.joined()
      try StandardStream.output.write(Array(text.utf8))
    }
  }

  /// Some models at the position, as one canonical object: their own members, one model behind the other.
  func printModels(_ names: [String]) throws {
    let models = try session.timeline.models(at: session.here).all.filter { names.contains(type(of: $0).name) }
    let members = models.map { $0.snapshotBytes.dropFirst().dropLast() }.filter { !$0.isEmpty }
    try StandardStream.output.write(
      Array("{".utf8) + members.joined(separator: [UInt8(ascii: ",")]) + Array("}\n".utf8))
  }

  /// What differs between the position and another one.
  func printDifference(to text: String, of names: [String]) throws -> Int32 {
    let finder = PositionFinder(session.timeline, marks: session.marks)
    let other = try finder.seq(of: Position(text), from: session.here)
    let sections = Sections.all.filter { names.isEmpty || names.contains($0.model.name) }
    let differences = try sections.flatMap { section in
      try session.timeline.differences(session.here, other, below: StatePath(steps: [section.name]))
    }
    if writesJSON || style.format == .json || style.format == .ndjson {
      try StandardStream.output.write(SnapshotDifference.patch(differences).canonicalBytes + [UInt8(ascii: "\n")])
    } else {
      Console.say(
        "seq \(session.here) → \(other): "
          + (differences.count == 1 ? "1 difference" : "\(differences.count) differences"))
      let lines = SnapshotDifference.lines(differences).map { style.shown($0) + "\n" }
      try StandardStream.output.write(Array(lines.joined().utf8))
    }
    return differences.isEmpty ? ExitStatus.done : ExitStatus.no
  }
}

/// A line on a terminal that says how far the first fold is, from half a second on.
struct ReplayProgress {
  private let begun = SystemClock.bootMicroseconds
  private var isShown = false

  mutating func reached(_ seq: UInt64) {
    guard StandardStream.error.isTerminal, seq % 65_536 == 0, SystemClock.bootMicroseconds - begun > 500_000 else {
      return
    }
    isShown = true
    try? StandardStream.error.write(Array("\r\(seq) events".utf8))
  }

  /// Takes the line away.
  func end() {
    if isShown { try? StandardStream.error.write(Array("\r\u{1B}[K".utf8)) }
  }
}
