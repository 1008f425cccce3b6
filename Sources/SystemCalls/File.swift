// A regular file: reading and writing at a position, syncing, truncating, reserving space.

internal import CLinux
internal import Glibc

/// An open regular file. It has no position of its own: every call says where.
package final class File: Sendable {
  private let descriptor: Descriptor

  /// Takes over an open descriptor of a regular file.
  package init(owning descriptor: consuming Descriptor) {
    self.descriptor = descriptor
  }

  /// The program that this process runs, whatever became of its name.
  package static func ownProgram() throws(SystemError) -> File {
    let raw = try systemCall("open", on: ProcessFacts.ownProgram) {
      Int(unsafe open(ProcessFacts.ownProgram, O_RDONLY | O_CLOEXEC))
    }
    return File(owning: Descriptor(owning: Int32(raw), name: ProcessFacts.ownProgram))
  }

  /// Its path, for error texts.
  package var name: String { descriptor.name }

  /// Its length in bytes.
  package func size() throws(SystemError) -> UInt64 {
    UInt64(clamping: try FileStatus(of: descriptor).size)
  }

  /// Reads up to `limit` bytes with one call; fewer at the end of the file, none beyond it.
  package func read(at offset: UInt64, limit: Int) throws(SystemError) -> [UInt8] {
    let number = descriptor.raw
    guard limit > 0, let position = off_t(exactly: offset) else { return [] }
    var outcome = CallResult(value: 0, code: 0)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { room, count in
      let target = room.baseAddress
      outcome = systemCall { unsafe pread(number, target, limit, position) }
      count = max(outcome.value, 0)
    }
    guard outcome.succeeded else { throw descriptor.failure("pread", outcome.code) }
    return bytes
  }

  /// Writes what `bytes` holds from `index` on with one call.
  ///
  /// - Returns: how many bytes were taken, possibly fewer than given.
  package func write(_ bytes: [UInt8], from index: Int, at offset: UInt64) throws(SystemError) -> Int {
    guard let position = off_t(exactly: offset) else { throw descriptor.failure("pwrite", EFBIG) }
    let number = descriptor.raw
    let rest = bytes.span.extracting(droppingFirst: index)
    let outcome = unsafe rest.withUnsafeBytes { data in
      systemCall { unsafe pwrite(number, data.baseAddress, data.count, position) }
    }
    guard outcome.succeeded else { throw descriptor.failure("pwrite", outcome.code) }
    return outcome.value
  }

  /// Makes the contents, and a length that grew, durable. Not repeated after an interruption, which counts as a failure.
  package func syncData() throws(SystemError) {
    let number = descriptor.raw
    let outcome = systemCallOnce { Int(fdatasync(number)) }
    guard outcome.succeeded else { throw descriptor.failure("fdatasync", outcome.code) }
  }

  /// Makes contents, length and everything else about the file durable.
  package func syncAll() throws(SystemError) {
    let number = descriptor.raw
    let outcome = systemCallOnce { Int(fsync(number)) }
    guard outcome.succeeded else { throw descriptor.failure("fsync", outcome.code) }
  }

  /// Cuts the file to `size` bytes; space reserved beyond is given back too.
  package func truncate(to size: UInt64) throws(SystemError) {
    guard let length = off_t(exactly: size) else { throw descriptor.failure("ftruncate", EFBIG) }
    let number = descriptor.raw
    try systemCall("ftruncate", on: name) { Int(ftruncate(number, length)) }
  }

  /// Allocates the blocks of `range` without changing the file's length, so that writing there finds room.
  package func reserve(_ range: Range<UInt64>) throws(SystemError) {
    guard let start = off_t(exactly: range.lowerBound), let length = off_t(exactly: range.upperBound - range.lowerBound)
    else { throw descriptor.failure("fallocate", EFBIG) }
    guard length > 0 else { return }
    let number = descriptor.raw
    try systemCall("fallocate", on: name) { Int(clinux_reserve(number, Int64(start), Int64(length))) }
  }

  /// Takes the whole file for this process until it is closed.
  ///
  /// - Returns: false if somebody else holds it.
  package func tryLock() throws(SystemError) -> Bool {
    let number = descriptor.raw
    let outcome = systemCall { Int(flock(number, LOCK_EX | LOCK_NB)) }
    if outcome.wouldBlock { return false }
    guard outcome.succeeded else { throw descriptor.failure("flock", outcome.code) }
    return true
  }
}
