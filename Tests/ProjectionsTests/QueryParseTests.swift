// The query language: what is read, and what is refused with its place.

import InviteLedger
import Projections
import Randomness
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

  @Test(arguments: ["under=ada", "above=bob", "about=inv_1", "since=mark:release", "seq=inv_7:issued.."])
  func `what refers to people and places needs somebody who knows them`(text: String) throws {
    #expect(try #require(fault(text)).code == .unsupported)
  }

  @Test func `a place that is not there is a value error that says so`() throws {
    let facts = ModelFacts(lineage: LineageModel(), invites: InvitesModel(), marks: ["release": 7])
    let context = QueryContext(now: Self.now, facts: facts)
    #expect(throws: Never.self) { try Query("since=mark:release", about: Record.self, in: context) }
    for text in ["since=mark:other", "until=inv_7:redeemed"] {
      #expect(throws: QueryError.self) { try Query(text, about: Record.self, in: context) }
    }
  }

  @Test(arguments: [
    ("or actor=a", 1), ("actor=a or", 9), ("actor=a or or actor=b", 12), ("not", 1), ("actor=a not", 9),
    ("not not actor=a", 1), ("actor=a not or actor=b", 9), ("actor=a and actor=b", 9), ("not since=2h", 10),
  ])
  func `or and not need their terms`(text: String, column: Int) throws {
    let error = try #require(fault(text))
    #expect(error.code == .syntax && error.column == column, "\(error)")
  }

  @Test func `a word that can be one thing only needs no field`() throws {
    for (bare, full) in [("bob@example.org", "email=bob@example.org"), ("TokenRedeemed", "type=TokenRedeemed")] {
      #expect(try Query(bare, now: Self.now) == Query(full, now: Self.now))
    }
  }

  @Test(arguments: [
    ("since=09/12/2026", "which is which?"), ("since=12.09.2026", "which is which?"), ("since=09:00", "of which day"),
    ("expires=2026", "is a year, or a seq?"), ("ts=2026-09-12T09:00", "is it UTC?"),
  ])
  func `a time that could be two is refused with a question`(text: String, question: String) throws {
    let error = try #require(fault(text))
    #expect(error.code == .value && error.message.contains(question) && error.hint?.hasPrefix("write ") == true)
  }

  @Test(arguments: [
    "actor", "actor=", "=ada", "actor:", "seq:1", "since!=2h", "ts:today", "actor>=a", "seq~1", "has:email", "ada",
    "grep", "grep=", "grep:bob", "grep~bob", "not grep=bob",
  ])
  func `a term without field, operator or value is a syntax error`(text: String) throws {
    #expect(try #require(fault(text)).code == .syntax)
  }

  @Test(arguments: [
    "seq=x", "seq=..", "seq=9..3", "seq=-1", "seq=99999999999999999999", "invite=7", "invite=inv_0", "batch=inv_1",
    "holder=ada", "role=500", "role=king", "kind=mail", "box=trash", "type=Issued,", "ts=2026-13", "since=2026-02-30",
    "since=2026-09-12T09:00", "since=2026-09-12T25:00Z", "since=@x", "since=99999999999999w", "until=2026",
    "since=2026-09-12T09:00+0", "ts=2026-09-12..2026-09-11", "ts=T", "ts=:", "ts=1-1", "missing=about",
    "invite=inv_9..inv_3", "invite=..", "actor~(", "since=@99999999999999",
    "grep=(",
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
    for text in ["kind=bob@example.org", "bob@@example.org", "inv1_7k3m000000000000000000000000000000000", "zzz@b=1"] {
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

  @Test(arguments: [
    ("grep=bob", true), ("grep!=bob", true), ("title~x", true), ("seq=1 or not actor~a since=2", true),
    ("title:x", false),
    ("actor=ada", false), ("", false),
  ])
  func `whether a pattern is run is known beforehand`(text: String, expected: Bool) throws {
    #expect(try Query(text, now: Self.now).hasPatterns == expected)
  }

  @Test func `a query has bounds`() {
    let alternatives = (0...QueryLimits.alternatives).map { "a\($0)" }.joined(separator: ",")
    #expect(fault("actor=" + alternatives)?.code == .syntax)
    #expect(fault(String(repeating: "actor=a ", count: QueryLimits.terms)) == nil)
    #expect(fault(String(repeating: "actor=a ", count: QueryLimits.terms + 1))?.code == .syntax)
    for field in ["actor", "grep"] {
      #expect(fault("\(field)=" + String(repeating: "a", count: QueryLimits.valueLength + 1))?.code == .value)
    }
  }

  @Test func `any bytes are a query or an error, never a trap`() {
    let seed = Seeds.fresh
    var random = SeededRandom(seed: seed)
    let pieces = [
      "seq", "ts", "since", "=", "!=", ":", "..", ",", "-", "T", "Z", "+", "1", "2026-09", "'", "\"", " ", "é", "\r\n",
      "data.", ".", "@", "~", "or", "not ", "has", "about=inv_1",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0..<8, using: &random)).map { _ in random.pick(pieces) }.joined()
      if let error = fault(text) { #expect(error.column >= 1, "seed \(seed), query \(text)") }
    }
  }
}
