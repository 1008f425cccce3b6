// Many clients and one token.
import JSONText
import Testing

@Suite struct RedemptionRaceTests {
  @Test func `F30 of 64 clients that redeem one token at once exactly one succeeds`() throws {
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

  @Test func `of 64 clients, half of whom reserve first, exactly as many succeed as there are uses`() throws {
    try Scene.play { scene in
      let token = try scene.connect().token("max_uses=20")
      let socket = scene.directory.socket
      let replies = try Crowd.run(64) { number in
        let client = try Conversation(with: socket)
        let person = "token=\(token) email=client\(number)@example.org"
        if number % 2 == 0 { return try client.ask("token redeem \(person)") }
        guard let kept = try client.ask("token reserve \(person)").text("reservation") else {
          return try client.ask("token redeem \(person)")
        }
        return try client.ask("token redeem token=\(token) reservation=\(kept)")
      }
      #expect(replies.compactMap { $0.number("use") }.count == 20)
      #expect(replies.compactMap(\.err) == Array(repeating: "token.exhausted", count: 44))
      try scene.restart()
      let row = try scene.ask("invite show inv_1").rows.first
      #expect(row?["uses"]?.integer == 20 && row?["reserved"] == nil)
    }
  }

  @Test func `64 clients that reserve, release and redeem never have more than there are uses`() throws {
    try Scene.play { scene in
      let token = try scene.connect().token("max_uses=5")
      let socket = scene.directory.socket
      let kept = try Crowd.run(64) { number in
        let client = try Conversation(with: socket)
        let person = "token=\(token) email=client\(number)@example.org"
        guard let kept = try client.ask("token reserve \(person)").text("reservation") else { return false }
        if number % 3 == 0 { return try client.ok("token release \(kept)").ok == nil }
        return try client.ok("token redeem token=\(token) reservation=\(kept)").ok != nil
      }
      let uses = kept.filter(\.self).count
      #expect(uses <= 5)
      #expect(try scene.ask("audit type=TokenRedeemed").rows.count == uses)
      var taken = 0
      for row in try scene.ask("audit type=TokenReserved,ReservationReleased,TokenRedeemed").rows {
        taken += row["type"]?.string == "TokenReserved" ? 1 : row["type"]?.string == "ReservationReleased" ? -1 : 0
        #expect(taken <= 5)
      }
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
