// Moving along the log: steps, jumps, and running to the next stop in either direction.

import InviteLedger
import JSONText
import Projections

extension Session {
  /// Goes on by so many events and shows each with what it changed.
  mutating func step(_ count: UInt64, look: (UInt64) throws -> Void) throws -> SessionAnswer {
    guard here < timeline.end else { return atTheEnd }
    var moved = try modelsHere()
    // Let go, or every piece that an event changes would be copied for it.
    models = nil
    var lines: [String] = []
    var values: [JSONValue] = []
    let target = count > timeline.end - here ? timeline.end : here + count
    try timeline.log.forEachPlace(in: here + 1...target) { seq, record in
      if seq % Limits.eventsBetweenLooks == 0 { try look(seq) }
      guard let record else {
        moved.leaveOut(seq)
        let shown = try absent(seq)
        lines += shown.lines
        values.append(shown.value)
        return true
      }
      let before = moved
      moved.apply(record)
      let effect = try EventEffect(of: record, before: before, after: moved)
      let shown = SessionAnswer.event(record, effect)
      lines += shown.line
      values.append(shown.value)
      return true
    }
    here = target
    models = moved
    return SessionAnswer(lines, .members(["here": .number(here), "events": .array(values)]))
  }

  /// Goes back by so many events.
  mutating func back(_ count: UInt64) throws -> SessionAnswer {
    guard here > 0 else {
      return SessionAnswer(["this is the start of the log"], .members(["here": .number(0)]), isNo: true)
    }
    return try go(to: count > here ? 0 : here - count)
  }

  /// Goes to a seq.
  mutating func go(to seq: UInt64) throws -> SessionAnswer {
    models = nil
    here = seq
    return try whereabouts()
  }

  /// The event that one stands right behind.
  func whereabouts() throws -> SessionAnswer {
    guard here > 0 else {
      return SessionAnswer(["0, before the first event"], .members(["here": .number(0)]))
    }
    guard let record = try timeline.log.record(here) else {
      let shown = try absent(here)
      return SessionAnswer(shown.lines, .members(["here": .number(here), "event": shown.value]))
    }
    let shown = SessionAnswer.event(record)
    return SessionAnswer(shown.line, .members(["here": .number(here), "event": shown.value]))
  }

  /// Runs to the next stop, or to the end.
  mutating func run(look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    guard here < timeline.end else { return atTheEnd }
    let search = StopSearch(finder: finder, stops: stops, look: look)
    guard let hit = try search.forwards(from: here) else {
      var answer = try go(to: timeline.end)
      answer.lines.append(stops.isEmpty ? "the end; there are no stops" : "the end; nothing stopped it")
      answer.isNo = true
      return answer
    }
    return try arrive(hit)
  }

  /// Runs back to the last stop, or to the start.
  mutating func reverse(look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    let search = StopSearch(finder: finder, stops: stops, look: look)
    guard let hit = try search.backwards(from: here) else {
      var answer = try go(to: 0)
      answer.lines.append(stops.isEmpty ? "the start; there are no stops" : "the start; nothing stopped it")
      answer.isNo = true
      return answer
    }
    return try arrive(hit)
  }

  private mutating func arrive(_ hit: StopSearch.Hit) throws -> SessionAnswer {
    var answer = try go(to: hit.seq)
    answer.lines.insert("stop \(hit.stop.number): \(hit.stop.text)", at: 0)
    var change: JSONValue?
    if case .change(let path, _) = hit.stop.condition, let found = hit.change {
      let shown = SessionAnswer.change(found, of: path)
      answer.lines.append(shown.line)
      change = shown.value
    } else if let next = try timeline.log.record(hit.seq + 1) {
      answer.lines.append("next: " + SessionAnswer.event(next).line.joined())
    }
    answer.value = .members([
      "here": .number(here), "stop": .integer(Int64(hit.stop.number)), "change": change,
    ])
    return answer
  }

  private var atTheEnd: SessionAnswer {
    let why = timeline.damage.map { ["behind it: \($0)"] } ?? []
    return SessionAnswer(
      ["this is the end of the log, seq \(timeline.end)"] + why, .members(["here": .number(here)]), isNo: true)
  }
}
