// Lines that nobody meant: each gets one answer, the service lives on, the log stays whole.
import JSONText
import Randomness
import Testing

@Suite struct HostileLineTests {
  @Test(arguments: Seeds.usual(11...13))
  func `F20 requests with bytes changed, lost, doubled and swapped are each answered`(seed: UInt64) throws {
    // A question that waits for an event of the future would wait its time.
    let requests = try Transcript.all().flatMap(\.steps).compactMap { step -> [UInt8]? in
      guard case .request(let line) = step.step, line.utf8.count > 3, line != "quit", !line.contains("after")
      else { return nil }
      return Array(line.utf8)
    }
    var choice = SeededRandom(seed: seed)
    try Scene.play { scene in
      var client = try scene.connect()
      try client.ok("ping")
      for number in 1...1_000 {
        var line = requests[choice.below(requests.count)]
        for _ in 0...choice.below(3) { Self.change(&line, &choice) }
        try client.sendRaw(line + Array("\n@id=m\(number) ping\n".utf8))
        if try Self.readPast("m\(number)", on: client) { continue }
        // It has become a quit.
        client = try scene.connect()
        try client.ok("ping")
      }
      // A service that stops records how many redemptions it refused.
      let kept = try scene.ask("audit type!=AttemptRefused,AuthRefused").rows.count
      try scene.restart()
      #expect(try scene.ask("audit type!=AttemptRefused,AuthRefused").rows.count == kept, "seed \(seed)")
      #expect(scene.diagnostics == [], "seed \(seed)")
    }
  }

  /// Reads until the marked ping is answered; false if the connection was closed in order before.
  private static func readPast(_ mark: String, on client: Conversation) throws -> Bool {
    while let line = try client.line() {
      if line.id?.string == mark { return true }
    }
    return false
  }

  private static func change(_ line: inout [UInt8], _ choice: inout SeededRandom) {
    guard !line.isEmpty else { return }
    let place = choice.below(line.count)
    switch choice.below(6) {
    case 0: line[place] = UInt8(choice.below(256))
    case 1: line.remove(at: place)
    case 2: line.insert(Array(" @='\"\\{}[],:$%".utf8)[choice.below(14)], at: place)
    case 3: line += line[place...]
    case 4: line.removeLast(line.count - place)
    default: line.swapAt(place, choice.below(line.count))
    }
    line.removeAll { $0 == 0x0A }
  }
}
