// What a row of a kind of file asks for.

/// What one row says, filled cell by cell.
public protocol FileEntry: Hashable, Sendable {
  associatedtype Column: FileColumn

  /// What a row says whose cells are all empty.
  init()

  /// Takes a cell; empty ones are not handed out.
  mutating func read(_ cell: Cell, as column: Column) throws(CellFault)

  /// What a row with this entry lacks, and in which column.
  var lack: (column: Column, fault: CellFault)? { get }

  /// Rows of one file that have the same ask for the same thing, so only the first one is carried out. Nil for rows
  /// that are each of their own.
  var identity: String? { get }

  /// What names the row in the output; it is there even when other cells have faults.
  var label: String { get }
}

extension FileEntry {
  /// Nothing.
  public var lack: (column: Column, fault: CellFault)? { nil }
  /// None: each row is carried out.
  public var identity: String? { nil }
  /// Nothing: the number of the row is its name.
  public var label: String { "" }
}

/// What is wrong with one cell; its place is known where it was read.
public struct CellFault: Error, Hashable, Sendable {
  /// Which of the known faults it is.
  public var code: CSVFaultCode
  /// What is wrong, in a phrase that does not repeat the cell.
  public var message: String
  /// What to do about it.
  public var hint: String

  /// A fault of a cell.
  public init(_ code: CSVFaultCode, _ message: String, hint: String) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}
