// Stops: set, listed, removed.

import InviteLedger
import JSONText

extension Session {
  /// Adds a stop.
  mutating func add(_ condition: Stop.Condition) throws(ReplayError) -> SessionAnswer {
    guard stops.count < Limits.stops else {
      throw ReplayError("there are \(Limits.stops) stops, which is as many as a session can have", hint: "delete 1")
    }
    lastStopNumber += 1
    let stop = Stop(number: lastStopNumber, condition: condition)
    stops.append(stop)
    return SessionAnswer(
      ["stop \(stop.number): \(stop.text)"],
      .members(["stop": .integer(Int64(stop.number)), "text": .string(stop.text)]))
  }

  /// Adds a watch, after a look at whether the path can be watched.
  mutating func watch(
    _ path: StatePath, _ value: String?, look: @escaping (UInt64) throws -> Void
  ) throws -> SessionAnswer {
    _ = try PathHistory(timeline, of: path, look: look)
    return try add(.change(path, to: value.map(JSONValue.init(typed:))))
  }

  /// Removes one stop, or all.
  mutating func delete(_ number: Int?) throws(ReplayError) -> SessionAnswer {
    let gone = stops.filter { number == nil || $0.number == number }
    if let number, gone.isEmpty { throw ReplayError("there is no stop \(number)", hint: "info") }
    stops.removeAll { number == nil || $0.number == number }
    return SessionAnswer(
      gone.map { "removed stop \($0.number): \($0.text)" }, .array(gone.map { .integer(Int64($0.number)) }))
  }

  /// Stops, marks, and the log.
  func information() -> SessionAnswer {
    var lines = ["log: seq 1 to \(timeline.end)"]
    if let damage = timeline.damage { lines.append("behind it: \(damage)") }
    lines += stops.map { "stop \($0.number): \($0.text)" }
    let named = marks.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    lines += named.map { "mark:\($0.key) is seq \($0.value)" }
    let value = JSONValue.members([
      "here": .number(here), "end": .number(timeline.end), "damage": timeline.damage.map(JSONValue.string),
      "stops": .array(
        stops.map { .members(["stop": .integer(Int64($0.number)), "text": .string($0.text)]) }),
      "marks": .object(named.map { JSONMember(name: $0.key, value: .number($0.value)) }),
    ])
    return SessionAnswer(lines, value)
  }
}

extension JSONValue {
  /// A value as a person types it: JSON where it is JSON, else a text.
  package init(typed text: String) {
    self = (try? JSONReader.value(of: Array(text.utf8))) ?? .string(text)
  }
}
