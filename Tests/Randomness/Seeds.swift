// Which seeds a property test runs with. They are its arguments, so a failure names the one that it came with.
import Foundation

/// Seeds of property tests. With the environment variable `TEST_SEED` every one of them runs with that seed alone, to
/// see a failure again or to look further than the usual seeds do.
package enum Seeds {
  private static let asked = ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) }

  /// These.
  package static func usual(_ seeds: [UInt64]) -> [UInt64] { asked.map { [$0] } ?? seeds }

  /// From one to another.
  package static func usual(_ seeds: ClosedRange<UInt64>) -> [UInt64] { usual(Array(seeds)) }

  /// One that no run had before.
  package static var fresh: UInt64 { asked ?? UInt64.random(in: .min ... .max) }
}
