// Trust: the same log folded by other processes.

import InviteLedger
import JSONText
import Projections

extension Session {
  /// Folds the log in this process and in others, whose hashing is seeded otherwise, in other time zones and with the models
  /// in another order, and compares digests along the way.
  func verify(runs: Int, every: UInt64?, look: (UInt64) throws -> Void) throws -> SessionAnswer {
    guard overlay.isEmpty else { throw ReplayError("other processes read the log as it is", hint: "reset") }
    guard let elsewhere = outside.replayElsewhere else { throw ReplayError("no other process can be asked here") }
    guard runs <= Limits.verifyRuns else { throw ReplayError("at most \(Limits.verifyRuns) runs", hint: "verify") }
    let every = every ?? max(1, timeline.end.dividedUp(by: Limits.verifyPositions))
    let own = try digests(every: every, look: look)
    for run in 1...runs {
      let zone = Self.zones[run % Self.zones.count]
      let words = "digest --every \(every) --order \(run) --through \(max(timeline.end, 1))"
      let answer = try elsewhere(nil, [words], zone) { try look(0) }.first?.array?.compactMap(Digests.init) ?? []
      for (mine, other) in zip(own, answer) where mine != other {
        let names = mine.models(differingIn: other).joined(separator: ", ")
        return SessionAnswer(
          ["run \(run) (\(zone)) parts at or before seq \(mine.seq): \(names)"],
          .members(["run": .integer(Int64(run)), "seq": .number(mine.seq), "models": .string(names)]), isNo: true)
      }
      guard answer.count == own.count else {
        throw ReplayError("run \(run) answered \(answer.count) digests of \(own.count)")
      }
    }
    return SessionAnswer(
      ["\(runs) more run\(runs == 1 ? "" : "s"), \(own.count) positions: the same digests"],
      .members(["runs": .integer(Int64(runs)), "positions": .integer(Int64(own.count)), "seq": .null]))
  }

  /// Far from each other, one of them with a half hour.
  private static let zones = ["UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu"]
}

extension UInt64 {
  /// Rounded up.
  func dividedUp(by divisor: UInt64) -> UInt64 { self / divisor + (self % divisor == 0 ? 0 : 1) }
}
