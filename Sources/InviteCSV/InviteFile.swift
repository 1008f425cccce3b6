// A whole invite file, read and checked before anything is asked of the ledger.

/// What a row without an address means.
public enum BlankAddress: String, CaseIterable, Sendable {
  /// A fault of that row.
  case refuse
  /// An e-mail-less invite.
  case emailless
}

/// An invite file: Discourse's bulk format, with optional columns of our own.
public struct InviteFile: Sendable {
  /// One import takes this many rows and not one more.
  public static let maximumRows = 50_000

  /// Every row of the file, in its order.
  public private(set) var rows: [InviteRow] = []
  /// Whether the first row was a header.
  public let hasHeader: Bool
  /// Columns that were left out because nobody knows them.
  public let ignoredColumns: [String]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is on disk: UTF-8, with or without a byte order mark, or UTF-16 with one.
  ///   - blank: what a row without address means.
  ///   - ignoringUnknownColumns: leaves columns out that nobody knows, instead of refusing the file.
  /// - Throws: the fault that makes the whole file unusable: its encoding, its quoting, its columns, no rows or more
  ///   than `maximumRows`. What is wrong with one row stays with that row.
  public init(
    _ bytes: [UInt8], blank: BlankAddress = .refuse, ignoringUnknownColumns: Bool = false
  ) throws(CSVFault) {
    var records = CSVRecords(bytes)
    guard try records.next() else { throw Self.empty }
    let first = records.cells.map { records.string(of: $0) }
    let columns = try InviteColumns(firstRow: first, ignoringUnknown: ignoringUnknownColumns)
    hasHeader = columns.hasHeader
    ignoredColumns = columns.ignored
    do {
      try read(&records, columns, blank)
    } catch {
      throw columns.hasHeader ? error.notCountingHeader : error
    }
    if rows.isEmpty { throw Self.empty }
  }

  private mutating func read(
    _ records: inout CSVRecords, _ columns: InviteColumns, _ blank: BlankAddress
  ) throws(CSVFault) {
    var firstRows = FirstRows()
    var count = 0
    if !columns.hasHeader {
      count += 1
      rows.append(Self.row(1, records, columns, blank, &firstRows))
    }
    while try records.next() {
      count += 1
      if count > Self.maximumRows { continue }
      rows.append(Self.row(count, records, columns, blank, &firstRows))
    }
    if count > Self.maximumRows { throw Self.tooMany(count) }
  }

  private static func row(
    _ number: Int, _ records: CSVRecords, _ columns: InviteColumns, _ blank: BlankAddress, _ firstRows: inout FirstRows
  ) -> InviteRow {
    var reader = RowReader(place: CSVPlace(row: number, line: records.line), blank: blank)
    for (index, cell) in records.cells.enumerated() {
      let column = index < columns.columns.count ? columns.columns[index] : nil
      reader.read(records.string(of: cell), at: index, as: column, isIgnored: columns.leavesOut(index))
    }
    reader.finish(emailColumn: columns.columns.firstIndex(of: .email) ?? 0)
    let content = content(of: reader, number, &firstRows)
    return InviteRow(number: number, line: records.line, address: reader.fields.email ?? "", content: content)
  }

  private static func content(
    of reader: RowReader, _ number: Int, _ firstRows: inout FirstRows
  ) -> InviteRow.Content {
    if !reader.faults.isEmpty { return .faults(reader.faults) }
    if let email = reader.fields.email, let first = firstRows.row(with: email, orElse: number) {
      return .repeats(first)
    }
    return .invite(reader.fields)
  }

  private static let empty = CSVFault(
    .empty, "no rows", hint: "one row an invite, the address in the first cell or in a column called email")

  private static func tooMany(_ count: Int) -> CSVFault {
    CSVFault(
      .rows, "\(count) rows, \(maximumRows) is the most one import takes",
      hint: "split the file; nothing of it has been issued")
  }
}

/// The row in which each address came first.
private struct FirstRows {
  /// Strings compare by canonical equivalence, so lower case is all that is missing for the ledger's comparison.
  private var rows: [String: Int] = [:]

  /// The earlier row with this address; remembers `number` if there is none.
  mutating func row(with address: String, orElse number: Int) -> Int? {
    let key = address.lowercased()
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
