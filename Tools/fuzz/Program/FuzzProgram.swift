// Feeds a parser with damaged inputs, from a seed, for a time or a number of runs.
import Foundation
import FuzzTargets

@main
enum FuzzProgram {
  static func main() {
    do {
      try run(Options(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("fuzz: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ options: Options) throws {
    let targets = FuzzTarget.all(lines: SnapshotLines.some)
    if options.target == "list" { return print(targets.map(\.name).joined(separator: "\n")) }
    guard let target = targets.first(where: { $0.name == options.target }) else {
      throw FuzzFinding("there is no target of that name; fuzz list names them")
    }
    var campaign = try Campaign(target, options)
    try campaign.perform()
  }
}

/// What to feed, for how long, and from which seed.
struct Options {
  static let usage = FuzzFinding("usage: fuzz TARGET|list [--seconds N] [--runs N] [--seed N] [--last FILE]")

  var target = "list"
  var seconds = 5.0
  var runs = UInt64.max
  var seed = UInt64.random(in: 1...UInt64(UInt32.max))
  /// A file that has each input before it is read: what a program died of stands in it.
  var last: String?

  init(_ arguments: some Collection<String>) throws {
    var words = arguments.makeIterator()
    guard let target = words.next() else { throw Self.usage }
    self.target = target
    while let name = words.next() {
      guard let value = words.next() else { throw Self.usage }
      switch name {
      case "--seconds": seconds = try Self.number(value)
      case "--runs":
        runs = try Self.number(value)
        seconds = .infinity
      case "--seed": seed = try Self.number(value)
      case "--last": last = value
      default: throw Self.usage
      }
    }
  }

  private static func number<Number: LosslessStringConvertible>(_ text: String) throws -> Number {
    guard let number = Number(text) else { throw usage }
    return number
  }
}
