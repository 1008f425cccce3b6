// Sessions in files of their own: the words that bring one back.

import InviteLedger
import JSONText
import Projections

extension Session {
  /// Writes where one is, with stops, marks and changes, as a script of the session's own words.
  func save(_ file: String) throws -> SessionAnswer {
    guard let write = outside.writeFile else { throw ReplayError("no file can be written here") }
    let lines = script
    try write(file, Array(lines.map { $0 + "\n" }.joined().utf8))
    return SessionAnswer(
      ["written to \(file): \(lines.count) lines"],
      .members(["file": .string(file), "lines": .integer(Int64(lines.count))]))
  }

  /// Carries out the lines of a file, all or none.
  mutating func load(_ file: String, look: @escaping (UInt64) throws -> Void) throws -> SessionAnswer {
    guard !isLoading else { throw ReplayError("a file that is loaded loads no other") }
    guard let read = outside.readFile else { throw ReplayError("no file can be read here") }
    guard let text = String(validating: try read(file), as: UTF8.self) else {
      throw ReplayError("\(file) is not UTF-8", hint: "save FILE")
    }
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count <= Limits.scriptLines else {
      throw ReplayError("a session has at most \(Limits.scriptLines) lines", hint: "-x FILE carries out a script")
    }
    var loaded = self
    loaded.isLoading = true
    for line in lines {
      do { _ = try loaded.perform(line, look: look) } catch let error as ReplayError {
        throw ReplayError("\(file): \(line): \(error.message)", hint: error.hint)
      }
    }
    loaded.isLoading = isLoading
    self = loaded
    return try whereabouts()
  }

  private var script: [String] {
    var lines = ["# A replay session; load brings it back. Seqs are those of a log that ends at \(original.end)."]
    for mark in marks.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      lines += ["goto log:\(mark.value)", "mark \(mark.key)"]
    }
    for change in overlay.changes {
      if case .insert(_, let seq) = change.kind { lines.append("goto log:\(seq)") }
      lines.append(change.text)
    }
    lines += stops.map(\.text)
    return lines + ["goto \(here)"]
  }
}
