// Replay of any beginning of the log is what the live service answered when it had come that far.
import EventLog
import Foundation
import InviteLedger
import JSONText
import LedgerService
import Projections
import Randomness
import SystemCalls
import Testing

@Suite struct PrefixTests {
  /// Something that was asked while the service ran, and what it answered at which seq.
  private struct Observation {
    var question: String
    var reply: String
    var seq: Int64
    /// What the answer says of uses, or of archives: enough to compare with a model.
    var row: JSONValue
  }

  private static let start: Int64 = 1_795_251_600_000_000

  @Test(arguments: Seeds.usual(1...3))
  func `a service on any beginning of the log answers what was answered then`(seed: UInt64) throws {
    let clock = StandingClock(wall: Self.start)
    try Scene.play(on: clock.surroundings()) { scene in
      var random = SeededRandom(seed: seed)
      // The head of the first start fits every beginning of the log.
      let head = try Data(contentsOf: URL(filePath: scene.directory.ledger + "/head"))
      let seen = try Self.observe(60, on: try scene.connect(), &random)
      try scene.service.stop()
      for _ in 1...6 {
        let observation = seen[random.below(seen.count)]
        try Self.onBeginning(of: scene.directory, through: observation.seq, head, clock) { client in
          let reply = try client.ask(observation.question)
          #expect(reply.description == observation.reply, "seed \(seed)")
        }
      }
      try scene.start()
    }
  }

  @Test(arguments: Seeds.usual(4...5))
  func `the models of a replay to any seq say what was answered then`(seed: UInt64) throws {
    let clock = StandingClock(wall: Self.start)
    try Scene.play(on: clock.surroundings()) { scene in
      var random = SeededRandom(seed: seed)
      let seen = try Self.observe(60, on: try scene.connect(), &random)
      let reader = LogReader(directory: try Directory(path: scene.directory.ledger, trust: .ownOnly))
      for observation in seen {
        let fold = try LedgerFold.replay(reader, through: UInt64(observation.seq))
        #expect(fold.state.seq == UInt64(observation.seq))
        #expect(Self.facts(of: observation.row) == Self.facts(in: fold.models, for: observation.row), "seed \(seed)")
      }
    }
  }

  /// Commands and questions, in an order that the seed gives.
  private static func observe(
    _ count: Int, on client: Conversation, _ random: inout SeededRandom
  ) throws -> [Observation] {
    var tokens = [try client.token("max_uses=5")]
    try client.ok("message send to=group:a,group:b,group:c title=t text=t")
    var seen: [Observation] = []
    while seen.count < count {
      switch random.below(6) {
      case 0: tokens.append(try client.token("max_uses=\(1 + random.below(3)) groups=g\(random.below(3))"))
      case 1:
        try client.ask(
          "token redeem token=\(tokens[random.below(tokens.count)]) email=u\(random.below(40))@example.org")
      case 2: try client.ask("invite revoke invite=inv_\(1 + random.below(tokens.count)) reason=r")
      case 3: try client.ask("message archive message=msg_1 holder=group:\(["a", "b", "c"][random.below(3)])")
      case 4: try client.ask("message restore message=msg_1 holder=group:\(["a", "b", "c"][random.below(3)])")
      default:
        let question = random.below(2) == 0 ? "message show msg_1" : "invite show inv_\(1 + random.below(tokens.count))"
        let reply = try client.ok(question)
        seen.append(
          Observation(
            question: question, reply: reply.description, seq: try #require(reply.seq),
            row: try #require(reply.rows.first)))
      }
    }
    return seen
  }

  /// Plays a service on a copy of the ledger that ends at a seq.
  private static func onBeginning(
    of original: TestDirectory, through seq: Int64, _ head: Data, _ clock: StandingClock,
    _ body: (Conversation) throws -> Void
  ) throws {
    let directory = try TestDirectory()
    defer { directory.remove() }
    let files = FileManager.default
    try files.createDirectory(
      atPath: directory.ledger, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    try files.copyItem(atPath: original.ledger + "/key", toPath: directory.ledger + "/key")
    let lines = try original.logLines().prefix(Int(seq))
    let log = Data(lines.joined(separator: [0x0A]) + [0x0A])
    for (name, contents) in [("head", head), ("events-00000000000000000001.ndjson", log)] {
      #expect(
        files.createFile(
          atPath: "\(directory.ledger)/\(name)", contents: contents, attributes: [.posixPermissions: 0o600]))
    }
    let service = try LiveService(Scene.options(in: directory, clock.surroundings()), diagnostics: .silent)
    let outcome = Result { try body(try Conversation(with: directory.socket)) }
    #expect(try service.stop() == 0)
    try outcome.get()
  }

  /// The part of a row that depends on the most events.
  private static func facts(of row: JSONValue) -> [String] {
    if let archived = row["archived"]?.array { return archived.compactMap(\.string) }
    let redemptions = row["redemptions"]?.array ?? []
    return [row["status"]?.string ?? "", "\(row["uses"]?.integer ?? -1)"]
      + redemptions.map { "\($0["redemption"]?.string ?? "") \($0["seq"]?.integer ?? 0)" }
  }

  private static func facts(in models: LedgerModels, for row: JSONValue) -> [String] {
    if let id = row["message"]?.string.flatMap(MessageID.init(text:)), let message = models.messages.message(id) {
      return message.places.filter { $0.box == .archived }.map(\.holder.description)
    }
    guard let id = row["invite"]?.string.flatMap(InviteID.init(text:)), let invite = models.invites.invite(id) else {
      return []
    }
    return [invite.status(at: Timestamp(microseconds: start)).rawValue, "\(invite.used)"]
      + models.invites.redemptions(of: id, limit: 100).map { "\($0.redemption) \($0.seq)" }
  }
}
