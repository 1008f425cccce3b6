// What the event log needs from a file system, so that a simulated one can take the place of the kernel's.

package import SystemCalls

/// An open file. Calls may come from any thread, one writer at a time.
package protocol LogFile: AnyObject, Sendable {
  /// Its path, for error texts.
  var name: String { get }

  /// Its length in bytes.
  func size() throws(SystemError) -> UInt64

  /// Up to `limit` bytes; fewer only where the file ends.
  func read(at offset: UInt64, limit: Int) throws(SystemError) -> [UInt8]

  /// Writes what `bytes` holds from `index` on, or the first part of it, and says how many bytes were taken.
  func write(_ bytes: [UInt8], from index: Int, at offset: UInt64) throws(SystemError) -> Int

  /// Cuts the file to `size` bytes.
  func truncate(to size: UInt64) throws(SystemError)

  /// Makes sure that writing in `range` finds room, without changing the length.
  func reserve(_ range: Range<UInt64>) throws(SystemError)

  /// Makes contents and length durable.
  func syncData() throws(SystemError)

  /// Makes contents, length and everything else about the file durable.
  func syncAll() throws(SystemError)

  /// Takes the file for this process until it is let go; false if another process has it.
  func tryLock() throws(SystemError) -> Bool
}

/// A directory.
package protocol LogFileSystem: AnyObject, Sendable {
  /// Where it is, for error texts.
  var path: String { get }

  /// The names in it, in byte order.
  func names() throws(SystemError) -> [String]

  /// Opens a file in it.
  func openFile(_ name: String, _ access: FileAccess) throws(SystemError) -> any LogFile

  /// Opens a directory in it, made when missing.
  func openSubdirectory(_ name: String) throws(SystemError) -> any LogFileSystem

  /// Gives a file another name; what had that name is gone.
  func rename(_ name: String, to newName: String) throws(SystemError)

  /// Removes a file.
  func remove(_ name: String) throws(SystemError)

  /// Makes names that were made, changed or removed durable.
  func sync() throws(SystemError)
}

extension LogFile {
  /// Writes everything, going on at the next byte after a short write.
  package func writeAll(_ bytes: [UInt8], at offset: UInt64) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let taken = try write(bytes, from: done, at: offset + UInt64(done))
      guard taken > 0 else { throw .inputOutput("pwrite", name) }
      done += taken
    }
  }

  /// Every byte of `range` that the file has.
  package func readAll(_ range: Range<UInt64>) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while UInt64(bytes.count) < range.upperBound - range.lowerBound {
      let missing = range.upperBound - range.lowerBound - UInt64(bytes.count)
      let more = try read(at: range.lowerBound + UInt64(bytes.count), limit: Int(clamping: missing))
      if more.isEmpty { break }
      if bytes.isEmpty { bytes = more } else { bytes.append(contentsOf: more) }
    }
    return bytes
  }

  /// The whole file.
  package func readAll() throws(SystemError) -> [UInt8] {
    try readAll(0..<size())
  }
}
