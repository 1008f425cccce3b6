// A directory for one test, with a path short enough for a socket in it.
import Foundation

/// Gone when `remove()` is called, with everything in it.
struct TestDirectory: Sendable {
  let path: String

  init() throws {
    path = "/tmp/il-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  /// Where the ledger is kept.
  var ledger: String { path + "/ledger" }

  /// Where the service listens.
  var socket: String { path + "/s" }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Every file below, its path from here and its bytes, by path.
  func files() throws -> [(name: String, bytes: [UInt8])] {
    let manager = FileManager.default
    let names = try manager.subpathsOfDirectory(atPath: path).sorted()
    return names.compactMap { name in
      guard let data = manager.contents(atPath: path + "/" + name) else { return nil }
      return (name, Array(data))
    }
  }

  /// Puts files where `files()` found them.
  func write(_ files: [(name: String, bytes: [UInt8])]) throws {
    let manager = FileManager.default
    for file in files {
      let place = URL(filePath: path + "/" + file.name)
      try manager.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data(file.bytes).write(to: place)
      try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
    }
  }

  /// The lines of the log, in order, as bytes without their ends.
  func logLines() throws -> [[UInt8]] {
    try files().filter { $0.name.hasPrefix("ledger/events-") }
      .flatMap { $0.bytes.split(separator: UInt8(ascii: "\n")).map(Array.init) }
  }
}
