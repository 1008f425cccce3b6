// The whole service on a disk that dies, fails or loses power where a seed says.
import JSONText
import LedgerService
import Randomness
import SimulatedDisk
import SystemCalls
import Testing

@Suite struct PowerLossTests {
  @Test(arguments: Seeds.usual(1...30))
  func `F15 what was acknowledged is there after any crash, once, and its request answers the same`(seed: UInt64) throws
  {
    let disk = SimulatedDisk(seed: seed)
    var surroundings = Surroundings.machine
    surroundings.directory = { _ in disk.root }
    var choice = SeededRandom(seed: seed)
    // Every other history with images: each start reads the last one, or throws it away, and writes the next.
    try Scene.play(on: surroundings, imageAfter: seed % 2 == 0 ? 1 : nil) { scene in
      scene.expectsFailure = true
      var told: [Int: JSONValue] = [:]
      for life in 1...3 {
        disk.plan(choice.below(2) == 0 ? .death : .failure, in: 1 + choice.below(40))
        try Self.work(on: try scene.connect(), life: life, told: &told, disk)
        #expect(try scene.service.waitForEnd() == 74, "seed \(seed), life \(life)")
        disk.heal()
        disk.stop(choice.below(2) == 0 ? .kill : .powerLoss)
        try scene.start()
      }
      try Self.check(told, on: scene, seed: seed)
    }
  }

  /// Commands that stand for all: one event, several, refused ones among them.
  private static func command(_ number: Int) -> String {
    switch number % 4 {
    case 0: "@req=r\(number) invite mint quantity=3"
    case 1: "@req=r\(number) message send to=group:a title=t text=t auto_archive_for=group:a"
    case 2: "@req=r\(number) account add account=a\(number)"
    default: "@req=r\(number) invite issue email=u\(number)@example.org"
    }
  }

  private static let commands = 60
  /// Commands in which any planned operation is reached.
  private static let faultsWithin = 200

  /// Asks what was not answered yet, and goes on until the service is gone.
  private static func work(
    on client: Conversation, life: Int, told: inout [Int: JSONValue], _ disk: SimulatedDisk
  ) throws {
    for number in 0... {
      // The fault has struck long before, and what it struck was an image, which the service outlives.
      if number == commands + faultsWithin { disk.plan(.death, in: 1) }
      // Behind the commands that are compared come others, until the planned operation is reached.
      let line = number < commands ? command(number) : "account add account=life\(life)-\(number)"
      if told[number] != nil { continue }
      guard (try? client.send(line)) != nil, let reply = try? client.replyIfOpen(), let ok = reply.ok else { return }
      if number < commands { told[number] = result(ok) }
    }
  }

  /// What an answer says whenever it is asked for.
  private static func result(_ ok: JSONValue) -> JSONValue {
    .object((ok.object ?? []).filter { $0.name != "replayed" })
  }

  private static func check(_ told: [Int: JSONValue], on scene: Scene, seed: UInt64) throws {
    let client = try scene.connect()
    for number in 0..<commands {
      let reply = try client.ok(command(number))
      if let before = told[number] {
        #expect(result(try #require(reply.ok)) == before, "seed \(seed), request \(number)")
        #expect(reply.flag("replayed") == true, "seed \(seed), request \(number)")
      }
    }
    let rows = try client.ok("audit").rows
    #expect(rows.map { $0["seq"]?.integer } == (1...Int64(rows.count)).map { $0 }, "seed \(seed)")
    let requests = rows.compactMap { $0["meta"]?["req"]?.array?.first?.string }
    #expect(requests.sorted() == (0..<commands).map { "r\($0)" }.sorted(), "seed \(seed)")
    try scene.restart()
    #expect(try scene.ask("audit").rows == rows, "seed \(seed)")
  }
}
