// The index of the log: never misses what the matcher finds.

import Foundation
import InviteLedger
import Projections
import Randomness
import Testing

struct AuditIndexTests {
  @Test(arguments: Seeds.usual(0...11))
  func `an index and a scan answer alike, whatever is asked of whatever log`(seed: UInt64) throws {
    let records = RandomLog.records(seed == 0 ? 9_000 : 600, seed: seed)
    let index = AuditIndex(records: records)
    let facts = ModelFacts(lineage: LineageModel(records: records), invites: InvitesModel(records: records))
    let context = QueryContext(now: records[records.count - 1].time, facts: facts)
    for number in 0..<60 as Range<UInt64> {
      let words = RandomQuery.words(seed: seed << 32 | number)
      let query = try Query(words: words, about: Record.self, in: context)
      let scanned = records.filter(query.matches).map(\.seq)
      let candidates = index.candidates(for: query)
      let indexed = candidates.filter { query.matches(records[Int($0) - 1]) }
      #expect(indexed == scanned, "seed \(seed), query \(words)")
      if index.plan(query).isExact { #expect(candidates == scanned, "exact, seed \(seed), query \(words)") }
    }
  }

  @Test func `newest first is oldest first turned round, in pages of any size`() throws {
    let records = RandomLog.records(9_000, seed: 7)
    let index = AuditIndex(records: records)
    for text in ["", "type=TokenRedeemed", "actor=bob invite=inv_3", "seq=4090..4100", "since=8999"] {
      let plan = index.plan(try Query(text, now: records[0].time))
      let forward = index.candidates(for: try Query(text, now: records[0].time))
      for order in [AuditOrder.oldestFirst, .newestFirst] {
        for limit in [1, 7, 5_000] {
          var pages: [UInt64] = []
          var position: UInt64?
          repeat {
            let page = index.scan(plan, from: position, order: order, limit: limit)
            #expect(page.seqs.count <= limit)
            pages += page.seqs
            position = page.position
          } while position != nil
          #expect(pages == (order == .oldestFirst ? forward : forward.reversed()), "\(text), \(order), \(limit)")
        }
      }
    }
  }

  @Test func `an empty index has no candidates, and a limit of none ends at once`() {
    let empty = AuditIndex()
    #expect(empty.candidates(for: .everything).isEmpty && empty.lastSeq == 0)
    let index = AuditIndex(records: RandomLog.records(10, seed: 1))
    #expect(index.scan(index.plan(.everything), limit: 0) == index.scan(index.plan(.everything), from: .max, limit: 5))
  }

  @Test func `a rare event among many is found without looking at most of them`() throws {
    var book = RecordBook()
    for number in 1...9_000 as ClosedRange<UInt64> { book.add(Example.issued(number, email: "p\(number)@example.org")) }
    let index = AuditIndex(records: book.records)
    // Keys are hashes: some others may be candidates too, and the matcher sorts them out.
    let byEmail = index.candidates(for: try Query("email=p4711@example.org", now: book.now))
    #expect(byEmail.contains(4_711) && byEmail.count < 90)
    let byInvite = index.candidates(for: try Query("invite=inv_8999 type=InviteIssued", now: book.now))
    #expect(byInvite.contains(8_999) && byInvite.count < 90)
    #expect(index.candidates(for: try Query("actor=nobody", now: book.now)).isEmpty)
  }

  @Test func `in a log of several sheaves of blocks nothing is missed, from either end, and after an image`() throws {
    let last: UInt64 = 64 * 4_096 + 5_000
    let places: [UInt64] = [1, 4_096, 4_097, 100_000, 64 * 4_096 - 1, 64 * 4_096, 64 * 4_096 + 1, last - 4_096, last]
    var index = AuditIndex()
    let (meta, filler) = (RecordMeta(batch: 1), Example.minted(1))
    let rare = Example.issued(2, email: "rare@example.org")
    for seq in 1...last {
      index.apply(
        Record(seq: seq, time: RecordBook.start, actor: "ada", event: places.contains(seq) ? rare : filler, meta: meta))
    }
    let copy = try ImageCoder.value(AuditIndex.self, in: ImageCoder.blocks(of: index))
    let query = try Query("email=rare@example.org", now: RecordBook.start)
    for index in [index, copy] {
      let plan = index.plan(query)
      for order in [AuditOrder.oldestFirst, .newestFirst] {
        for limit in [2, 1_000] {
          var (found, position) = ([UInt64](), UInt64?.none)
          repeat {
            let scan = index.scan(plan, from: position, order: order, limit: limit)
            found += scan.seqs
            position = scan.position
          } while position != nil
          #expect(found == (order == .oldestFirst ? places : places.reversed()))
        }
      }
    }
    #expect(index.candidates(for: try Query("email=nobody@example.org", now: RecordBook.start)).isEmpty)
  }

  @Test func `a value is found by every spelling that is equal to it`() throws {
    // Every character with a canonical decomposition; of the regular Korean ones a few.
    let scalars = (0x80...0x2FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter {
      let text = String($0)
      let spelling = text.decomposedStringWithCanonicalMapping
      return !spelling.unicodeScalars.elementsEqual(text.unicodeScalars)
        && (!(0xAC00...0xD7A3 ~= $0.value) || $0.value % 97 == 0)
    }
    #expect(scalars.count > 2_000)
    // Small logs, so that a question looks at few events.
    for start in stride(from: 0, to: scalars.count, by: 32) {
      var book = RecordBook()
      let addresses = scalars[start..<min(scalars.count, start + 32)].map { "a\($0)e@example.org" }
      for (number, address) in addresses.enumerated() { book.add(Example.issued(UInt64(number + 1), email: address)) }
      let index = AuditIndex(records: book.records)
      for (number, address) in addresses.enumerated() {
        for spelling in [address.decomposedStringWithCanonicalMapping, address.precomposedStringWithCanonicalMapping] {
          let query = try Query("email='\(spelling)'", now: book.now)
          let shown = "\(address) as \(Array(spelling.unicodeScalars))"
          #expect(query.matches(book.records[number]), "\(shown)")
          #expect(index.candidates(for: query).contains(UInt64(number + 1)), "\(shown)")
        }
      }
    }
  }

  @Test func `a record that does not follow is not indexed`() {
    let records = RandomLog.records(10, seed: 3)
    #expect(AuditIndex(records: [records[4], records[5], records[7], records[6]]).lastSeq == 7)
  }
}
