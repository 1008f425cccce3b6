// The inputs that are kept: those that found something once, and some that look as if they could.
import Foundation

/// `Snapshots/fuzz/TARGET.txt`.
package enum Corpus {
  private static let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../Snapshots/fuzz", directoryHint: .isDirectory)

  /// The inputs of a target; none where there is no file.
  /// - Throws: when the file is not what `InputText` writes.
  package static func inputs(of target: String) throws -> [[UInt8]] {
    let file = directory.appending(path: target + ".txt")
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    guard let inputs = InputText.inputs(of: try String(contentsOf: file, encoding: .utf8)) else {
      throw FuzzFinding("\(file.lastPathComponent) has a line that no input has")
    }
    return inputs
  }

  /// The targets that have a file.
  package static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).map { String($0.dropLast(4)) }
  }
}

/// Lines of the golden logs.
package enum SnapshotLines {
  /// Some of every story: every type of event that there is.
  package static let some: [[UInt8]] = {
    let stories = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Snapshots/v1")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: stories.path)) ?? []
    return names.sorted().flatMap { name -> [[UInt8]] in
      let file = stories.appending(path: "\(name)/log/events-00000000000000000001.ndjson")
      guard let bytes = try? Data(contentsOf: file) else { return [] }
      return bytes.split(separator: UInt8(ascii: "\n")).prefix(12).map { Array($0) }
    }
  }()
}
