// Plain files for tests, by the C library.

import Glibc
import SystemCalls
import Testing

enum Files {
  static func write(_ text: String, to path: String) throws {
    let raw = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    try #require(raw >= 0)
    try Descriptor(owning: raw, name: path).writeAll(Array(text.utf8))
  }

  static func text(of path: String) throws -> String {
    let raw = unsafe open(path, O_RDONLY)
    try #require(raw >= 0)
    var bytes: [UInt8] = []
    _ = try Descriptor(owning: raw, name: path).read(appendingTo: &bytes, limit: 4_096)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func link(_ path: String, to target: String) throws {
    try #require(unsafe symlink(target, path) == 0)
  }
}

/// Sends this process a signal; one of its threads that take signals gets it (those of the shared pool do not).
func raiseSignal(_ number: Int32) -> Int32 {
  kill(getpid(), number)
}
