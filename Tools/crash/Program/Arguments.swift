// What the program was asked to do.

struct Arguments {
  static let usage = "usage: crash [--runs N | --find N] [--seed FIRST] [--replay SEED] | crash --damage"

  var runs: UInt64 = 200_000
  var seed: UInt64 = 1
  /// One violation is enough.
  var stopsAtFirst = false
  /// One seed to run again, with the violation in full.
  var replayed: UInt64?
  /// Every damage to a small log instead of random lives.
  var isExhaustive = false

  /// Nil when they cannot be understood.
  init?(_ words: some Collection<String>) {
    var words = Array(words)
    if words == ["--damage"] {
      isExhaustive = true
      words = []
    }
    while !words.isEmpty {
      guard words.count >= 2, let value = UInt64(words[1]) else { return nil }
      switch words[0] {
      case "--runs": runs = max(1, value)
      case "--find":
        runs = max(1, value)
        stopsAtFirst = true
      case "--seed": seed = value
      case "--replay": replayed = value
      default: return nil
      }
      words.removeFirst(2)
    }
  }
}
