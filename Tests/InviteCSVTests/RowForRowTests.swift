// An import gives back one row for each row that came in, whatever stands in them.
import InviteCSV
import Randomness
import Testing

struct RowForRowTests {
  /// A row's cells, right or wrong, in the file's own words.
  private func row(_ random: inout SeededRandom) -> String {
    let email = random.pick([
      "ada@example.org", "bob@example.org", "p\(random.below(40))@example.com", "bob@", "",
      "\"\"\"a,b\"\"@example.org\"",
      "\"\"\"ada l\"\"@example.org\"", "\u{4F8B}@example.org",
    ])
    let groups = random.pick(["", "crew", "crew;staff", "\"crew,staff\"", "\"crew\r\nstaff\""])
    return "\(email),\(groups),\(random.pick(["", "400", "owner", "captain"]))"
  }

  @Test(arguments: Seeds.usual(1...20))
  func `what goes in as so many rows comes out as so many, in their order`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<60 {
      let end = random.pick(["\n", "\r\n", "\r"])
      let rows = (0..<random.below(30) + 1).map { _ in row(&random) }
      let text = (["email,groups,role"] + rows).joined(separator: end) + random.pick(["", end])
      let file = try InviteFile(utf8(text), blank: random.pick(BlankAddress.allCases))
      try #require(file.rows.map(\.number) == Array(1...rows.count), "seed \(seed): \(text)")
      try #require(try written(file) == file.rows.map { "\($0.number)" }, "seed \(seed): \(text)")
    }
  }

  /// The numbers of the rows of the output, as somebody reads them who gets it.
  private func written(_ file: InviteFile) throws -> [String] {
    let columns: [LinkColumn] = [.email, .link, .row]
    var writer = CSVWriter()
    writer.header(columns)
    for row in file.rows {
      var address = ""
      if case .entry(let entry) = row.content { address = entry.email ?? "" }
      let isFailed = address.isEmpty
      writer.row(
        LinkRow(
          number: row.number, address: address, status: isFailed ? "failed" : "issued", link: isFailed ? "" : "x"),
        columns: columns)
    }
    return try CSVReader.rows(of: writer.bytes).dropFirst().map { $0[2] }
  }
}
