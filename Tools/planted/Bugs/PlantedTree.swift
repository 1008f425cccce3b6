// A copy of the package with every planted bug in it, each switched on by a variable.
package import Foundation

/// The sources with the bugs of a table.
package struct PlantedTree {
  private let root: URL
  private let bugs: [PlantedBug]

  /// The variable that names the defect which is switched on.
  package static let variable = "LEDGER_PLANTED"

  package init(root: URL, bugs: [PlantedBug]) {
    self.root = root
    self.bugs = bugs
  }

  /// The package that this file belongs to, with the bugs of its table.
  package static func ofThisPackage() throws -> PlantedTree {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    let table = try String(contentsOf: root.appending(path: "Tools/planted/bugs.txt"), encoding: .utf8)
    return PlantedTree(root: root, bugs: try PlantedBug.table(table))
  }

  package var table: [PlantedBug] { bugs }

  /// The text of every file that a bug changes, with all of them in it.
  package func changedFiles() throws -> [String: String] {
    var files: [String: String] = [:]
    for bug in bugs {
      for change in bug.changes {
        let text = try files[change.file] ?? String(contentsOf: root.appending(path: change.file), encoding: .utf8)
        do { files[change.file] = try change.made(in: text) } catch { throw PlantingFault("\(bug.name): \(error)") }
      }
    }
    return files
  }

  /// Writes the copy. What stands there already is not written again, so that building it again builds what changed.
  package func write(to directory: URL) throws {
    var files = try changedFiles()
    for module in Set(files.keys.map { $0.split(separator: "/").prefix(2).joined(separator: "/") }) {
      files[module + "/PlantedSwitch.swift"] = Self.planted
    }
    var kept: Set<String> = []
    for top in ["Package.swift", "Sources", "Tests", "Tools"] {
      for path in try paths(below: top) {
        let data = try files[path].map { Data($0.utf8) } ?? Data(contentsOf: root.appending(path: path))
        try Self.write(data, to: directory.appending(path: path))
        kept.insert(path)
      }
    }
    for (path, text) in files where !kept.contains(path) {
      try Self.write(Data(text.utf8), to: directory.appending(path: path))
      kept.insert(path)
    }
    try removeOthers(than: kept, in: directory)
    let snapshots = directory.appending(path: "Snapshots")
    if !FileManager.default.fileExists(atPath: snapshots.path) {
      try FileManager.default.createSymbolicLink(at: snapshots, withDestinationURL: root.appending(path: "Snapshots"))
    }
  }

  /// Every file below a name at the top, itself if it is one.
  private func paths(below top: String) throws -> [String] {
    guard Self.isDirectory(root.appending(path: top)) else { return [top] }
    return try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: top).path)
      .map { top + "/" + $0 }.filter { !Self.isDirectory(root.appending(path: $0)) }
  }

  private static func isDirectory(_ file: URL) -> Bool {
    (try? file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
  }

  private static func write(_ data: Data, to file: URL) throws {
    if let there = try? Data(contentsOf: file), there == data { return }
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  private func removeOthers(than kept: Set<String>, in directory: URL) throws {
    for top in ["Sources", "Tests", "Tools"] {
      for path in try FileManager.default.subpathsOfDirectory(atPath: directory.appending(path: top).path) {
        let path = top + "/" + path
        guard path.hasSuffix(".swift"), !kept.contains(path) else { continue }
        try FileManager.default.removeItem(at: directory.appending(path: path))
      }
    }
  }

  /// What each module with a bug in it gets.
  private static let planted = """
    // Which planted bug is switched on.
    internal import Glibc

    private let chosen = unsafe getenv("\(variable)").map { unsafe String(cString: $0) }

    func planted(_ name: StaticString) -> Bool { chosen == name.description }

    """
}
