// The file of secrets that belongs to a log: made before its first line, read at every start.

internal import SystemCalls

/// The key file of a ledger. The event log does not look inside; it makes the file at the right moment and reads it.
package struct KeyFile: Sendable {
  /// Its name in the directory.
  package var name: String
  /// The contents of a new one, called once at the first start.
  package var contents: @Sendable () -> [UInt8]

  package init(name: String, contents: @escaping @Sendable () -> [UInt8]) {
    self.name = name
    self.contents = contents
  }

  var temporaryName: String { name + ".new" }

  /// Makes the file if it is not there: temporary name, sync, rename, sync of the directory.
  func make(in directory: any LogFileSystem) throws(LogError) {
    try calling { () throws(SystemError) in
      if try !directory.names().contains(name) {
        let file = try directory.openFile(temporaryName, .replace)
        try file.writeAll(contents(), at: 0)
        try file.syncAll()
        try directory.rename(temporaryName, to: name)
      }
      try directory.sync()
    }
  }

  /// Its contents.
  ///
  /// - Throws: `keyMissing`.
  func read(in directory: any LogFileSystem) throws(LogError) -> [UInt8] {
    do {
      return try directory.openFile(name, .read).readAll()
    } catch {
      throw error.isMissingFile ? .keyMissing(file: "\(directory.path)/\(name)") : .system(error)
    }
  }
}
