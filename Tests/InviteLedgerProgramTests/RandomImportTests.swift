// An import answers every row of any file, in order, and with what became of that row and no other.
import Foundation
import InviteCSV
import JSONText
import Randomness
import Testing

@Suite(.timeLimit(.minutes(2)))
struct RandomImportTests {
  private let program: Program

  init() throws { program = try Program() }

  /// What a rehearsal says of a row, before anything of the file is there.
  private func rehearsed(_ row: RandomPeople.Row) -> String {
    switch (row.status, row.code) {
    case ("issued", _): "ready"
    case ("failed", "invite.member"): "already a member"
    case ("failed", _): "malformed"
    default: row.status
    }
  }

  @Test(arguments: Seeds.usual(1...4))
  func `one row comes out for each that went in, in order, and is the answer to it`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let service = try RunningService(program)
    defer { service.stop() }
    for (number, address) in RandomPeople.members.enumerated() {
      #expect(try program.run("account", "add", "account=m\(number)", "email=\(address)").status == 0)
    }
    for number in 1...6 {
      let people = RandomPeople("s\(seed)f\(number)", &random)
      let path = program.directory + "/people.csv"
      try Data(people.bytes).write(to: URL(fileURLWithPath: path))
      let place = "seed \(seed), file \(number): \(String(decoding: people.bytes, as: UTF8.self))"

      let rehearsal = try rows(program.run("invite", "import", path, "--dry-run"))
      try #require(rehearsal.map { $0[2] } == people.rows.indices.map { "\($0 + 1)" }, "\(place)")
      try #require(rehearsal.map { $0[3] } == people.rows.map(rehearsed), "\(place)")

      let result = try program.run("invite", "import", path, "--columns", "row,status,code,invite")
      try check(rows(result), people, "\(place)")
      let refused = people.rows.contains { $0.status == "failed" } ? 3 : 65
      let isClean = people.rows.allSatisfy { $0.code.isEmpty }
      #expect(result.status == (isClean ? 0 : Int32(refused)), "\(place)")
    }
  }

  private func rows(_ result: ProgramResult) throws -> [[String]] {
    Array(try CSVReader.rows(of: Array(result.output.utf8)).dropFirst())
  }

  private func check(_ rows: [[String]], _ people: RandomPeople, _ place: Comment) throws {
    try #require(rows.map { $0[0] } == people.rows.map(\.email), place)
    try #require(rows.map { $0[2] } == people.rows.indices.map { "\($0 + 1)" }, place)
    try #require(rows.map { $0[3] } == people.rows.map(\.status), place)
    try #require(rows.map { $0[4] } == people.rows.map(\.code), place)
    let addresses = try addressesByInvite()
    for (row, meant) in zip(rows, people.rows) {
      try #require(row[1].isEmpty == !meant.code.isEmpty, place)
      if let first = meant.first { try #require(row[1] == rows[first][1], place) }
      if meant.code.isEmpty { try #require(addresses[row[5]]?.lowercased() == meant.email.lowercased(), place) }
    }
    let issued = rows.filter { $0[3] == "issued" }.map { $0[1] }
    try #require(Set(issued).count == issued.count, place)
  }

  private func addressesByInvite() throws -> [String: String] {
    var addresses: [String: String] = [:]
    for line in try program.run("invite", "list", "-o", "ndjson").lines {
      let invite = try JSONReader.value(of: Array(line.utf8))
      if let id = invite["invite"]?.string { addresses[id] = invite["email"]?.string }
    }
    return addresses
  }
}
