// A small file that is replaced whole: whoever reads it finds the old text or the new one.

internal import Glibc

/// Writes files by name.
package enum FileReplacement {
  /// Writes `bytes` beside `path`, waits for the disk, and moves them there. The file is readable for its owner alone.
  ///
  /// open, write, fsync, close, rename.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let beside = path + ".new"
    try write(bytes, to: beside, O_TRUNC | O_NOFOLLOW)
    try systemCall("rename", on: path) { Int(unsafe rename(beside, path)) }
  }

  /// Makes a file that is not there, readable for its owner alone, and waits for the disk.
  ///
  /// open, write, fsync, close.
  package static func create(_ bytes: [UInt8], at path: String) throws(SystemError) {
    try write(bytes, to: path, O_EXCL)
  }

  private static func write(_ bytes: [UInt8], to path: String, _ flags: Int32) throws(SystemError) {
    let raw = try systemCall("open", on: path) { Int(unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)) }
    let file = Descriptor(owning: Int32(raw), name: path)
    try file.writeAll(bytes)
    let synced = systemCallOnce { Int(fsync(file.raw)) }
    guard synced.succeeded else { throw file.failure("fsync", synced.code) }
    try file.close()
  }
}
