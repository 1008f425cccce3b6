// Random bytes from the kernel.

internal import CLinux

/// The kernel's generator, which is fit for keys once the machine has started.
package enum Randomness {
  /// Overwrites all of `bytes`.
  package static func fill(_ bytes: inout [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let result = unsafe bytes.withUnsafeMutableBytes { room in
        systemCall { unsafe clinux_random(room.baseAddress?.advanced(by: done), room.count - done) }
      }
      guard result.succeeded else { throw SystemError(call: "getrandom", target: "random bytes", code: result.code) }
      done += result.value
    }
  }

  /// New random bytes.
  package static func bytes(_ count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try fill(&bytes)
    return bytes
  }
}
