// The smallest log that still shows something.

import InviteLedger
import JSONText
import Projections

extension Session {
  /// Leaves out what can be left out of the history up to where the condition first holds, and writes the rest as a
  /// fixture.
  func minimize(
    _ condition: StateCondition, to file: String?, look: @escaping (UInt64) throws -> Void
  ) throws -> SessionAnswer {
    guard let end = try first(condition, look: look) else { return Self.neverHolds }
    guard end <= Limits.minimizedEvents else {
      throw ReplayError(
        "it first holds at seq \(end), and at most \(Limits.minimizedEvents) events can be made fewer",
        hint: "bisect tells the event; omit and overlay tell what it needs")
    }
    var records: [Record] = []
    try timeline.log.forEachRecord(in: 1...end) { record in
      records.append(record)
      return true
    }
    let kept = try Minimizer(condition: try final(condition), look: look).smallest(of: records)
    let fixture = try Fixture(kept)
    var lines = ["\(kept.count) of \(end) events:"]
    lines += kept.map { "  " + SessionAnswer.event($0).line.joined() }
    if case .path(let path, _) = condition, fixture.path(path) != path {
      lines.append("in the fixture it is \(fixture.path(path))")
    }
    if let file {
      guard let write = outside.writeFile else { throw ReplayError("no file can be written here") }
      try write(file, fixture.bytes)
      lines.append("written to \(file): \(fixture.bytes.count) bytes")
    }
    return SessionAnswer(
      lines,
      .members([
        "events": .array(kept.map { .number($0.seq) }), "of": .number(end), "file": file.map(JSONValue.string),
        "names": .object(
          fixture.names.sorted { $0.key < $1.key }.map { JSONMember(name: $0.key, value: .string($0.value)) }),
      ]))
  }

  static var neverHolds: SessionAnswer {
    SessionAnswer(["it never holds"], .members(["seq": .null]), isNo: true)
  }

  /// The first event after which a condition holds, in the whole history.
  func first(_ condition: StateCondition, look: @escaping (UInt64) throws -> Void) throws -> UInt64? {
    switch condition {
    case .query(let text): return try finder.next(try finder.query(text), after: 0, look: look)
    case .path(let path, let text):
      let wanted = text.map(JSONValue.init(typed:))
      return try PathHistory(timeline, of: path, look: look)
        .first(after: 0) { wanted == nil ? $0.new != nil : $0.new == wanted }?.seq
    }
  }

  private func final(_ condition: StateCondition) throws -> FinalCondition {
    switch condition {
    case .query(let text): .query(try finder.query(text))
    case .path(let path, let text):
      .path(path, text.map(JSONValue.init(typed:)), try Sections.model(of: path.section ?? ""))
    }
  }
}
