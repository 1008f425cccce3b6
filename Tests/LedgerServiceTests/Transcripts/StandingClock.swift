// Surroundings that are the same in every run: a clock that a test moves, and random numbers from a fixed seed.
import EventLog
import LedgerService
import Randomness
import SystemCalls

/// Clocks and random numbers without chance.
final class StandingClock: Sendable {
  private struct State: Sendable {
    var reading: LedgerClock.Reading
    var random = SeededRandom(seed: 0)
  }

  private let state: Monitor<State>

  /// - Parameter wall: where both clocks begin, in microseconds since 1970.
  init(wall: Int64) {
    state = Monitor(State(reading: LedgerClock.Reading(wall: wall, boot: 0)))
  }

  /// Moves the wall clock and the time since boot; each counts microseconds.
  func move(wall: Int64, boot: Int64) {
    state.withLock { state in
      state.reading.wall += wall
      state.reading.boot += boot
    }
  }

  /// The machine with these clocks and numbers.
  ///
  /// - Parameter segmentBytes: from which length on a segment of the log is sealed.
  func surroundings(segmentBytes: UInt64? = nil) -> Surroundings {
    var surroundings = Surroundings.machine
    surroundings.clocks = { self.state.withLock { $0.reading } }
    surroundings.fillRandom = { bytes in
      for index in bytes.indices { bytes[index] = self.nextByte() }
    }
    if let segmentBytes { surroundings.logLimits.segmentBytes = segmentBytes }
    return surroundings
  }

  private func nextByte() -> UInt8 {
    state.withLock { UInt8(truncatingIfNeeded: $0.random.next() >> 56) }
  }
}
