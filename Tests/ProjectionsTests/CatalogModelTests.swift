// The model of the catalog: entries, and what became of them.

import InviteLedger
import Projections
import Testing

struct CatalogModelTests {
  private func book() -> RecordBook {
    var book = RecordBook()
    book.add(.catalogDefined(CatalogDefined(kind: .group, name: "staff", access: .moderator)), actor: "ada")
    book.add(.catalogDefined(CatalogDefined(kind: .channel, name: "news", isDefault: true)), actor: "ada")
    book.add(.catalogDefined(CatalogDefined(kind: .channel, name: "help")), actor: "ada")
    book.add(.catalogRetired(CatalogRetired(kind: .channel, name: "news", reason: .known("quiet"))), actor: "eve")
    return book
  }

  @Test func `entries come by kind and name, retired ones when asked for`() {
    let model = CatalogModel(records: book().records)
    #expect(model.entries().map(\.key.name) == ["help", "staff"])
    #expect(model.entries(withRetired: true).map(\.key.name) == ["help", "news", "staff"])
    #expect(model.entries(of: .group).map(\.key.name) == ["staff"])
  }

  @Test func `a page goes on after its last entry`() {
    let model = CatalogModel(records: book().records)
    let first = model.entries(withRetired: true, limit: 2)
    #expect(model.entries(withRetired: true, after: first.last?.key, limit: 2).map(\.key.name) == ["staff"])
  }

  @Test func `an entry that is defined again is retired no more`() {
    var book = book()
    book.add(.catalogDefined(CatalogDefined(kind: .channel, name: "news")), actor: "ada")
    let entry = CatalogModel(records: book.records).entry(.channel, "news")
    #expect(entry?.retirement == nil && entry?.isDefault == false && entry?.seq == 5)
  }

  @Test func `a snapshot is this text`() {
    #expect(
      String(decoding: CatalogModel(records: book().records).snapshotBytes, as: UTF8.self) == """
        {"catalog":{"channel:help":{"seq":3,"since":"2026-11-21T09:00:03.000000Z"},\
        "channel:news":{"default":true,"seq":2,"since":"2026-11-21T09:00:02.000000Z",\
        "retired":{"seq":4,"ts":"2026-11-21T09:00:04.000000Z","actor":"eve","reason":"quiet"}},\
        "group:staff":{"access":300,"seq":1,"since":"2026-11-21T09:00:01.000000Z"}}}
        """)
    #expect(String(decoding: CatalogModel(records: []).snapshotBytes, as: UTF8.self) == "{}")
  }
}
