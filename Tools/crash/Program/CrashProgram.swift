// Simulated crashes of the event log: many seeded runs on its real code.

import Foundation

@main struct CrashProgram {
  static func main() async {
    guard let arguments = Arguments(CommandLine.arguments.dropFirst()) else {
      print(Arguments.usage)
      exit(64)
    }
    if let seed = arguments.replayed { return replay(seed) }
    if arguments.isExhaustive { return damageEverywhere() }
    let outcome = await Runs.run(
      first: arguments.seed, count: arguments.runs, stopAtFirst: arguments.stopsAtFirst)
    for violation in outcome.violations.prefix(10) { print("seed \(violation.seed): \(violation.text)") }
    print(
      "\(outcome.runs) runs, seeds \(arguments.seed) to \(arguments.seed + arguments.runs - 1), "
        + "\(outcome.violations.count) violations, \(outcome.operations) disk operations")
    exit(outcome.violations.isEmpty ? 0 : 1)
  }

  private static func replay(_ seed: UInt64) {
    var run = CrashRun(seed: seed)
    do {
      try run.run()
      print("seed \(seed): no violation")
    } catch {
      print("seed \(seed): \(error)")
      exit(1)
    }
  }

  private static func damageEverywhere() {
    do {
      let outcome = try ExhaustiveDamage.run()
      for violation in outcome.violations.prefix(10) { print(violation) }
      print(
        "\(outcome.cases) damaged logs of 64 events: \(outcome.refused) refused, \(outcome.lostLastGroup) without their last group, "
          + "\(outcome.violations.count) violations")
      exit(outcome.violations.isEmpty ? 0 : 1)
    } catch {
      print("the undamaged log could not be written: \(error)")
      exit(1)
    }
  }
}
