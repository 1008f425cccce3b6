// A whole file of rows, read and checked before anything is asked of the ledger.

/// A file of one kind: invites, accounts, what a mail tool reports.
public struct RowFile<Entry: FileEntry>: Sendable {
  /// One file has this many rows and not one more.
  public static var maximumRows: Int { FileLimits.rows }

  /// Every row of the file, in its order.
  public private(set) var rows: [FileRow<Entry>] = []
  /// Whether the first row was a header.
  public var hasHeader: Bool { columns.hasHeader }
  /// Columns that were left out because nobody knows them.
  public var ignoredColumns: [String] { columns.ignored }
  private let columns: FileColumns<Entry.Column>

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is on disk: UTF-8, with or without a byte order mark, or UTF-16 with one.
  ///   - ignoringUnknownColumns: leaves columns out that nobody knows, instead of refusing the file.
  ///   - lack: what a row with this entry lacks, and in which column.
  /// - Throws: the fault that makes the whole file unusable: its encoding, its quoting, its columns, no rows or more
  ///   than `maximumRows`. What is wrong with one row stays with that row.
  public init(
    _ bytes: [UInt8], ignoringUnknownColumns: Bool = false,
    lack: (Entry) -> (column: Entry.Column, fault: CellFault)? = \.lack
  ) throws(CSVFault) {
    var records = CSVRecords(bytes)
    guard try records.next() else { throw Self.empty }
    let first = records.cells.map { records.string(of: $0) }
    columns = try FileColumns(firstRow: first, ignoringUnknown: ignoringUnknownColumns)
    do {
      try read(&records, lack)
    } catch {
      throw hasHeader ? error.notCountingHeader : error
    }
    if rows.isEmpty { throw Self.empty }
  }

  /// The place of a column in a row.
  public func place(of column: Entry.Column, in row: FileRow<Entry>) -> CSVPlace {
    let index = columns.columns.firstIndex(of: column)
    return CSVPlace(
      row: row.number, line: row.line, column: index.map { $0 + 1 }, field: index == nil ? nil : column.rawValue)
  }

  private mutating func read(
    _ records: inout CSVRecords, _ lack: (Entry) -> (column: Entry.Column, fault: CellFault)?
  ) throws(CSVFault) {
    // A row has a line or more; room that is made at once is not made again and again.
    let room = min(records.lineCount, Self.maximumRows)
    rows.reserveCapacity(room)
    var firstRows = FirstRows(room: room)
    var count = 0
    var isRow = !hasHeader
    repeat {
      if isRow {
        count += 1
        if count <= Self.maximumRows { rows.append(row(count, records, lack, &firstRows)) }
      }
      isRow = true
    } while try records.next()
    if count > Self.maximumRows { throw Self.tooMany(count) }
  }

  private func row(
    _ number: Int, _ records: CSVRecords, _ lack: (Entry) -> (column: Entry.Column, fault: CellFault)?,
    _ firstRows: inout FirstRows
  ) -> FileRow<Entry> {
    var reader = RowReader<Entry>(place: CSVPlace(row: number, line: records.line))
    for (index, cell) in records.cells.enumerated() {
      let column = index < columns.columns.count ? columns.columns[index] : nil
      reader.read(records.string(of: cell), at: index, as: column, isIgnored: columns.leavesOut(index))
    }
    if let (column, fault) = lack(reader.entry) {
      reader.refuse(fault, at: columns.columns.firstIndex(of: column), column)
    }
    let content = content(of: reader, number, &firstRows)
    return FileRow(number: number, line: records.line, label: reader.entry.label, content: content)
  }

  private func content(
    of reader: RowReader<Entry>, _ number: Int, _ firstRows: inout FirstRows
  ) -> FileRow<Entry>.Content {
    if !reader.faults.isEmpty { return .faults(reader.faults) }
    if let identity = reader.entry.identity, let first = firstRows.row(with: identity, orElse: number) {
      return .repeats(first)
    }
    return .entry(reader.entry)
  }

  private static var empty: CSVFault {
    let names = Entry.Column.allCases.map(\.rawValue).joined(separator: ", ")
    return CSVFault(.empty, "no rows", hint: "write a row for each, with cells for columns of \(names)")
  }

  private static func tooMany(_ count: Int) -> CSVFault {
    CSVFault(
      .rows, "\(count) rows, \(maximumRows) is the most one import takes",
      hint: "split the file; nothing of it has been done")
  }
}

/// The row in which each identity came first.
private struct FirstRows {
  /// Strings compare by canonical equivalence, so lower case is all that is missing for the ledger's comparison.
  private var rows: [String: Int] = [:]

  init(room: Int) { rows.reserveCapacity(room) }

  /// The earlier row of this identity; remembers `number` if there is none.
  mutating func row(with identity: String, orElse number: Int) -> Int? {
    let key = lowercased(identity)
    if let row = rows[key] { return row }
    rows[key] = number
    return nil
  }
}

extension CSVFault {
  /// The header is a record and not a row.
  fileprivate var notCountingHeader: CSVFault {
    var fault = self
    fault.place.row = place.row.map { $0 - 1 }
    return fault
  }
}
