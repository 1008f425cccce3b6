// Reading and writing bytes through a descriptor, waiting where the descriptor waits.

internal import Glibc

extension Descriptor {
  /// Reads at most `bytes.byteCount` bytes with one call.
  ///
  /// - Returns: how many bytes came; 0 means the end.
  package func read(into bytes: inout MutableRawSpan) throws(SystemError) -> Int {
    let result = readResult(into: &bytes)
    guard result.succeeded else { throw failure("read", result.code) }
    return result.value
  }

  /// Reads at most `limit` bytes with one call and appends them to `bytes`.
  ///
  /// - Returns: how many bytes came; 0 means the end.
  package func read(appendingTo bytes: inout [UInt8], limit: Int) throws(SystemError) -> Int {
    let number = raw
    let result = unsafe appendTransfer(to: &bytes, limit: limit) { room in
      unsafe Glibc.read(number, room.baseAddress, room.count)
    }
    guard result.succeeded else { throw failure("read", result.code) }
    return result.value
  }

  /// Writes with one call.
  ///
  /// - Returns: how many bytes were taken, possibly fewer than given.
  package func write(_ bytes: RawSpan) throws(SystemError) -> Int {
    let result = writeResult(bytes)
    guard result.succeeded else { throw failure("write", result.code) }
    return result.value
  }

  /// Writes everything, going on at the next byte after a short write.
  package func writeAll(_ bytes: RawSpan) throws(SystemError) {
    var done = 0
    while done < bytes.byteCount {
      done += try write(bytes.extracting(droppingFirst: done))
    }
  }

  /// Writes everything, going on at the next byte after a short write.
  package func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    try unsafe writeAll(bytes.span.bytes)
  }

  /// One `read` for descriptors that do not wait, with the outcome as a value instead of an error.
  package func readResult(into bytes: inout MutableRawSpan) -> CallResult {
    let number = raw
    return unsafe bytes.withUnsafeMutableBytes { room in
      systemCall { unsafe Glibc.read(number, room.baseAddress, room.count) }
    }
  }

  /// One `write` for descriptors that do not wait, with the outcome as a value instead of an error.
  package func writeResult(_ bytes: RawSpan) -> CallResult {
    let number = raw
    return unsafe bytes.withUnsafeBytes { room in
      systemCall { unsafe Glibc.write(number, room.baseAddress, room.count) }
    }
  }
}

/// Lets `transfer` fill memory that is not zeroed first, and appends what came.
func appendTransfer(
  to bytes: inout [UInt8], limit: Int, _ transfer: (UnsafeMutableRawBufferPointer) -> Int
) -> CallResult {
  unsafe withUnsafeTemporaryAllocation(byteCount: limit, alignment: 1) { room in
    let result = systemCall { unsafe transfer(room) }
    if result.value > 0 { unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<result.value])) }
    return result
  }
}
