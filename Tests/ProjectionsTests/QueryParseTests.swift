// The query language: what is read, and what is refused with its place.

import InviteLedger
import Projections
import Testing

struct QueryParseTests {
  private static let now = RecordBook.start

  private func fault(_ text: String) -> QueryError? {
    do {
      _ = try Query(text, now: Self.now)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a wrong field is named with its column and the nearest field`() throws {
    let error = try #require(fault("type=InviteIssued atcor=ada"))
    #expect(error.code == .unknownField && error.word == 1 && error.column == 19)
    #expect(error.message == "there is no field \"atcor\"" && error.hint == "did you mean actor?")
  }

  @Test func `a wrong value is named with its column and the nearest value`() throws {
    let error = try #require(fault("type=InviteIssued,TokenRedemed"))
    #expect(error.code == .value && error.column == 19)
    #expect(error.hint == "did you mean type=TokenRedeemed?")
  }

  @Test func `quoted words keep their spaces, and columns count the quotes`() throws {
    #expect(fault("data.text:'a word' since=\"2h ago\"") == nil)
    #expect(try #require(fault("data.text:'a word' seq=x")).column == 24)
    #expect(try #require(fault("actor=\"ada")).code == .syntax)
  }

  @Test(arguments: [
    "under=ada", "above=bob", "has=email", "missing=email", "actor~a.*", "a=1 or b=2", "not", "key=k", "since=monday",
    "since=mark:release", "since=inv_7:issued", "title=hello",
  ])
  func `what a later version answers is refused by name`(text: String) throws {
    let error = try #require(fault(text))
    // The first wrong word decides, and `a` is no field at all.
    #expect(error.code == (text.hasPrefix("a=") ? .unknownField : .unsupported))
  }

  @Test(arguments: [
    "actor", "actor=", "=ada", "actor:", "seq:1", "since!=2h", "ts:today", "actor>=a",
  ])
  func `a term without field, operator or value is a syntax error`(text: String) throws {
    #expect(try #require(fault(text)).code == .syntax)
  }

  @Test(arguments: [
    "seq=x", "seq=..", "seq=9..3", "seq=-1", "seq=99999999999999999999", "invite=7", "invite=inv_0", "batch=inv_1",
    "holder=ada", "role=500", "role=king", "kind=mail", "box=trash", "type=Issued,", "ts=2026-13", "since=2026-02-30",
    "since=2026-09-12T09:00", "since=2026-09-12T25:00Z", "since=@x", "since=99999999999999w", "until=2026",
    "since=2026-09-12T09:00+0", "ts=2026-09-12..2026-09-11", "ts=T", "ts=:", "ts=1-1", "since=@99999999999999",
  ])
  func `a value that the field cannot have is a value error`(text: String) throws {
    if text == "until=2026" {
      #expect(fault(text) == nil, "digits alone are a seq")
    } else {
      #expect(try #require(fault(text)).code == .value)
    }
  }

  @Test func `a time without zone is refused with a question`() throws {
    let error = try #require(fault("since=2026-09-12T09:00"))
    #expect(
      error.message.contains("is it UTC?") && error.hint == "write 2026-09-12T09:00Z for UTC, or 2026-09-12T09:00+02:00"
    )
  }

  @Test func `no error repeats what may be an address or a token`() throws {
    for text in ["kind=bob@example.org", "bob@example.org", "inv1_7k3m000000000000000000000000000000000", "zzz@b=1"] {
      let error = try #require(fault(text))
      #expect(!error.message.contains("bob@") && !error.message.contains("7k3m") && !error.message.contains("zzz@"))
      #expect(!(error.hint ?? "").contains("bob@") && !(error.hint ?? "").contains("7k3m"))
    }
  }

  @Test func `words that were split before count as separated by one space`() {
    #expect(throws: QueryError.self) { try Query(words: ["actor=ada", "seq=x"], now: Self.now) }
    do {
      _ = try Query(words: ["actor=ada", "seq=x"], now: Self.now)
    } catch {
      #expect(error.column == 15 && error.word == 1)
    }
  }

  @Test func `a query has bounds`() {
    let alternatives = (0...QueryLimits.alternatives).map { "a\($0)" }.joined(separator: ",")
    #expect(fault("actor=" + alternatives)?.code == .syntax)
    #expect(fault(String(repeating: "actor=a ", count: QueryLimits.terms)) == nil)
    #expect(fault(String(repeating: "actor=a ", count: QueryLimits.terms + 1))?.code == .syntax)
    #expect(fault("actor=" + String(repeating: "a", count: QueryLimits.valueLength + 1))?.code == .value)
  }

  @Test func `any bytes are a query or an error, never a trap`() {
    let seed: UInt64 = 20_261_121
    var random = SeededRandom(seed: seed)
    let pieces = [
      "seq", "ts", "since", "=", "!=", ":", "..", ",", "-", "T", "Z", "+", "1", "2026-09", "'", "\"", " ", "é", "\r\n",
      "data.", ".", "@",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0..<8, using: &random)).map { _ in random.one(of: pieces) }.joined()
      if let error = fault(text) { #expect(error.column >= 1, "seed \(seed), query \(text)") }
    }
  }
}
