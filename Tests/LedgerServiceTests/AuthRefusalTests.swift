// Requests that are refused for want of a right: counted in the log, and answered as ever.
import JSONText
import LedgerService
import Testing

@Suite struct AuthRefusalTests {
  /// What the lines of `AuthRefused` add up to, by key, verb and code.
  static func counts(_ scene: Scene) throws -> [String: Int64] {
    var counts: [String: Int64] = [:]
    for row in try scene.ask("audit type=AuthRefused").rows {
      #expect(row["actor"]?.string == "invite-ledger" && row["meta"]?["uid"]?.integer != nil)
      for refusal in row["data"]?["refusals"]?.array ?? [] {
        let names = ["key", "command", "code"].map { refusal[$0]?.string ?? "-" }
        counts[names.joined(separator: " "), default: 0] += refusal["count"]?.integer ?? 0
      }
      counts["other", default: 0] += row["data"]?["other"]?.integer ?? 0
    }
    return counts.filter { $0.value > 0 }
  }

  private static func key(_ words: String, on client: Conversation) throws -> String {
    try #require(try client.ok("key create \(words)").text("secret"))
  }

  @Test func `what opens nothing and what a scope lacks is counted by key, verb and code`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      let page = try Self.key("label=page scopes=invite.issue", on: root)
      let gone = try Self.key("label=gone scopes=invite.issue", on: root)
      try root.ok("key revoke key=key_2")
      let client = try scene.connect()
      for _ in 1...2 { #expect(try client.ask("auth key=\(gone)").err == "auth.denied") }
      // Another character at its end, and a key that is nobody's.
      _ = try client.ask("auth key=\(page.dropLast())\(page.hasSuffix("0") ? "1" : "0")")
      _ = try client.ask("auth key=ilk1_none")
      try client.ok("auth key=\(page)")
      for _ in 1...3 { #expect(try client.ask("audit").err == "auth.denied") }
      #expect(try client.ask("@dry invite issue role=owner").err == "auth.role")
      #expect(try client.ask("clock accept").err == "auth.denied")
      try scene.restart()
      let counts = try Self.counts(scene)
      #expect(counts["key_2 auth auth.denied"] == 2 && counts["key_1 audit auth.denied"] == 3)
      #expect(counts["key_1 invite issue auth.role"] == 1 && counts["key_1 clock accept auth.denied"] == 1)
      #expect(counts.filter { $0.key.hasPrefix("- auth ") }.values.reduce(0, +) == 2)
      #expect(counts.values.reduce(0, +) == 9)
      let row = try #require(try scene.ask("key show key_1").rows.first)
      #expect(row["refused"]?.canonicalText == #"{"auth.denied":4,"auth.role":1}"#)
      #expect(try scene.ask("audit type=AuthRefused key=key_2").rows.count == 1)
      let files = try scene.directory.files()
      for secret in [page, gone] {
        #expect(files.allSatisfy { !String(decoding: $0.bytes, as: UTF8.self).contains(secret.dropFirst(13)) })
      }
    }
  }

  @Test func `the first rides with the next group, and a minute later the sum goes by itself`() throws {
    let clock = StandingClock(wall: 1_795_251_600_000_000)
    try Scene.play(on: clock.surroundings()) { scene in
      let client = try scene.connect()
      _ = try client.ask("auth key=ilk1_none")
      #expect(try Self.counts(scene) == [:])
      let seq = try client.ok("account add account=ada").seq
      #expect(try scene.ask("audit type=AuthRefused").rows.map { $0["seq"]?.integer } == [seq.map { $0 + 1 }])
      for _ in 1...2 { _ = try client.ask("auth key=ilk1_none") }
      try client.ok("account add account=bob")
      #expect(try Self.counts(scene) == ["- auth arg.invalid": 1], "one line a minute")
      clock.move(wall: 60_000_000, boot: 60_000_000)
      try client.ok("ping")
      try client.ok("account add account=eve")
      #expect(try Self.counts(scene) == ["- auth arg.invalid": 3])
    }
  }

  @Test func `thousands of refusals grow the log by a few lines and none is lost`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let key = try Self.key("label=page scopes=token.check", on: client)
      try client.ok("auth key=\(key)")
      let before = try scene.directory.logLines().reduce(0) { $0 + $1.count }
      for _ in 1...50 {
        try client.send((1...100).map { "@\($0) " + ($0 % 2 == 0 ? "audit" : "policy set allow_never=true") })
        for _ in 1...100 { #expect(try client.reply().err == "auth.denied") }
      }
      try scene.restart()
      let after = try scene.directory.logLines().reduce(0) { $0 + $1.count }
      #expect(after - before < 4_096, "\(after - before) bytes")
      #expect(try Self.counts(scene).values.reduce(0, +) == 5_000)
    }
  }

  @Test func `a disk that is full fails no answer of a refusal, and the count is written later`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada")
      disk.refusal = .writing
      #expect(try client.ask("auth key=ilk1_none").err == "arg.invalid")
      #expect(try client.ask("account add account=bob").err == "log.full")
      #expect(try client.ask("auth key=ilk1_none").err == "arg.invalid")
      disk.refusal = .nothing
      try client.ok("account add account=bob")
      try scene.restart()
      #expect(try Self.counts(scene) == ["- auth arg.invalid": 2])
    }
  }
}
