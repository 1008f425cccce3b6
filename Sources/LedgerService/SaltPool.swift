// Random salts for personal values, taken from the kernel by the page.
import Synchronization

/// Gives 128 random bits a call. One call of the kernel fills 4 KiB, because a call for each salt would cost more than
/// the rest of a command.
final class SaltPool: Sendable {
  private struct Pool {
    var bytes: [UInt8] = []
    var next = 0
  }

  private static let size = 4_096
  private let fill: @Sendable (inout [UInt8]) throws -> Void
  private let pool = Mutex(Pool())

  /// Fills the pool for the first time, so that a kernel that gives no random bytes is noticed at start.
  ///
  /// - Parameter fill: overwrites all of its bytes with random ones.
  init(fill: @escaping @Sendable (inout [UInt8]) throws -> Void) throws {
    self.fill = fill
    var bytes = [UInt8](repeating: 0, count: Self.size)
    try fill(&bytes)
    pool.withLock { [bytes] in $0.bytes = bytes }
  }

  func salt() -> (UInt64, UInt64) {
    pool.withLock { pool in
      if pool.next + 16 > pool.bytes.count {
        do { try fill(&pool.bytes) } catch { preconditionFailure("random bytes ran out: \(error)") }
        pool.next = 0
      }
      defer { pool.next += 16 }
      return (Self.word(pool.bytes[pool.next..<pool.next + 8]), Self.word(pool.bytes[pool.next + 8..<pool.next + 16]))
    }
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
