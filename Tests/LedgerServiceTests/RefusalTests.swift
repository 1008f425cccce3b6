// Redemptions that are refused: counted in the log, slowed for those who fail again and again.
import InviteLedger
import JSONText
import LedgerService
import Testing

@Suite struct RefusalTests {
  /// What the lines of `AttemptRefused` add up to, by code.
  static func counts(_ scene: Scene) throws -> [String: Int64] {
    var counts: [String: Int64] = [:]
    for row in try scene.ask("audit type=AttemptRefused").rows {
      for refusal in row["data"]?["refusals"]?.array ?? [] {
        counts[refusal["code"]?.string ?? "", default: 0] += refusal["count"]?.integer ?? 0
      }
      counts["other", default: 0] += row["data"]?["other"]?.integer ?? 0
    }
    return counts.filter { $0.value > 0 }
  }

  @Test func `the first refusal rides with the next group, the rest is recorded when the service stops`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let token = try client.token("max_uses=1")
      try client.ok("token redeem token=\(token) email=bob@example.org")
      for number in 1...3 { _ = try client.ask("token redeem token=\(token) email=p\(number)@example.org") }
      #expect(try Self.counts(scene) == [:])
      let reply = try client.ok("account add account=ada")
      let rows = try scene.ask("audit type=AttemptRefused").rows
      #expect(rows.map { $0["seq"]?.integer } == [reply.seq.map { $0 + 1 }])
      #expect(rows.first?["actor"]?.string == "invite-ledger")
      for _ in 1...4 { _ = try client.ask("token redeem token=inv1_nonsense") }
      _ = try client.ask("token reserve token=\(token) email=cy@example.org public=true")
      _ = try client.ask("@dry token redeem token=\(token) email=cy@example.org")
      _ = try client.ask("token check token=\(token) email=cy@example.org")
      try client.ok("account add account=eve")
      #expect(try Self.counts(scene) == ["token.exhausted": 3])
      try scene.restart()
      #expect(try Self.counts(scene) == ["token.exhausted": 4, "token.malformed": 4])
      #expect(
        try scene.ask("invite show inv_1").rows.first?["refused"]
          == .object([JSONMember(name: "token.exhausted", value: .integer(4))]))
    }
  }

  @Test(arguments: [RejectionCode.denied, .roleTooWeak, .argumentInvalid, .argumentMissing])
  func `who may not, or says nothing that can be meant, makes no attempt at a token`(code: RejectionCode) {
    let token = PresentedToken.malformed(reason: "it is too short")
    let command = Command.redeemToken(RedeemToken(token: token))
    #expect(RefusedAttempt(Rejection(code, "no", hint: "ask"), of: command) == nil)
    #expect(RefusedAttempt(Rejection(.tokenMalformed, "no", hint: "ask"), of: command)?.code == .tokenMalformed)
  }

  @Test func `a minute after the first refusal its line goes by itself`() throws {
    let clock = StandingClock(wall: 1_795_251_600_000_000)
    try Scene.play(on: clock.surroundings()) { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada")
      _ = try client.ask("token redeem token=inv1_nonsense")
      clock.move(wall: 59_000_000, boot: 59_000_000)
      try client.ok("ping")
      #expect(try Self.counts(scene) == [:])
      clock.move(wall: 1_000_000, boot: 1_000_000)
      try client.ok("ping")
      let next = try client.ok("account add account=bob")
      #expect(try Self.counts(scene) == ["token.malformed": 1])
      #expect(try scene.ask("audit type=AttemptRefused").rows.first?["seq"]?.integer == next.seq.map { $0 - 1 })
    }
  }

  @Test func `thousands of failed redemptions grow the log by a few lines`() throws {
    try Scene.play(failuresFree: 1_000_000) { scene in
      let client = try scene.connect()
      let tokens = try (1...50).map { number in try client.token("email=p\(number)@example.org") }
      let before = try scene.directory.logLines().reduce(0) { $0 + $1.count }
      for _ in 1...100 {
        try client.send(
          tokens.flatMap { ["token redeem token=\($0) email=x@example.org", "token redeem token=\($0)0"] })
        for _ in 1...100 { #expect(try client.reply().err != nil) }
      }
      try client.ok("account add account=ada")
      try scene.restart()
      let after = try scene.directory.logLines().reduce(0) { $0 + $1.count }
      // 10,000 of them; 100,000 may take a mebibyte.
      #expect(after - before < 1 << 20 / 10, "\(after - before) bytes")
      #expect(try Self.counts(scene).values.reduce(0, +) == 10_000)
    }
  }

  @Test func `who fails too often waits, and who redeems does not`() throws {
    try Scene.play(failuresFree: 2) { scene in
      let (client, other) = (try scene.connect(), try scene.connect())
      let token = try client.token("max_uses=10")
      for _ in 1...2 { _ = try client.ask("token redeem token=inv1_nonsense") }
      for _ in 1...60 { try client.send("token redeem token=inv1_nonsense") }
      // The first of them is held back now; nobody else is.
      #expect(try other.ok("token redeem token=\(token) email=bob@example.org").number("use") == 1)
      for _ in 1...5 { #expect(try client.reply().err == "token.malformed") }
    }
  }

  @Test func `a disk that is full fails no answer of a refusal`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada")
      disk.refusal = .writing
      #expect(try client.ask("token redeem token=inv1_nonsense").err == "token.malformed")
      #expect(try client.ask("account add account=bob").err == "log.full")
      #expect(try client.ask("token redeem token=inv1_nonsense").err == "token.malformed")
      disk.refusal = .nothing
      try client.ok("account add account=bob")
      try scene.restart()
      #expect(try Self.counts(scene) == ["token.malformed": 2])
    }
  }
}
