// Every fault a file can have, as a table: what it says, where, and that it never repeats a cell.
import InviteCSV
import Testing

/// A file with one fault, and the words it must get.
struct FaultyFile: Sendable, CustomTestStringConvertible {
  /// Whether the whole file is refused, or one row of it.
  enum Extent { case file, row }

  var name: String
  var bytes: [UInt8]
  var extent: Extent
  var code: CSVFaultCode
  /// `CSVPlace.description` of it.
  var place: String

  init(_ name: String, _ text: String, _ extent: Extent, _ code: CSVFaultCode, at place: String) {
    self.init(name, utf8(text), extent, code, at: place)
  }

  init(_ name: String, _ bytes: [UInt8], _ extent: Extent, _ code: CSVFaultCode, at place: String) {
    (self.name, self.bytes, self.extent, self.code, self.place) = (name, bytes, extent, code, place)
  }

  var testDescription: String { name }
}

extension FaultyFile {
  /// `zebra` stands for what nobody may read in an error.
  static let all: [FaultyFile] = whole + rows

  private static let whole: [FaultyFile] = [
    FaultyFile("nothing", "", .file, .empty, at: "the file"),
    FaultyFile("a header alone", "email,groups\r\n", .file, .empty, at: "the file"),
    FaultyFile("semicolons", "groups;email\nzebra;a@x.org\n", .file, .separator, at: "line 1"),
    FaultyFile("tabs", "email\trole\nzebra@x.org\t400\n", .file, .separator, at: "line 1"),
    FaultyFile("unknown columns", "email,shoe,hat\nzebra@x.org,1,2\n", .file, .columns, at: "line 1"),
    FaultyFile("a column twice", "email,role,Email\n", .file, .columns, at: "line 1, column 3 (email)"),
    FaultyFile("a quote inside", "a@x.org,ze\"bra\n", .file, .quote, at: "row 1 (line 1), column 2"),
    FaultyFile("a quote that stays open", "email\na@x.org\n\"zebra\n", .file, .quote, at: "row 2 (line 3), column 1"),
    FaultyFile("text after a quote", "email\n\"zebra\"x\n", .file, .quote, at: "row 1 (line 2), column 1"),
    FaultyFile(
      "Latin-1", utf8("email,note\nzebra@x.org,caf") + [0xE9] + utf8("\n"), .file, .encoding,
      at: "row 1 (line 2), byte 26"),
    FaultyFile("a NUL", "email\nze\0bra@x.org\n", .file, .nul, at: "row 1 (line 2), byte 8"),
    FaultyFile("half a UTF-16 unit", [0xFF, 0xFE, 0x61, 0, 0x62], .file, .encoding, at: "row 1 (line 1), byte 4"),
    FaultyFile("UTF-16 without a mark", [0x61, 0, 0x62, 0], .file, .nul, at: "row 1 (line 1), byte 1"),
    FaultyFile(
      "50,001 rows", String(repeating: "zebra@x.org\n", count: 50_001), .file, .rows, at: "the file"),
  ]

  private static let rows: [FaultyFile] = [
    FaultyFile("no address", "email,groups\n,zebra\n", .row, .addressMissing, at: "row 1 (line 2), column 1 (email)"),
    FaultyFile("a row too short", "role,email\n400\n", .row, .addressMissing, at: "row 1 (line 2), column 2 (email)"),
    FaultyFile("a cell too many", "a@x.org,g,7,zebra\n", .row, .cellExtra, at: "row 1 (line 1), column 4"),
    FaultyFile("no role", "email,role\na@x.org,zebra\n", .row, .role, at: "row 1 (line 2), column 2 (role)"),
    FaultyFile(
      "no minutes", "email,expires_in_minutes\na@x.org,0\n", .row, .number,
      at: "row 1 (line 2), column 2 (expires_in_minutes)"),
    FaultyFile("a fraction", "email,max_uses\na@x.org,1.5\n", .row, .number, at: "row 1 (line 2), column 2 (max_uses)"),
    FaultyFile(
      "more than fits", "email,max_uses\na@x.org,4294967296\n", .row, .number,
      at: "row 1 (line 2), column 2 (max_uses)"),
    FaultyFile(
      "neither yes nor no", "email,allow_any_email\na@x.org,zebra\n", .row, .flag,
      at: "row 1 (line 2), column 2 (allow_any_email)"),
  ]
}

struct FaultTableTests {
  @Test(arguments: FaultyFile.all) func `a fault says what is wrong and where, not what a cell holds`(
    _ file: FaultyFile
  ) throws {
    let fault = try #require(try Self.firstFault(of: file))
    #expect(fault.code == file.code)
    #expect(fault.place.description == file.place)
    #expect(!fault.message.isEmpty && !fault.hint.isEmpty)
    #expect(!fault.description.contains("zebra"))
  }

  private static func firstFault(of file: FaultyFile) throws -> CSVFault? {
    guard file.extent == .row else {
      return #expect(throws: CSVFault.self) { try InviteFile(file.bytes, blank: .refuse) }
    }
    guard case .faults(let faults) = try InviteFile(file.bytes, blank: .refuse).rows.last?.content else { return nil }
    #expect(faults.count == 1)
    return faults.first
  }

  @Test func `every code that an invite file can get stands in the table`() {
    let others: Set<CSVFaultCode> = [.header, .nameMissing, .inviteMissing, .stateMissing]
    #expect(Set(CSVFaultCode.allCases).subtracting(FaultyFile.all.map(\.code)) == others)
  }

  @Test func `a file in UTF-16 is the same file, its faults too`() throws {
    let text = "email,role,note\r\nada@x.org,300,\"caf\u{E9}, \u{1F600}\"\r\nbob@x.org,king,\r\n"
    let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try InviteFile(wide, blank: .refuse).rows == InviteFile(utf8(text), blank: .refuse).rows)
  }

  @Test func `of a thousand unknown columns twenty are named and all are counted`() throws {
    let header = (["email"] + (1...1_000).map { "c\($0)" }).joined(separator: ",")
    let fault = try #require(throws: CSVFault.self) { try InviteFile(utf8(header + "\n"), blank: .refuse) }
    #expect(fault.message.hasSuffix("c19, c20 and 980 more"))
  }
}
