// A defect on purpose: what is changed in a copy of the sources, and what finds it.

/// One row of the table.
package struct PlantedBug: Hashable, Sendable {
  /// One place that is changed.
  package struct Change: Hashable, Sendable {
    package var file: String
    /// What stands there, whole lines, once in the file.
    package var old: [String]
    /// What takes its place; `planted("name")` says whether the defect is switched on.
    package var new: [String]

    package init(file: String, old: [String], new: [String]) {
      self.file = file
      self.old = old
      self.new = new
    }
  }

  /// How it is found.
  package enum Finder: Hashable, Sendable {
    /// A test of a suite, by the sentence that is its name.
    case test(suite: String, name: String)
    /// The crash simulation, with this seed.
    case crash(seed: UInt64)
  }

  package var name: String
  /// What is wrong, as a sentence.
  package var summary: String
  package var changes: [Change]
  package var finder: Finder
}

/// Something about the table or a change that does not fit.
package struct PlantingFault: Error, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}

extension PlantedBug {
  /// Reads the table: rows are separated by empty lines, and `#` begins a comment.
  package static func table(_ text: String) throws(PlantingFault) -> [PlantedBug] {
    var bugs: [PlantedBug] = []
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) + [Substring()] {
      if line.hasPrefix("#") { continue }
      if !line.isEmpty {
        lines.append(line)
      } else if !lines.isEmpty {
        bugs.append(try PlantedBug(row: lines))
        lines = []
      }
    }
    return bugs
  }

  private init(row: [Substring]) throws(PlantingFault) {
    var (name, summary, finder): (String?, String?, Finder?)
    var changes: [Change] = []
    for line in row {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      let rest = parts.count > 1 ? String(parts[1]) : ""
      switch parts[0] {
      case "bug": name = rest
      case "what": summary = rest
      case "file": changes.append(Change(file: rest, old: [], new: []))
      case "-" where !changes.isEmpty: changes[changes.count - 1].old.append(rest)
      case "+" where !changes.isEmpty: changes[changes.count - 1].new.append(rest)
      case "test":
        let words = rest.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { throw PlantingFault("a test is a suite and a sentence: \(line)") }
        finder = .test(suite: String(words[0]), name: String(words[1]))
      case "crash":
        guard let seed = UInt64(rest) else { throw PlantingFault("a seed is a number: \(line)") }
        finder = .crash(seed: seed)
      default: throw PlantingFault("no line of the table: \(line)")
      }
    }
    guard let name, let summary, let finder, !changes.isEmpty else {
      throw PlantingFault("\(name ?? "a bug") needs what, file, and test or crash")
    }
    self.init(name: name, summary: summary, changes: changes, finder: finder)
  }
}

extension PlantedBug.Change {
  /// The file's text with the change made.
  package func made(in text: String) throws(PlantingFault) -> String {
    let (old, new) = (old.joined(separator: "\n") + "\n", new.joined(separator: "\n") + "\n")
    let places = text.ranges(of: old).filter {
      $0.lowerBound == text.startIndex || text[text.index(before: $0.lowerBound)] == "\n"
    }
    guard places.count == 1 else {
      throw PlantingFault("\(file): what is to be changed stands there \(places.count) times and not once:\n\(old)")
    }
    return text.replacingCharacters(in: places[0], with: new)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
