// A row of a reply as cells, by the columns of its verb.
import JSONText
import LineProtocol

/// Which members of a row become cells.
struct RowColumns {
  var names: [String]
  /// Those whose cells are moments.
  var times: Set<String>
  /// Rows are lines of the log: the event's data becomes one cell, with personal values in their places.
  var areLogLines: Bool
  /// Those whose cells are lines of the log.
  var lines: Set<String> = []
  /// Those whose cells are patches, which have a line for each place.
  var patches: Set<String> = []

  static let logLine = RowColumns(names: ["seq", "ts", "type", "actor", "data"], times: ["ts"], areLogLines: true)

  init(names: [String], times: Set<String> = [], areLogLines: Bool = false) {
    self.names = names
    self.times = times
    self.areLogLines = areLogLines
  }

  /// The columns of a verb's rows.
  init(of verb: Verb) {
    switch verb {
    case .audit, .tail, .wait: self = .logLine
    default:
      let fields = verb.entry.row.filter { !$0.name.isEmpty }
      let times = fields.filter { $0.type == "time" || $0.type == "time|null" }
      self.init(names: fields.map(\.name), times: Set(times.map(\.name)))
      if verb == .show { (lines, patches) = (["event", "cause"], ["changes"]) }
    }
  }

  /// The cells of a row; empty where it lacks a member.
  func cells(of row: JSONValue) -> [String] {
    let row = areLogLines ? LogLineText.disclosed(row) : row
    return names.map { name in row[name].map { cell(name, $0) } ?? "" }
  }

  private func cell(_ name: String, _ value: JSONValue) -> String {
    if areLogLines, name == "data" { return LogLineText.pairs(value) }
    if patches.contains(name) { return PatchText.text(value) }
    return lines.contains(name) ? LogLineText.text(value) : Self.text(value)
  }

  /// A value in a cell: texts as they are, lists of texts joined, everything else as JSON.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .array(let elements) where elements.allSatisfy { $0.string != nil }:
      elements.compactMap(\.string).joined(separator: ",")
    default: value.canonicalText
    }
  }
}

/// A line of the log for a person.
enum LogLineText {
  /// The line with personal values where their digests stood, as far as they were not erased.
  static func disclosed(_ line: JSONValue) -> JSONValue {
    guard var members = line.object, let personal = line["personal"]?.object else { return line }
    guard let index = members.firstIndex(where: { $0.name == "data" }) else { return line }
    for disclosure in personal {
      guard let value = disclosure.value.array?.last else { continue }
      let path = disclosure.name.split(separator: ".").map(String.init)
      members[index].value = members[index].value.replacing(path[...], with: value)
    }
    return .object(members)
  }

  /// A line of the log as the cells of its row, one behind the other.
  static func text(_ line: JSONValue) -> String {
    RowColumns.logLine.cells(of: line).joined(separator: " ")
  }

  /// `invite=inv_4 kind=email …`; fingerprints say nothing to a person and are left out.
  static func pairs(_ data: JSONValue) -> String {
    guard let members = data.object else { return RowColumns.text(data) }
    return members.filter { $0.name != "token_fp" }.map { $0.name + "=" + value($0.value) }.joined(separator: " ")
  }

  /// A text with blanks gets quotes, so that pairs stay told apart; everything else is JSON, which needs none.
  private static func value(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .string(let text) where text.isEmpty || text.contains(where: \.isWhitespace): value.canonicalText
    default: RowColumns.text(value)
    }
  }
}

extension JSONValue {
  /// The value with the member at a path replaced; as it is when there is none.
  fileprivate func replacing(_ path: ArraySlice<String>, with value: JSONValue) -> JSONValue {
    guard let name = path.first else { return value }
    if case .object(var members) = self, let index = members.firstIndex(where: { $0.name == name }) {
      members[index].value = members[index].value.replacing(path.dropFirst(), with: value)
      return .object(members)
    }
    if case .array(var elements) = self, let index = Int(name), elements.indices.contains(index) {
      elements[index] = elements[index].replacing(path.dropFirst(), with: value)
      return .array(elements)
    }
    return self
  }
}
