// Showing that every planted bug is found, and after how many runs.

#if PLANTED_BUGS
  import EventLog
  import Foundation

  enum PlantedBugRuns {
    /// Runs each bug until it is found; leaves with 1 if one is not.
    static func run(_ arguments: Arguments) async {
      let honest = await Runs.run(first: arguments.seed, count: min(arguments.runs, 2000), stopAtFirst: true)
      print("without a bug: \(honest.runs) runs, \(honest.violations.count) violations")
      var missed = honest.violations.isEmpty ? 0 : 1
      for bug in PlantedBug.allCases {
        PlantedBug.active = bug
        let outcome = await Runs.run(first: arguments.seed, count: arguments.runs, stopAtFirst: true)
        let name = bug.rawValue.padding(toLength: 26, withPad: " ", startingAt: 0)
        if let found = outcome.violations.first {
          print("\(name) caught after \(outcome.runs) runs, seed \(found.seed): \(found.text)")
        } else {
          missed += 1
          print("\(name) NOT CAUGHT in \(outcome.runs) runs")
        }
      }
      print("\(PlantedBug.allCases.count) planted bugs, \(missed) missed")
      exit(missed == 0 ? 0 : 1)
    }
  }
#endif
