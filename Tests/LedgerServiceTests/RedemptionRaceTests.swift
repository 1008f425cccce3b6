// Many clients and one token.
import JSONText
import Testing

@Suite struct RedemptionRaceTests {
  @Test func `of 64 clients that redeem one token at once exactly one succeeds`() throws {
    try race(clients: 64, uses: 1, issuing: "max_uses=1")
  }

  @Test func `of 64 clients that redeem a link with 10 uses exactly 10 succeed`() throws {
    try race(clients: 64, uses: 10, issuing: "max_uses=10")
  }

  @Test func `64 clients that redeem with the same request id get one redemption`() throws {
    try Scene.play { scene in
      let token = try scene.connect().token("max_uses=10")
      let socket = scene.directory.socket
      let replies = try Crowd.run(64) { _ in
        try Conversation(with: socket).ask("@req=once token redeem token=\(token) email=bob@example.org").text(
          "redemption")
      }
      #expect(replies == Array(repeating: "red_1", count: 64))
      #expect(try scene.ask("audit type=TokenRedeemed").rows.count == 1)
    }
  }

  private func race(clients: Int, uses: Int, issuing words: String) throws {
    try Scene.play { scene in
      let token = try scene.connect().token(words)
      let socket = scene.directory.socket
      let replies = try Crowd.run(clients) { number in
        try Conversation(with: socket).ask("token redeem token=\(token) email=client\(number)@example.org")
      }
      let winners = replies.compactMap { $0.number("use") }
      #expect(winners.sorted() == (1...Int64(uses)).map { $0 })
      #expect(replies.compactMap(\.err) == Array(repeating: "token.exhausted", count: clients - uses))
      #expect(try scene.ask("audit type=TokenRedeemed").rows.count == uses)
      try scene.restart()
      #expect(try scene.ask("invite show inv_1").rows.first?["uses"]?.integer == Int64(uses))
    }
  }
}
