// Looking around: what stands somewhere, what is below it, what differs.

import InviteLedger
import JSONText
import Projections

extension Session {
  /// What stands at a path here.
  func show(_ path: StatePath) throws -> SessionAnswer {
    guard let value = try value(at: path) else { return nothing(at: path) }
    return SessionAnswer(value.indentedLines, .members(["path": .string(path.description), "value": value]))
  }

  /// The names below a path here.
  func list(_ path: StatePath, after: String?) throws -> SessionAnswer {
    let names = try timeline.names(below: path, here, after: after, limit: Limits.listed + 1)
    var lines = Array(names.prefix(Limits.listed))
    if names.count > Limits.listed, let last = lines.last { lines.append("… more: ls \(path) after \(last)") }
    return SessionAnswer(
      lines,
      .members([
        "path": .string(path.description), "names": .array(names.prefix(Limits.listed).map(JSONValue.string)),
        "more": .bool(names.count > Limits.listed),
      ]), isNo: names.isEmpty)
  }

  /// What differs between two positions: without any what the event here changed, with one from there to here.
  func diff(_ from: Position?, _ to: Position?, _ path: StatePath) throws -> SessionAnswer {
    let start = try from.map { try finder.seq(of: $0, from: here) } ?? (here > 0 ? here - 1 : 0)
    let end = try to.map { try finder.seq(of: $0, from: here) } ?? here
    let differences = try timeline.differences(start, end, below: path)
    return SessionAnswer(
      ["seq \(start) → \(end): " + (differences.count == 1 ? "1 difference" : "\(differences.count) differences")]
        + SnapshotDifference.lines(differences),
      .members(["from": .number(start), "to": .number(end), "patch": SnapshotDifference.patch(differences)]),
      isNo: !differences.isEmpty)
  }

  /// All models here, for what needs more than one.
  func modelsHere() throws -> LedgerModels { try models ?? timeline.models(at: here) }

  /// The value at a path here.
  func value(at path: StatePath) throws -> JSONValue? {
    guard let models, let section = path.section, path.key != nil else { return try timeline.value(at: path, here) }
    return try models.model(Sections.model(of: section)).value(at: path)
  }

  func nothing(at path: StatePath) -> SessionAnswer {
    SessionAnswer(
      ["there is nothing at \(path) at seq \(here)"], .members(["path": .string(path.description), "value": .null]),
      isNo: true)
  }
}

extension JSONValue {
  /// The value for people: a member a line, short values on one.
  var indentedLines: [String] {
    let text = canonicalText
    guard text.utf8.count > 100, !isLeaf else { return [text] }
    return lines(indentation: "")
  }

  private var isLeaf: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  private func lines(indentation: String) -> [String] {
    let inner = indentation + "  "
    switch self {
    case .object(let members) where canonicalText.utf8.count + indentation.utf8.count > 100:
      return ["{"]
        + members.enumerated().flatMap { index, member in
          let value = member.value.lines(indentation: inner)
          let name = inner + JSONValue.string(member.name).canonicalText + ": "
          return Self.joined(name, value, isLast: index == members.count - 1)
        } + [indentation + "}"]
    case .array(let elements) where canonicalText.utf8.count + indentation.utf8.count > 100:
      return ["["]
        + elements.enumerated().flatMap { index, element in
          Self.joined(inner, element.lines(indentation: inner), isLast: index == elements.count - 1)
        } + [indentation + "]"]
    default: return [canonicalText]
    }
  }

  private static func joined(_ prefix: String, _ lines: [String], isLast: Bool) -> [String] {
    var lines = lines
    lines[0] = prefix + lines[0]
    if !isLast { lines[lines.count - 1] += "," }
    return lines
  }
}
