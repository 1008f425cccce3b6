// One history: clients at work, and a daemon that dies or is stopped under them and comes back.
import Foundation
import Randomness
import SimulatedDisk
import SystemCalls

/// Makes a history on a daemon that runs, and leaves one running.
struct HistoryRun {
  private static let clients = 4

  let number: Int
  let program: String
  let place: Place
  var random: SeededRandom

  /// - Returns: what the clients saw.
  mutating func perform(_ daemon: inout Daemon) throws -> HistoryRecord {
    let record = HistoryRecord(clients: Self.clients)
    let threads = try startClients(record)
    do {
      var answers = 0
      for _ in 0..<1 + random.below(2) {
        answers += 1 + random.below(24)
        guard record.wait(forAnswers: answers) else { break }
        usleep(UInt32(random.below(1_500)))
        if random.oneIn(5) { try daemon.stop() } else { try daemon.kill() }
        daemon = try Daemon(program, in: place)
        try daemon.waitUntilItAnswers()
      }
    } catch {
      record.fail("\(error)")
    }
    for thread in threads { thread.join() }
    if let failure = record.failure { throw KillFailure("history \(number): \(failure)") }
    return record
  }

  private mutating func startClients(_ record: HistoryRecord) throws -> [SystemThread] {
    var threads: [SystemThread] = []
    for client in 0..<Self.clients {
      let (seed, number, place) = (random.next(), number, place)
      threads.append(
        try SystemThread(name: "client \(client)") {
          do {
            try HistoryClient(client, of: number, in: place, record: record, seed: seed).work()
          } catch { record.fail("\(error)") }
          record.end()
        })
    }
    return threads
  }
}
