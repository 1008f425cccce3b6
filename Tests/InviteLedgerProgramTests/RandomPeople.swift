// Files of people at random, right and wrong, and what has to become of each row.
import Randomness

/// A file for `invite import`, written by chance.
struct RandomPeople {
  /// A row as it is meant.
  struct Row {
    var cells: [String: String]
    /// The status and the code it must get.
    var status: String
    var code = ""
    /// The place of the earlier row that asked for the same.
    var first: Int?
    /// How many cells stand behind the last column.
    var extra = 0

    /// As the output has it.
    var email: String { (cells["email"] ?? "").trimming() }
  }

  /// Addresses that have accounts.
  static let members = ["m1@example.org", "m2@example.org"]
  private static let optional = [
    "groups", "topic_id", "role", "channels", "expires_in_minutes", "max_uses", "message", "note", "locale",
    "allow_any_email",
  ]

  private(set) var rows: [Row] = []
  private(set) var bytes: [UInt8] = []
  private let name: String
  private let columns: [String]
  private let hasHeader: Bool

  /// A file whose fresh addresses begin with a name.
  init(_ name: String, _ random: inout SeededRandom) {
    self.name = name
    hasHeader = !random.oneIn(4)
    columns =
      hasHeader
      ? (["email"] + Self.optional.filter { _ in random.oneIn(2) }).shuffled(using: &random)
      : ["email", "groups", "topic_id"]
    for _ in 0..<random.below(25) + 1 { rows.append(row(&random)) }
    bytes = encoded(text(&random), &random)
  }

  // MARK: Rows

  private func row(_ random: inout SeededRandom) -> Row {
    var row = Row(cells: ["email": address(&random)], status: "issued")
    for column in columns where column != "email" { row.cells[column] = random.pick(Self.values(of: column)) }
    if random.oneIn(3) { spoil(&row, &random) }
    if row.code.isEmpty, random.oneIn(6), let first = rows.indices.filter({ isAsked($0) }).randomElement(using: &random)
    {
      row.cells["email"] = rows[first].email.uppercased()
    }
    meet(&row)
    return row
  }

  /// One that nobody had, in the ways in which people write them.
  private func address(_ random: inout SeededRandom) -> String {
    if random.oneIn(12) { return random.pick(Self.members) }
    let plain = "\(name)-\(rows.count)@example.org"
    return random.pick([
      plain, plain, "  \(plain) ", plain.uppercased(), "\"\(name) \(rows.count), x\"@example.org", "+\(plain)",
    ])
  }

  private static func values(of column: String) -> [String] {
    switch column {
    case "groups": ["", "crew", "crew;staff", "crew,staff", "crew; staff"]
    case "topic_id": ["", "12", "news"]
    case "role": ["", "400", "guest", "Moderator"]
    case "channels": ["", "general", "general;new members"]
    case "expires_in_minutes": ["", "90", "null", "NULL"]
    case "max_uses": ["", "1", "5", "null"]
    case "message": ["", "Hello, you", "two\nlines", "say \"hi\"", " kept "]
    case "note": ["", "=1+1", "a;b", "\u{1F600}"]
    case "locale": ["", "de", "pt-BR"]
    default: ["", "yes", "FALSE", "1"]
    }
  }

  /// Makes one thing wrong.
  private func spoil(_ row: inout Row, _ random: inout SeededRandom) {
    let faults: [(column: String, value: String, status: String, code: String)] = [
      ("email", "", "malformed", "csv.address-missing"), ("email", "nobody\(rows.count)", "failed", "arg.invalid"),
      ("email", "\(name)\(rows.count)@", "failed", "arg.invalid"), ("groups", "a/b", "failed", "arg.invalid"),
      ("role", "king", "malformed", "csv.role"), ("expires_in_minutes", "0", "malformed", "csv.number"),
      ("max_uses", "1.5", "malformed", "csv.number"), ("max_uses", "4294967296", "malformed", "csv.number"),
      ("locale", "x!", "failed", "arg.invalid"), ("allow_any_email", "maybe", "malformed", "csv.flag"),
    ]
    let fault = random.pick(faults.filter { columns.contains($0.column) })
    row.cells["email"] = "\(name)-\(rows.count)@example.org"
    (row.status, row.code) = (fault.status, fault.code)
    if random.oneIn(8) {
      (row.extra, row.status, row.code) = (1, "malformed", "csv.cell-extra")
    } else {
      row.cells[fault.column] = fault.value
    }
  }

  /// What the row meets: somebody who is there already, or an earlier row.
  private func meet(_ row: inout Row) {
    guard row.status == "issued" else { return }
    if Self.members.contains(row.email.lowercased()) { (row.status, row.code) = ("failed", "invite.member") }
    let first = rows.indices.first { isAsked($0) && rows[$0].email.lowercased() == row.email.lowercased() }
    guard let first else { return }
    (row.status, row.code, row.first) = ("duplicate in file", rows[first].code, first)
  }

  /// Whether the ledger is asked for this row.
  private func isAsked(_ index: Int) -> Bool { rows[index].status == "issued" || rows[index].code == "invite.member" }

  // MARK: Text

  private func text(_ random: inout SeededRandom) -> String {
    let end = random.pick(["\n", "\r\n", "\r"])
    var lines = rows.map { line(of: $0, &random) }
    if hasHeader {
      let names = columns.map { random.oneIn(3) ? $0.uppercased() : $0 }
      lines.insert(names.joined(separator: ","), at: 0)
    }
    let text = lines.map { random.oneIn(8) ? end + $0 : $0 }.joined(separator: end)
    return text + random.pick(["", end, end + end])
  }

  private func line(of row: Row, _ random: inout SeededRandom) -> String {
    var cells = columns.map { row.cells[$0] ?? "" }
    if row.extra == 0, random.oneIn(3) {
      while cells.count > 1, cells.last == "" { cells.removeLast() }
    }
    cells += Array(repeating: "more", count: row.extra)
    let line = cells.map { quoted($0, &random) }.joined(separator: ",")
    return line.isEmpty ? "\"\"" : line
  }

  private func quoted(_ cell: String, _ random: inout SeededRandom) -> String {
    let needsQuotes = cell.contains { ",\"\n\r".contains($0) }
    return needsQuotes || random.oneIn(5) ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }

  private func encoded(_ text: String, _ random: inout SeededRandom) -> [UInt8] {
    switch random.below(6) {
    case 0: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case 1: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case 2: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    default: Array(text.utf8)
    }
  }
}

extension String {
  /// Without blanks at either end.
  fileprivate func trimming() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
