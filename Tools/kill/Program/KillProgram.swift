// Kills the daemon under load, starts it again, and in the end compares what clients were told with what the log says.
import Foundation
import SimulatedDisk
import SystemCalls

@main
enum KillProgram {
  static func main() {
    do {
      try run(Options(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("kill-restart: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ options: Options) throws {
    if let shim = options.shim { return try runFaults(options, shim) }
    if let histories = options.histories { return try runHistories(options, histories) }
    if let seconds = options.hostileSeconds {
      return try runOnce { place in try HostileLoad(program: options.program, place: place, seconds: seconds).perform()
      }
    }
    if let directory = options.smallDisk {
      let place = Place(existing: directory)
      return print(try SmallDisk(program: options.program, place: place).perform())
    }
    print(
      options.seconds.map { "\($0) s of kills, stops and pauses" } ?? "\(options.kills) kills", "seed \(options.seed)",
      separator: ", ")
    let started = SystemClock.monotonicNanoseconds
    let place = try Place()
    do {
      let run = KillRun(options, in: place)
      let outcome = try run.perform()
      let counts = try Verdict(outcome, place, program: options.program).check()
      place.remove()
      let seconds = (SystemClock.monotonicNanoseconds - started) / 1_000_000_000
      print(
        "\(counts); all in order after \(outcome.kills) kills and stops, \(outcome.killsAtStart) kills more at start and "
          + "\(outcome.pauses) pauses, at most \(outcome.mostKilobytes) KiB, \(seconds) s")
    } catch {
      throw KillFailure("\(error)\nseed \(options.seed); the directory was kept: \(place.path)")
    }
  }
}

extension KillProgram {
  private static func runHistories(_ options: Options, _ histories: Int) throws {
    print("\(histories) histories, seed \(options.seed)")
    do {
      try runOnce { place in
        try HistoryCampaign(program: options.program, histories: histories, seed: options.seed, place: place).perform()
      }
    } catch {
      throw KillFailure("\(error)\nseed \(options.seed)")
    }
  }

  /// A run in a directory of its own, which is kept if it fails.
  private static func runOnce(_ run: (Place) throws -> String) throws {
    let started = SystemClock.monotonicNanoseconds
    let place = try Place()
    do {
      let outcome = try run(place)
      place.remove()
      print("\(outcome), \((SystemClock.monotonicNanoseconds - started) / 1_000_000_000) s")
    } catch {
      throw KillFailure("\(error)\nthe directory was kept: \(place.path)")
    }
  }

  private static func runFaults(_ options: Options, _ shim: String) throws {
    print("one of \(options.oneOf) faults, seed \(options.seed)")
    let started = SystemClock.monotonicNanoseconds
    let campaign = FaultCampaign(
      program: options.program, shim: shim, oneOf: options.oneOf, seed: options.seed, commands: options.commands)
    let outcome = try campaign.perform()
    let seconds = (SystemClock.monotonicNanoseconds - started) / 1_000_000_000
    print("\(outcome); all in order afterwards, \(seconds) s")
  }
}

/// What went wrong, in a sentence.
struct KillFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// How often, of what, and from which seed.
struct Options {
  var program = ".build/debug/invite-ledger"
  var kills = 50
  /// Set, the daemon is killed, stopped and paused for so long, and not a number of times.
  var seconds: Int?
  /// Set, clients take what they can for so long instead.
  var hostileSeconds: Int?
  /// A directory on a small file system; set, that is filled instead.
  var smallDisk: String?
  /// Set, so many histories are judged instead.
  var histories: Int?
  /// The library to preload; set, single calls fail instead of the whole daemon.
  var shim: String?
  var oneOf = 1
  var commands = FaultScript.usual
  var seed = UInt64.random(in: 1...UInt64(UInt32.max))

  init(_ arguments: some Collection<String>) throws {
    var words = arguments.makeIterator()
    while let name = words.next() {
      guard let value = words.next() else { throw KillFailure("\(name) needs a value") }
      switch name {
      case "--program": program = value
      case "--kills": kills = try Self.number(value, of: name)
      case "--seconds": seconds = try Self.number(value, of: name)
      case "--hostile": hostileSeconds = try Self.number(value, of: name)
      case "--small-disk": smallDisk = value
      case "--histories": histories = max(1, try Self.number(value, of: name))
      case "--shim": shim = value
      case "--one-of": oneOf = max(1, try Self.number(value, of: name))
      case "--commands": commands = max(1, try Self.number(value, of: name))
      case "--seed": seed = try Self.number(value, of: name)
      default:
        throw KillFailure(
          "there is no \(name); use --program PATH --seed N and --kills N, --seconds N, --histories N, --hostile SECONDS, "
            + "--small-disk DIRECTORY, or --shim PATH --one-of N --commands N")
      }
    }
  }

  private static func number<Number: FixedWidthInteger>(_ text: String, of name: String) throws -> Number {
    guard let number = Number(text) else { throw KillFailure("\(name) needs a number, not \(text)") }
    return number
  }
}

/// A directory for one run, with a path short enough for a socket.
struct Place: Sendable {
  let path: String

  init() throws {
    path = "/tmp/il-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  /// A directory that somebody else made and removes.
  init(existing path: String) { self.path = path }

  var ledger: String { path + "/ledger" }
  var socket: String { path + "/s" }
  var diagnostics: String { path + "/diagnostics" }

  /// The program's own verdict on the files.
  func verify(by program: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["verify", ledger]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw KillFailure("invite-ledger verify ended with status \(process.terminationStatus)")
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
