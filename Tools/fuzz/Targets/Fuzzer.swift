// One input after the other, from a seed: the same seed gives the same inputs everywhere.
import Randomness

/// Feeds a target.
package struct Fuzzer {
  private let target: FuzzTarget
  private let mutator: Mutator
  private var random: SeededRandom
  private var pool: [[UInt8]]
  private var kinds: Set<String> = []
  /// How many inputs were judged.
  package private(set) var runs: UInt64 = 0
  /// The input that is judged, or was last.
  package private(set) var input: [UInt8] = []

  /// Inputs of a new kind that are kept to be changed further.
  private static let mostKept = 4_000

  /// - Parameter corpus: inputs to begin with, beside the target's own.
  package init(_ target: FuzzTarget, seed: UInt64, corpus: [[UInt8]] = []) {
    self.target = target
    mutator = Mutator(words: target.words)
    random = SeededRandom(seed: seed)
    pool = corpus + target.examples
    if pool.isEmpty { pool = [[]] }
  }

  /// Different ways through the parser so far.
  package var kindsSeen: Int { kinds.count }

  /// Makes the next input, without judging it.
  package mutating func advance() {
    runs += 1
    input = mutator.change(random.pick(pool), with: random.pick(pool), &random)
  }

  /// Judges the input.
  package mutating func judge() throws(FuzzFinding) {
    let kind = try target.judge(input)
    guard kinds.insert(kind).inserted, pool.count < Self.mostKept else { return }
    pool.append(input)
  }

  /// The shortest input that was found to show a finding too, by leaving parts out.
  package static func shortened(_ input: [UInt8], for target: FuzzTarget) -> [UInt8] {
    var input = input
    var size = max(1, input.count / 2)
    while true {
      var start = 0
      while start < input.count {
        var shorter = input
        shorter.removeSubrange(start..<min(input.count, start + size))
        if isFinding(shorter, target) { input = shorter } else { start += size }
      }
      if size == 1 { return input }
      size /= 2
    }
  }

  private static func isFinding(_ input: [UInt8], _ target: FuzzTarget) -> Bool {
    do throws(FuzzFinding) {
      _ = try target.judge(input)
      return false
    } catch {
      return true
    }
  }
}
