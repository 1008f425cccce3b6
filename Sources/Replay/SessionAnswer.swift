// What a session answers: lines for people, the same as a value for programs.

import InviteLedger
package import JSONText
import Projections

/// The answer to one command.
package struct SessionAnswer: Sendable {
  /// A line each, without colour and unmasked; what may be shown is the shell's to say.
  package var lines: [String]
  package var value: JSONValue
  /// Nothing was found, or states differ: exit status 1 for scripts.
  package var isNo = false
  package var endsSession = false

  package init(_ lines: [String], _ value: JSONValue, isNo: Bool = false) {
    self.lines = lines
    self.value = value
    self.isNo = isNo
  }
}

extension JSONValue {
  /// An object from pairs; those without a value are left out.
  static func members(_ pairs: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(pairs.compactMap { name, value in value.map { JSONMember(name: name, value: $0) } })
  }

  static func number(_ value: UInt64) -> JSONValue { .integer(Int64(clamping: value)) }
}

extension SessionAnswer {
  /// An event, and what it changed where that is known.
  static func event(_ record: Record, _ effect: EventEffect? = nil) -> (line: [String], value: JSONValue) {
    let head = "\(record.seq) \(record.event.type.rawValue) \(record.actor) \(record.time)"
    let models = effect.map { $0.models.joined(separator: ", ") } ?? ""
    let lines =
      [models.isEmpty ? head : head + "  " + models] + (effect.map { SnapshotDifference.lines($0.differences) } ?? [])
    let value = JSONValue.members([
      "seq": .number(record.seq), "type": .string(record.event.type.rawValue), "actor": .string(record.actor),
      "ts": .string(record.time.description), "patch": effect.map { SnapshotDifference.patch($0.differences) },
    ])
    return (lines, value)
  }

  /// A change of what stands at a path.
  static func change(_ change: PathChange, of path: StatePath) -> (line: String, value: JSONValue) {
    let difference = SnapshotDifference.lines(
      [SnapshotDifference(path: path.description, old: change.old, new: change.new)]
    ).joined()
    let line = "\(change.seq) \(change.type.rawValue) \(change.actor) \(change.time)  \(difference.trimmed)"
    let value = JSONValue.members([
      "seq": .number(change.seq), "type": .string(change.type.rawValue), "actor": .string(change.actor),
      "ts": .string(change.time.description), "old": change.old, "new": change.new,
    ])
    return (line, value)
  }
}
