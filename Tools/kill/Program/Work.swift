// What the clients do all day, from a seed.
import JSONText
import Randomness
import SimulatedDisk

/// One piece of work; each client does its kind again and again.
enum Work {
  case importing, redeeming, racing, writing

  /// Does one piece.
  func perform(by client: Client, _ random: inout SeededRandom, _ history: History) throws {
    switch self {
    case .importing: try importRows(by: client, &random)
    case .redeeming: try issueAndRedeem(by: client, &random)
    case .racing: try race(by: client, &random, history)
    case .writing: try writeMessages(by: client, &random)
    }
  }

  /// A batch, row by row; some rows are refused, some were invited before.
  private func importRows(by client: Client, _ random: inout SeededRandom) throws {
    let opened = try client.ask(["batch open"])
    guard let batch = opened[0]["ok"]?["batch"]?.string else { throw KillFailure("no batch: \(opened)") }
    var rows: [String] = []
    for row in 1...20 + random.below(40) {
      let email = random.oneIn(10) ? "nonsense" : "user\(random.below(3_000))@example.org"
      rows.append("invite issue batch=\(batch) row=\(row) email=\(email) groups=staff")
    }
    _ = try client.ask(rows)
    _ = try client.ask(["batch \(random.oneIn(5) ? "abort" : "commit") batch=\(batch)"])
  }

  /// Links of its own, redeemed more often than they can be.
  private func issueAndRedeem(by client: Client, _ random: inout SeededRandom) throws {
    let uses = (0..<6).map { _ in 1 + random.below(3) }
    let issued = try client.ask(uses.map { "invite issue max_uses=\($0)" })
    let tokens = issued.compactMap { $0["ok"]?["token"]?.string }
    var redemptions: [String] = []
    for token in tokens {
      for _ in 0..<4 {
        redemptions.append("token redeem token=\(token) email=guest\(random.below(100_000))@example.org")
      }
    }
    _ = try client.ask(redemptions)
    if random.oneIn(2), let invite = issued[0]["ok"]?["invite"]?.string {
      _ = try client.ask(["invite revoke invite=\(invite) reason=enough"])
    }
  }

  /// Links that every racer tries to redeem.
  private func race(by client: Client, _ random: inout SeededRandom, _ history: History) throws {
    let issued = try client.ask(["invite issue max_uses=5"])
    if let token = issued[0]["ok"]?["token"]?.string { history.share(token) }
    let newest = random.below(1_000_000)
    let tokens = (0..<15).compactMap { history.sharedToken(newest + $0) }
    _ = try client.ask(
      tokens.map { "token redeem token=\($0) email=racer\(client.number)-\(random.below(1_000_000))@example.org" })
  }

  /// Messages that are put away and come back.
  private func writeMessages(by client: Client, _ random: inout SeededRandom) throws {
    let sent = try client.ask((0..<10).map { "message send to=group:staff,group:g\($0) title=Title text='Text \($0)'" })
    let messages = sent.compactMap { $0["ok"]?["message"]?.string }
    _ = try client.ask(messages.map { "message archive message=\($0) holder=group:staff" })
    _ = try client.ask(messages.map { "message restore message=\($0) holder=group:staff" })
    _ = try client.ask([
      "account add account=user\(client.number)-\(random.below(1_000_000)) groups=staff", "invite mint quantity=5",
    ])
  }
}
