// Clients at work, a daemon that dies, and the moments it dies at.
import Foundation
import Randomness
import SimulatedDisk
import SystemCalls

/// One run.
final class KillRun {
  /// What is left to compare.
  struct Outcome {
    var told: [String: Told]
    var kills: Int
    var pauses: Int
    /// The most memory that a daemon was seen to have had.
    var mostKilobytes: Int
    var killsAtStart: Int
    /// Files that the program's own import carried through.
    var imports: Int
  }

  private static let clients: [Work] = [.importing, .redeeming, .racing, .racing, .writing]
  private static let importers = 3

  private let options: Options
  private let place: Place
  private let history = History()
  private var random: SeededRandom
  private var killsAtStart = 0
  private var kills = 0
  private var pauses = 0
  private var mostKilobytes = 0
  private var threads: [SystemThread] = []
  private let imports = Monitor(0)

  init(_ options: Options, in place: Place) {
    self.options = options
    self.place = place
    random = SeededRandom(seed: options.seed)
  }

  func perform() throws -> Outcome {
    var daemon = try startDaemon()
    do {
      try startClients()
      let end = options.seconds.map { SystemClock.monotonicNanoseconds + Int64($0) * 1_000_000_000 }
      while end.map({ SystemClock.monotonicNanoseconds < $0 }) ?? (kills < options.kills) {
        try history.wait(forAnswers: history.answers + 1 + random.below(end == nil ? 200 : 1_000))
        usleep(UInt32(random.below(4_000)))
        mostKilobytes = max(mostKilobytes, try daemon.residentKilobytes().most)
        if end != nil, random.oneIn(4) {
          daemon.pause(milliseconds: UInt32(random.below(300)))
          pauses += 1
          continue
        }
        if end != nil, random.oneIn(6) { try daemon.stop() } else { try daemon.kill() }
        kills += 1
        daemon = try startDaemon()
      }
      history.end()
    } catch {
      history.fail("\(error)")
      for thread in threads { thread.join() }
      throw error
    }
    for thread in threads { thread.join() }
    if let failure = history.failure { throw KillFailure(failure) }
    try daemon.stop()
    return Outcome(
      told: history.told, kills: kills, pauses: pauses, mostKilobytes: mostKilobytes, killsAtStart: killsAtStart,
      imports: imports.withLock { $0 })
  }

  /// Starts the daemon; now and then it is killed while it starts, and started again.
  private func startDaemon() throws -> Daemon {
    while random.oneIn(4) {
      let daemon = try Daemon(options.program, in: place)
      usleep(UInt32(random.below(60_000)))
      try daemon.kill()
      killsAtStart += 1
    }
    let daemon = try Daemon(options.program, in: place)
    try daemon.waitUntilItAnswers()
    return daemon
  }

  private func startClients() throws {
    for number in Self.clients.indices {
      let seed = random.next()
      threads.append(
        try SystemThread(name: "client \(number)") { [history, place] in
          do { try Self.work(number, seed, in: place, history) } catch { history.fail("\(error)") }
        })
    }
    for number in 0..<Self.importers {
      let process = ImportProcess(number, options.program, in: place)
      threads.append(
        try SystemThread(name: "import \(number)") { [history, imports] in
          do {
            let files = try process.run(history)
            imports.withLock { $0 += files }
          } catch { history.fail("\(error)") }
        })
    }
  }

  private static func work(_ number: Int, _ seed: UInt64, in place: Place, _ history: History) throws {
    var random = SeededRandom(seed: seed)
    let client = Client(number, in: place, history: history)
    repeat { try clients[number].perform(by: client, &random, history) } while !history.isOver
    try client.askAgain()
  }
}
