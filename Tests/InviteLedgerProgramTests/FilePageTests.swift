// Pages of files: one behind the other they are the whole answer, whatever is asked.
import EventLog
import InviteLedger
import JSONText
import Randomness
import Testing
import invite_ledger

struct FilePageTests {
  private static let log = Program.story("long") + "/log"

  private static func words(_ random: inout SeededRandom) -> [String] {
    let number = random.below(2_000)
    let terms = [
      "type=TokenRedeemed", "type!=InviteIssued", "type:message", "seq=\(number)..", "since=\(number)",
      "grep=inv_\(number)",
      "until=\(number)", "actor!=root", "has=email", "missing=email", "invite=inv_\(number % 400)..", "grep=[a-d]@",
      "email~^[a-f]", "not type:invite", "type=NoteAdded or type=InviteRevoked",
    ]
    return (0..<random.below(3)).map { _ in random.pick(terms) }.flatMap { $0.split(separator: " ").map(String.init) }
  }

  private static func seqs(_ words: [String], _ source: LogSource) throws -> (seqs: [Int64], next: String?) {
    var seqs: [Int64] = []
    let question = try FileQuestion(words, about: source)
    let page = try question.page { row in seqs.append(try JSONReader.value(of: row)["seq"]?.integer ?? 0) }
    #expect(page.rows == seqs.count)
    return (seqs, try page.next.flatMap(question.cursor))
  }

  @Test(arguments: Seeds.usual([4, 20_261_127]))
  func `pages of a log add up to the whole answer, forwards and backwards`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let source = try LogSource([Self.log])
    for _ in 0..<40 {
      let words = Self.words(&random)
      let whole = try Self.seqs(words, source)
      #expect(whole.next == nil && whole.seqs == whole.seqs.sorted())
      // Large enough to end, small enough to be cut.
      let limit = max(1, whole.seqs.count / (1 + random.below(9)))
      for order in [[], ["reverse=true"]] {
        var pages: [Int64] = []
        var cursor: [String] = []
        repeat {
          let page = try Self.seqs(words + order + ["limit=\(limit)"] + cursor, source)
          #expect(page.seqs.count <= limit)
          pages += page.seqs
          cursor = page.next.map { ["cursor=" + $0] } ?? []
        } while !cursor.isEmpty
        #expect(
          pages == (order.isEmpty ? whole.seqs : whole.seqs.reversed()), "seed \(seed): \(words), \(limit) \(order)")
      }
    }
  }
}
