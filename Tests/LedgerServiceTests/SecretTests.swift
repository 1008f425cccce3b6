// Nothing that was ever written or said holds a token, but for the answers that exist to show it.
import JSONText
import LedgerService
import Randomness
import Testing

@Suite struct SecretTests {
  @Test func `no file, no diagnostic, no error and no list holds any token that was issued`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      scene.expectsFailure = true
      var tokens: Set<String> = []
      var said: [String] = []
      let client = try scene.connect()
      try issue(on: client, &tokens)
      try provoke(tokens, on: client, &said)
      try scene.restart()
      try look(on: try scene.connect(), &said)
      disk.refusal = .syncing
      said.append(try scene.ask("invite issue email=last@example.org").description)
      _ = try scene.service.waitForEnd()
      #expect(tokens.count > 60)
      try search(for: tokens, in: said + scene.diagnostics, and: scene.directory)
    }
  }

  @Test(arguments: Seeds.usual(1...12))
  func `no token and no key stands in anything written, whatever was asked`(seed: UInt64) throws {
    try Scene.play(imageAfter: 1) { scene in
      var random = SeededRandom(seed: seed)
      var secrets: Set<String> = []
      var said: [String] = []
      var client = try scene.connect()
      for step in 1...120 {
        if random.oneIn(60) {
          try scene.restart()
          client = try scene.connect()
        }
        let reply = try client.ask(Self.line(step, secrets.sorted(), &random))
        let shown = (reply.rows + [reply.ok ?? .null]).flatMap { row in
          ["token", "secret"].compactMap { row[$0]?.string }
        }
        secrets.formUnion(shown)
        // What exists to show a secret shows it; everything else is looked through.
        if shown.isEmpty { said.append(reply.description) }
      }
      try look(on: client, &said)
      #expect(secrets.count > 20, "seed \(seed)")
      try search(for: secrets, in: said + scene.diagnostics, and: scene.directory)
    }
  }

  /// A request that makes a secret, uses one, or has one where none belongs.
  private static func line(_ step: Int, _ secrets: [String], _ random: inout SeededRandom) -> String {
    let made = [
      "invite issue email=p\(step)@example.org note=n", "invite issue max_uses=3", "invite mint quantity=2",
      "key create label=l\(step) scopes=token.*", "invite rotate invite=inv_1", "invite reveal invite=inv_1",
      "key rotate key=key_1", "invite reveal where=invite=inv_1..inv_9", "export",
    ]
    guard !secrets.isEmpty, random.oneIn(2) else { return random.pick(made) }
    let secret = random.pick(secrets)
    let cut = String(secret.dropLast(random.below(3)))
    return random.pick([
      "token redeem token=\(secret) username=u\(step) email=u\(step)@example.org", "token check token=\(cut)",
      "token reserve token=\(secret) email=r\(step)@example.org", "token explain token=\(secret)",
      "@req=\(secret) invite issue", "@as=\(secret) invite issue", "note add target=inv_1 text='x \(secret) y'",
      "invite issue email=\(secret)@example.org", "invite revoke invite=inv_2 reason=\(secret)",
      "audit data.note:\(secret)", "message send to=user:\(secret) title=t text=\(secret)", "key revoke key=\(secret)",
      "account add account=\(secret)", "policy set site_name=\(secret)", "mark set name=\(secret)", secret,
      "invite list group=\(secret)", "story \(secret)", "template define name=t title=\(secret) text=x",
      #"{"method":"invite issue","params":{"note":"\#(secret)"}}"#, "batch open file_digest=\(secret)",
    ])
  }

  /// Issues in every way there is.
  private func issue(on client: Conversation, _ tokens: inout Set<String>) throws {
    var replies = [
      try client.ok("invite issue email=bob@example.org note=n message=m"), try client.ok("invite issue max_uses=10"),
      try client.ok("@req=r invite issue email=req@example.org"), try client.ok("invite mint quantity=50"),
      try client.ok("invite resend invite=inv_1"),
    ]
    let batch = try client.ok("batch open").text("batch") ?? ""
    replies.append(try client.ok("invite issue batch=\(batch) row=1 email=row@example.org"))
    try client.ok("batch commit batch=\(batch)")
    let staged = try client.ok("batch open atomic=true").text("batch") ?? ""
    for row in 1...10 { try client.ok("invite issue batch=\(staged) row=\(row) email=a\(row)@example.org") }
    replies.append(try client.ok("batch commit batch=\(staged)"))
    for reply in replies {
      for shown in reply.rows + [reply.ok ?? .null] { tokens.formUnion(shown["token"]?.string.map { [$0] } ?? []) }
    }
  }

  /// Presents tokens in every way that is refused, and in those that succeed.
  private func provoke(_ tokens: Set<String>, on client: Conversation, _ said: inout [String]) throws {
    for token in tokens.sorted() {
      let typed = String(token.dropLast()) + (token.hasSuffix("0") ? "1" : "0")
      for line in [
        "token redeem token=\(token) email=nonsense", "token redeem token=\(typed)",
        "note add target=inv_1 text=\(token)",
        "token redeem token=\(token) emial=bob@example.org", "audit \(token)", "invite show \(token)", token,
        "token redeem token=\(token) email=bob@example.org", "token reserve token=\(token) email=cy@example.org",
        "token explain token=\(token)",
        "token check token=\(token)",
        "@dry token redeem token=\(token) email=c@example.org",
        #"{"method":"token redeem","params":{"token":"\#(token)","x":1}}"#, "token redeem token=\(token) \"unfinished",
      ] {
        said.append(try client.ask(line).description)
      }
    }
  }

  /// Asks everything that can be asked.
  private func look(on client: Conversation, _ said: inout [String]) throws {
    for line in [
      "audit", "invite list limit=1000", "invite show inv_1", "account list", "message list", "help", "describe",
      "health",
    ] {
      said.append(try client.ok(line).description)
    }
    try client.send("tail since=1")
    said += try client.lines(untilNote: "caught-up").map(\.description)
  }

  /// Looks for the part of every token that no hint shows.
  private func search(for tokens: Set<String>, in said: [String], and directory: TestDirectory) throws {
    let proofs = tokens.map { String($0.dropFirst(9)) }
    for proof in proofs {
      for text in said where text.contains(proof) { Issue.record("said: \(text.replacing(proof, with: "<token>"))") }
    }
    for file in try directory.files() {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(proofs.allSatisfy { !text.contains($0) }, "\(file.name) holds a token")
    }
  }
}
