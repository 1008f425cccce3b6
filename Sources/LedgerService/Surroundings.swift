// What the service takes from the machine: its disk, its clocks, its random numbers.
package import EventLog
package import Hashing
import SystemCalls

/// The only things a service does not decide itself. A program runs on the machine's; a test puts in a disk that fails
/// and clocks that stand where it wants them.
package struct Surroundings: Sendable {
  /// Opens the directory of a ledger, made when missing.
  package var directory: @Sendable (_ path: String) throws -> any LogFileSystem
  /// Reads both clocks.
  package var clocks: @Sendable () -> LedgerClock.Reading
  /// Overwrites all bytes with random ones: keys, the ledger's id and salts are made of them.
  package var fillRandom: @Sendable (_ bytes: inout [UInt8]) throws -> Void
  /// SHA-256 of the program that runs: images of another one are not read.
  package var program: @Sendable () throws -> Digest = { try ProgramDigest.ofThisProcess() }
  /// The bounds of the log.
  package var logLimits = LogLimits.standard

  package init(
    directory: @escaping @Sendable (_ path: String) throws -> any LogFileSystem,
    clocks: @escaping @Sendable () -> LedgerClock.Reading,
    fillRandom: @escaping @Sendable (_ bytes: inout [UInt8]) throws -> Void
  ) {
    self.directory = directory
    self.clocks = clocks
    self.fillRandom = fillRandom
  }

  /// The machine's own.
  package static let machine = Surroundings(
    directory: { path in try Directory.make(path: path) },
    clocks: {
      LedgerClock.Reading(wall: SystemClock.wallMicroseconds, boot: SystemClock.bootMicroseconds)
    },
    fillRandom: { bytes in try Randomness.fill(&bytes) })
}
