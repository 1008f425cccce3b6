// Discourse's bulk format: header or none, our optional columns, and what is refused.
import InviteCSV
import Testing

struct InviteFileTests {
  private func read(_ text: String, blank: BlankAddress = .refuse, ignoring: Bool = false) throws -> InviteFile {
    try InviteFile(utf8(text), blank: blank, ignoringUnknownColumns: ignoring)
  }

  private func entry(_ row: InviteRow) throws -> InviteEntry {
    guard case .entry(let entry) = row.content else { throw Unexpected(content: row.content) }
    return entry
  }

  private func faults(_ row: InviteRow) throws -> [CSVFault] {
    guard case .faults(let faults) = row.content else { throw Unexpected(content: row.content) }
    return faults
  }

  private struct Unexpected: Error { let content: InviteRow.Content }

  @Test func `without a header the columns are email, groups and topic_id`() throws {
    let file = try read("ada@example.org,staff;makers,12\nbob@example.org\n")
    #expect(!file.hasHeader)
    let ada = try entry(file.rows[0])
    #expect(ada.email == "ada@example.org")
    #expect(ada.groups == ["staff", "makers"])
    #expect(ada.topic == "12")
    #expect(try entry(file.rows[1]).groups == [])
  }

  @Test func `a column called email makes a header, in any case and any order`() throws {
    let file = try read("Groups, EMAIL ,Topic_ID\nstaff,ada@example.org,7\n")
    #expect(file.hasHeader)
    #expect(file.rows.count == 1)
    #expect(file.rows[0].number == 1)
    #expect(file.rows[0].line == 2)
    #expect(try entry(file.rows[0]).email == "ada@example.org")
    #expect(try entry(file.rows[0]).topic == "7")
  }

  @Test func `groups are separated by semicolons or quoted commas, trimmed, each once`() throws {
    let file = try read("a@x.org,\" staff , makers;staff;\"\n")
    #expect(try entry(file.rows[0]).groups == ["staff", "makers"])
  }

  @Test func `every optional column is understood`() throws {
    let header = "email,role,channels,expires_in_minutes,max_uses,message,note,locale,allow_any_email"
    let file = try read("\(header)\na@x.org,Moderator,\"c1,c2\",90,5,\" Hi, you \",n,pt-BR,yes\n")
    var expected = InviteEntry()
    expected.email = "a@x.org"
    expected.role = 300
    expected.channels = ["c1", "c2"]
    expected.expiresInMinutes = .value(90)
    expected.maxUses = .value(5)
    expected.message = " Hi, you "
    expected.note = "n"
    expected.locale = "pt-BR"
    expected.allowAnyEmail = true
    #expect(try entry(file.rows[0]) == expected)
  }

  @Test func `absent, null and zero are three different numbers of uses`() throws {
    let file = try read("email,max_uses,expires_in_minutes\na@x.org,,\nb@x.org,null,NULL\nc@x.org,0,1\n")
    #expect(try file.rows.map { try entry($0).maxUses } == [.absent, .null, .value(0)])
    #expect(try file.rows.map { try entry($0).expiresInMinutes } == [.absent, .null, .value(1)])
  }

  @Test func `unknown columns are named all at once, or left out when that is asked for`() throws {
    let text = "email,shoe,groups,hat,\na@x.org,42,staff,8,\n"
    let fault = try #require(throws: CSVFault.self) { try read(text) }
    #expect(fault.code == .columns)
    #expect(fault.message == "unknown columns: shoe, hat")
    #expect(fault.hint.contains("--ignore-unknown-columns"))
    let file = try read(text, ignoring: true)
    #expect(file.ignoredColumns == ["shoe", "hat"])
    #expect(try entry(file.rows[0]).groups == ["staff"])
  }

  @Test func `a column that comes twice is refused`() throws {
    let fault = try #require(throws: CSVFault.self) { try read("email,groups,Groups\na@x.org,a,b\n") }
    #expect(fault.code == .columns)
    #expect(fault.place.column == 3)
  }

  @Test(arguments: ["email;groups\na@x.org;staff\n", "groups\temail\nstaff\ta@x.org\n"])
  func `a header with other separators says so`(text: String) throws {
    #expect(try #require(throws: CSVFault.self) { try read(text) }.code == .separator)
  }

  @Test(arguments: ["", "\n\n", "email\n", "email,groups\r\n\r\n"])
  func `a file without rows is refused`(text: String) throws {
    #expect(try #require(throws: CSVFault.self) { try read(text) }.code == .empty)
  }

  @Test func `every fault of a row is told with row, line, column and field`() throws {
    let header = "role,email,expires_in_minutes,max_uses,allow_any_email"
    let file = try read("\(header)\n400,a@x.org,1,1,no\nking,,0,-1,perhaps,more\n")
    let faults = try faults(file.rows[1])
    #expect(faults.map(\.code) == [.role, .number, .number, .flag, .cellExtra, .addressMissing])
    #expect(faults.map(\.place.column) == [1, 3, 4, 5, 6, 2])
    #expect(
      faults.map(\.place.field) == ["role", "expires_in_minutes", "max_uses", "allow_any_email", nil, "email"])
    #expect(faults.allSatisfy { $0.place.row == 2 && $0.place.line == 3 })
    #expect(
      faults[0].description
        == "csv.role: row 2 (line 3), column 1 (role): not a role; write 100, 200, 300, 400 or 600")
  }

  @Test func `a fault of the file counts rows without the header`() throws {
    let fault = try #require(throws: CSVFault.self) { try read("email\na@x.org\n\"b\n") }
    #expect(fault.place == CSVPlace(row: 2, line: 3, column: 1))
  }

  @Test func `a blank address is a fault, or an e-mail-less invite when that is asked for`() throws {
    let text = "email,groups\n,staff\n\" \",staff\n"
    #expect(try read(text).rows.map { try faults($0).map(\.code) } == [[.addressMissing], [.addressMissing]])
    let file = try read(text, blank: .emailless)
    #expect(try file.rows.map { try entry($0).email } == [nil, nil])
  }

  @Test func `a repeated address points to its first row, however it is spelled`() throws {
    let file = try read("é@x.org\nb@x.org\n E\u{301}@X.ORG \nb@x.org\n")
    #expect(file.rows.map(\.content).suffix(2) == [.repeats(1), .repeats(2)])
  }

  @Test func `a row with a fault is nobody's first row`() throws {
    let file = try read("email,role\na@x.org,king\na@x.org,400\n")
    #expect(try entry(file.rows[1]).role == 400)
  }

  @Test func `no fault ever says what a cell holds`() throws {
    let secret = "zebra"
    let texts = [
      "email,role,max_uses\n\(secret)@x.org,\(secret),\(secret)\n", "\(secret)\"@x.org\n", "a,b,c,\(secret)\n",
      "\"\(secret)@x.org\n",
    ]
    for text in texts {
      do {
        let described = try read(text).rows.flatMap { try faults($0) }.map(\.description).joined()
        #expect(!described.isEmpty && !described.contains(secret))
      } catch let fault as CSVFault {
        #expect(!fault.description.contains(secret))
      }
    }
  }

  @Test func `50,000 rows are fine and one more is refused with their number`() throws {
    let most = String(repeating: "a@x.org\n", count: InviteFile.maximumRows)
    #expect(try read("email\n" + most).rows.count == 50_000)
    let fault = try #require(throws: CSVFault.self) { try read(most + "b@x.org\n") }
    #expect(fault.code == .rows)
    #expect(fault.message.hasPrefix("50001 rows"))
  }
}
