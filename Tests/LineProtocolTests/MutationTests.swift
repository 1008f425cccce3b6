// Damaged lines never trap, and always have exactly one outcome with a well-formed reply.
import InviteLedger
import JSONText
import LineProtocol
import Randomness
import Testing

struct MutationTests {
  private static let pieces = [
    "'", "\"", "\\", "$'", "=", "@", "@7 ", "@dry ", "@as=x ", "null", "{", "}", ",", ":", "\u{0}", "\n", "é", " ",
    "  ",
    "expires=0", "9223372036854775808", "-", "\\u0000", "inv_0", "#", "where='", "GET / HTTP/1.1", "params", "[",
    "true",
  ]

  private static let lines =
    Verb.allCases.flatMap(\.entry.examples) + [
      #"@7 invite issue note='it'\''s' subject="a \"b\"" message=$'x\ny' max_uses=null"#,
      #"{"method":"audit","params":{"type":["a","b"],"where":"not x=1","limit":5},"id":null,"after":3}"#,
    ]

  private func mutate(_ line: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var line = line
    for _ in 0...Int.random(in: 0...3, using: &random) {
      let place = Int.random(in: 0...line.count, using: &random)
      switch Int.random(in: 0...5, using: &random) {
      case 0: line.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 1: if place < line.count { line.remove(at: place) }
      case 2: if place < line.count { line[place] = UInt8.random(in: 0...255, using: &random) }
      case 3: line.removeSubrange(min(place, line.count)..<line.count)
      case 4: line.insert(contentsOf: line[place...], at: place)
      default: line.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
      }
    }
    return line
  }

  @Test(arguments: Seeds.usual(1...4))
  func `5,000 damaged lines from a seed each have one outcome`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for round in 0..<5_000 {
      let line = mutate(Array((Self.lines.randomElement(using: &random) ?? "").utf8), &random)
      switch RequestParser.parse(line, isFirst: round % 2 == 0) {
      case .ignored, .http: break
      case .request(let request):
        _ = try? request.command { _ in .malformed(reason: "x") }
        #expect(!request.canonicalBytes.isEmpty)
      case .failure(let error, let id):
        #expect(1...(line.count + 1) ~= error.column ?? 1, "seed \(seed), round \(round): \(line)")
        var writer = ReplyWriter(id: id)
        writer.error(error)
        #expect(throws: Never.self, "seed \(seed), round \(round): \(line)") {
          try JSONReader.value(of: Array(writer.bytes.dropLast()))
        }
      }
    }
  }

  @Test func `every beginning of every example has an outcome`() {
    for line in Self.lines {
      let bytes = Array(line.utf8)
      for end in bytes.indices { _ = RequestParser.parse(bytes[..<end]) }
    }
  }
}
