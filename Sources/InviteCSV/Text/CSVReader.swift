// Any CSV file as rows of text, for programs that want the cells and nothing of invites.

/// Reads a whole file: `let rows = try CSVReader.rows(of: bytes)`.
public enum CSVReader {
  /// The cells of every row, a header among them. Empty lines are no rows; a line with `""` on it is.
  ///
  /// RFC 4180 with LF, CR LF or CR; UTF-8 with or without a mark, UTF-16 with one.
  /// - Throws: the first fault that makes the file unreadable, its `row` counting every row of the file.
  public static func rows(of bytes: [UInt8]) throws(CSVFault) -> [[String]] {
    var records = CSVRecords(bytes)
    var rows: [[String]] = []
    while try records.next() {
      rows.append(records.cells.map { records.string(of: $0) })
    }
    return rows
  }
}
