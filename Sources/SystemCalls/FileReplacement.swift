// A small file that is replaced whole: whoever reads it finds the old text or the new one.

internal import Glibc

/// Writes files by name.
package enum FileReplacement {
  /// Writes `bytes` beside `path`, waits for the disk, and moves them there. The file is readable for its owner alone.
  ///
  /// open, write, fsync, close, rename.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let beside = path + ".new"
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
    let raw = try systemCall("open", on: beside) { Int(unsafe open(beside, flags, 0o600)) }
    let file = Descriptor(owning: Int32(raw), name: beside)
    try file.writeAll(bytes)
    let synced = systemCallOnce { Int(fsync(file.raw)) }
    guard synced.succeeded else { throw file.failure("fsync", synced.code) }
    try file.close()
    try systemCall("rename", on: path) { Int(unsafe rename(beside, path)) }
  }

  /// Makes a file that is not there, readable for its owner alone, and waits for the disk.
  ///
  /// open, write, fsync, close.
  package static func create(_ bytes: [UInt8], at path: String) throws(SystemError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let raw = try systemCall("open", on: path) { Int(unsafe open(path, flags, 0o600)) }
    let file = Descriptor(owning: Int32(raw), name: path)
    try file.writeAll(bytes)
    let synced = systemCallOnce { Int(fsync(file.raw)) }
    guard synced.succeeded else { throw file.failure("fsync", synced.code) }
    try file.close()
  }
}
