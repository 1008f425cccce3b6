// Every fault in turn, each in a directory of its own.
import Foundation
import Randomness
import SystemCalls

/// Makes the calls of the real program fail, one run a fault.
struct FaultCampaign {
  let program: String
  let shim: String
  /// One of so many faults is tried, which one is the seed's to say; 1 tries all.
  let oneOf: Int
  let seed: UInt64
  /// How many commands the program works through in each run.
  let commands: Int

  func perform() throws -> String {
    let counts = try countCalls()
    let faults = Fault.all(counts)
    var random = SeededRandom(seed: seed)
    let offset = random.below(oneOf)
    let chosen = faults.indices.filter { $0 % oneOf == offset }.map { faults[$0] }
    var failures: [String] = []
    for fault in chosen where failures.count < Self.failuresShown {
      do { try run(fault: fault, limits: nil) } catch { failures.append("\(error)") }
    }
    for limits in Self.limits {
      do { try run(fault: nil, limits: limits) } catch { failures.append("\(error)") }
    }
    guard failures.isEmpty else { throw KillFailure(failures.joined(separator: "\n") + "\nseed \(seed)") }
    let deaths = chosen.count { $0.isDeath }
    return
      "\(deaths) deaths and \(chosen.count - deaths) failures of \(faults.count) possible ones, \(Self.limits.count) limits"
  }

  /// After so many nothing new is learned.
  private static let failuresShown = 20

  /// Files of 8 KiB at most, and as few descriptors as a service can start with.
  private static let limits = ["ulimit -f 8", "ulimit -f 1", "ulimit -n 32"]

  private func run(fault: Fault?, limits: String?) throws {
    let place = try Place()
    let run = FaultRun(program: program, shim: shim, fault: fault, commands: commands, place: place, limits: limits)
    do {
      try run.perform()
      place.remove()
    } catch {
      throw KillFailure("\(fault?.description ?? limits ?? ""): \(error)\nthe directory was kept: \(place.path)")
    }
  }

  /// How often the program makes each call when nothing fails.
  private func countCalls() throws -> [String: Int] {
    let place = try Place()
    defer { place.remove() }
    let file = place.path + "/counts"
    let environment = ["LD_PRELOAD": shim, "LEDGER_FAULT_COUNTS": file]
    try FaultRun(program: program, shim: shim, fault: nil, commands: commands, place: place).count(environment)
    var counts: [String: Int] = [:]
    for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 2, let count = Int(parts[1]) else { throw KillFailure("the shim counted \(line)") }
      counts[String(parts[0])] = count
    }
    guard counts["fdatasync"] ?? 0 >= commands else {
      throw KillFailure("the shim sees \(counts["fdatasync"] ?? 0) syncs of \(commands) commands")
    }
    return counts
  }
}
