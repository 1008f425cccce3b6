// A log between a folder and memory.

import Foundation

extension DamagedLog {
  /// Reads every file of a folder but the lock, and those of its quarantine as `quarantine/NAME`.
  init(in folder: URL) throws {
    files = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name != "lock" {
      let url = folder.appending(path: name)
      if name == "quarantine" {
        for (kept, bytes) in try DamagedLog(in: url).files { files["\(name)/\(kept)"] = bytes }
      } else {
        files[name] = Array(try Data(contentsOf: url))
      }
    }
  }

  /// Writes the files into a folder that is there, with the modes that a service demands: a checkout does not keep them.
  func write(to folder: URL) throws {
    for (name, bytes) in files {
      let path = folder.appending(path: name).path
      let isWritten = FileManager.default.createFile(
        atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
      guard isWritten else { throw StoryFault("\(path) was not written") }
    }
  }

  /// What lies in quarantine, by name.
  var quarantine: [(name: String, bytes: [UInt8])] {
    files.filter { $0.key.hasPrefix(Self.quarantinePrefix) }
      .map { (String($0.key.dropFirst(Self.quarantinePrefix.count)), $0.value) }.sorted { $0.0 < $1.0 }
  }

  private static let quarantinePrefix = "quarantine/"
}
