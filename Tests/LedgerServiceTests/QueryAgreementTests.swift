// The socket, the matcher on the lines of a file, and a filter written apart say the same, whatever is asked.
import Foundation
import InviteLedger
import JSONText
import LedgerFormat
import Projections
import Randomness
import Testing

@Suite struct QueryAgreementTests {
  private static let people = ["ada", "bob", "cy", "dee"]

  /// How many queries; more in a long run.
  private static var rounds: Int {
    ProcessInfo.processInfo.environment["QUERY_ROUNDS"].flatMap(Int.init) ?? 400
  }

  @Test(arguments: Seeds.usual([20_261_127, 7]))
  func `the same query is answered alike by socket, file and slow filter, and its pages add up`(seed: UInt64) throws {
    try Scene.play { scene in
      var random = SeededRandom(seed: seed)
      let client = try scene.connect()
      try Self.write(200, to: client, in: scene, &random)
      let lines = try client.ok("audit").rows
      // The service writes down uses of keys by itself a minute later; a long run asks about what was there before.
      let last = try #require(lines.last?["seq"]?.integer)
      let records = try lines.map { try LineDecoder.decode($0.canonicalBytes).record }
      for _ in 0..<Self.rounds / 2 {
        let words = Self.words(&random)
        let text = words.joined(separator: " ")
        let slow = SlowFilter(words)
        let expected = lines.filter(slow.matches).compactMap { $0["seq"]?.integer }
        let query = try Query(words: words, now: records[0].time)
        #expect(records.filter(query.matches).map { Int64($0.seq) } == expected, "file, seed \(seed): \(text)")
        let isReverse = random.next() % 2 == 0
        let pages = try Self.pages(
          of: "until=\(last) " + text, limit: Int(random.next() % 40) + 1, isReverse, from: client)
        #expect(pages == (isReverse ? expected.reversed() : expected), "socket, seed \(seed): \(text)")
      }
    }
  }

  /// Every page of an answer, one behind the other.
  private static func pages(of text: String, limit: Int, _ isReverse: Bool, from client: Conversation) throws -> [Int64]
  {
    var found: [Int64] = []
    var cursor = ""
    while true {
      let reply = try client.ok("audit \(text) limit=\(limit) reverse=\(isReverse)\(cursor)")
      found += reply.rows.compactMap { $0["seq"]?.integer }
      guard let next = reply.text("cursor") else { return found }
      cursor = " cursor=\(next)"
    }
  }

  private static func words(_ random: inout SeededRandom) -> [String] {
    var words: [String] = []
    for _ in 0...random.next() % 3 {
      if !words.isEmpty, random.next() % 4 == 0 { words.append("or") }
      if random.next() % 5 == 0 { words.append("not") }
      let person = people[Int(random.next() % 4)]
      let number = random.next() % 60 + 1
      let equals = random.next() % 4 == 0 ? "!=" : "="
      let terms = [
        "actor\(equals)\(person)", "member\(equals)\(person)", "inviter\(equals)\(person)", "type\(equals)InviteIssued",
        "type:note", "type\(equals)TokenRedeemed,NoteAdded", "invite\(equals)inv_\(number)", "seq\(equals)\(number)",
        "actor:A", "data.role\(equals)400", "invite\(equals)inv_\(number),inv_\(number + 1)",
        "key\(equals)key_\(number % 4 + 1)", "key:KEY", "owner\(equals)\(person)", "label\(equals)page_\(number % 4)",
        "label:Page", "scope\(equals)invite.issue", "scope:note", "delivery\(equals)sent,bounced", "delivery:fail",
      ]
      words.append(terms[Int(random.next() % UInt64(terms.count))])
    }
    // It bounds the whole query, wherever it stands.
    if random.next() % 4 == 0 {
      let patterns = [
        "ada", "Issued", "issued|noteadded", "inv_1.*bob", "^.seq.:1[0-9]*,", "pid.:[0-9]+", "example.org.,", "[ab]da",
        "p[0-9]*7@", "token_hint", "kept",
      ]
      let equals = random.next() % 4 == 0 ? "!=" : "="
      let pattern = "grep\(equals)\(patterns[Int(random.next() % UInt64(patterns.count))])"
      words.insert(pattern, at: random.next() % 2 == 0 ? words.startIndex : words.endIndex)
    }
    return words
  }

  private static func write(
    _ count: Int, to client: Conversation, in scene: Scene, _ random: inout SeededRandom
  ) throws {
    for name in people { try client.ok("account add account=\(name) role=owner") }
    var tokens: [String] = []
    let keyed = try (0..<4).map { number in
      let made = try client.ok("key create label=page_\(number) owner=\(people[number]) scopes=invite.*,note.*")
      let program = try scene.connect()
      try program.ok("auth key=\(try #require(made.text("secret")))")
      return program
    }
    for number in 0..<count {
      let person = people[Int(random.next() % 4)]
      switch random.next() % 8 {
      case 4 where !tokens.isEmpty:
        try client.ok(
          "invite delivered invite=inv_\(number % tokens.count + 1) state=\(random.next() % 2 == 0 ? "sent" : "failed")"
        )
      case 5 where !tokens.isEmpty: try client.ok("invite reveal where=invite=inv_\(number % tokens.count + 1)..")
      case 6:
        try client.ok(
          "key change key=key_\(number % 4 + 1) scopes=invite.issue,note.add label=page_\(random.next() % 4)")
      case 7: try keyed[number % 4].ok("invite issue max_uses=1")
      case 0, 1: tokens.append(try #require(try client.ok("@as=\(person) invite issue max_uses=5").text("token")))
      case 2 where !tokens.isEmpty:
        let token = tokens[Int(random.next() % UInt64(tokens.count))]
        _ = try client.ask("token redeem token=\(token) email=p\(random.next() % 90)@example.org")
      default: try client.ok("@as=\(person) note add target=user:\(person) text=x")
      }
    }
  }
}
