// What is wrong with a CSV file: a closed list of codes, the place, and what to do; never what a cell says.

/// The codes a file or a row is refused with before the ledger is asked.
public enum CSVFaultCode: String, CaseIterable, Sendable {
  /// No row to issue an invite for.
  case empty = "csv.empty"
  /// Bytes that are not the encoding they claim to be.
  case encoding = "csv.encoding"
  /// A NUL, which no text file has.
  case nul = "csv.nul"
  /// A quote that opens or closes where RFC 4180 does not allow it.
  case quote = "csv.quote"
  /// Cells separated with `;` or tabs.
  case separator = "csv.separator"
  /// Columns nobody knows, one twice, or one that is needed and not there.
  case columns = "csv.columns"
  /// No header in a file that must have one.
  case header = "csv.header"
  /// More rows than one file can have.
  case rows = "csv.rows"
  /// A row without an address.
  case addressMissing = "csv.address-missing"
  /// A row without a name.
  case nameMissing = "csv.name-missing"
  /// A row that names no invite.
  case inviteMissing = "csv.invite-missing"
  /// A row that does not say what became of a mail.
  case stateMissing = "csv.state-missing"
  /// A cell beyond the last column.
  case cellExtra = "csv.cell-extra"
  /// Not a number of the kind the column holds.
  case number = "csv.number"
  /// Not a role.
  case role = "csv.role"
  /// Neither yes nor no.
  case flag = "csv.flag"
}

/// Where in a file something is; every number counts from 1, except `byte`.
public struct CSVPlace: Hashable, Sendable {
  /// The row, not counting the header and empty lines.
  public var row: Int?
  /// The line of the file on which the row begins.
  public var line: Int?
  /// The cell in its row.
  public var column: Int?
  /// What the cell's column is called.
  public var field: String?
  /// The offset into the file as it was given.
  public var byte: Int?

  /// A place; leave out what is not known.
  public init(row: Int? = nil, line: Int? = nil, column: Int? = nil, field: String? = nil, byte: Int? = nil) {
    self.row = row
    self.line = line
    self.column = column
    self.field = field
    self.byte = byte
  }
}

extension CSVPlace: CustomStringConvertible {
  /// `row 3 (line 4), column 2 (groups), byte 71`, or `the file`.
  public var description: String {
    var parts: [String] = []
    if let row { parts.append("row \(row)" + (line.map { " (line \($0))" } ?? "")) }
    if row == nil, let line { parts.append("line \(line)") }
    if let column { parts.append("column \(column)" + (field.map { " (\($0))" } ?? "")) }
    if let byte { parts.append("byte \(byte)") }
    return parts.isEmpty ? "the file" : parts.joined(separator: ", ")
  }
}

/// One fault. Thrown when it makes the whole file unreadable, kept with its row otherwise.
public struct CSVFault: Error, Hashable, Sendable {
  /// Which of the known faults it is.
  public var code: CSVFaultCode
  /// Where it is.
  public var place: CSVPlace
  /// What is wrong, in a phrase.
  public var message: String
  /// What to do about it.
  public var hint: String

  /// A fault at a place.
  public init(_ code: CSVFaultCode, _ message: String, hint: String, place: CSVPlace = CSVPlace()) {
    self.code = code
    self.place = place
    self.message = message
    self.hint = hint
  }
}

extension CSVFault: CustomStringConvertible {
  /// `csv.role: row 3 (line 4), column 2 (role): not a role; write 100, …`.
  public var description: String { "\(code.rawValue): \(place): \(message); \(hint)" }
}
