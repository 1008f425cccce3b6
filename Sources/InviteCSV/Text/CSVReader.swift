// Any CSV file as rows of cells, for programs that want the cells and nothing of invites.

/// Reads a file row by row.
///
/// ```swift
/// var reader = CSVReader(bytes)
/// while try reader.next() { print(reader[0]) }
/// ```
///
/// RFC 4180 with LF, CR LF or CR; UTF-8 with or without a mark, UTF-16 with one. Cells are found in place: a text is made
/// for those that are asked for, and for no other.
public struct CSVReader: Sendable {
  private var records: CSVRecords

  /// A reader of a whole file.
  public init(_ bytes: [UInt8]) { records = CSVRecords(bytes) }

  /// Advances to the next row; false at the end. Empty lines are no rows; a line with `""` on it is.
  /// - Throws: the first fault that makes the file unreadable, its `row` counting every row of the file.
  public mutating func next() throws(CSVFault) -> Bool { try records.next() }

  /// Cells of the row that `next()` found.
  public var count: Int { records.cells.count }

  /// The row's number, from 1, a header among them.
  public var number: Int { records.number }

  /// What the cell says, from 0.
  public subscript(index: Int) -> String { records.string(of: records.cells[index]) }

  /// The cells of every row, a header among them.
  /// - Throws: the first fault that makes the file unreadable.
  public static func rows(of bytes: [UInt8]) throws(CSVFault) -> [[String]] {
    var reader = CSVReader(bytes)
    var rows: [[String]] = []
    while try reader.next() {
      rows.append((0..<reader.count).map { reader[$0] })
    }
    return rows
  }
}
