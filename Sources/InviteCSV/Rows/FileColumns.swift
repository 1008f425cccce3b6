// How a header is told from a first row, and what each cell means.

/// Which column stands where in a file.
struct FileColumns<Column: FileColumn> {
  /// The meaning of each cell of a row; nil where it has none.
  let columns: [Column?]
  let hasHeader: Bool
  /// Names in the header that mean nothing here; empty unless that was allowed.
  let ignored: [String]

  /// Whether this cell of a row, counted from 0, may hold what nobody reads.
  func leavesOut(_ index: Int) -> Bool { index < columns.count && columns[index] == nil && !ignored.isEmpty }

  /// Takes the first row for a header if one of its cells is a mark, in any case.
  /// - Throws: `csv.columns` for every name that is unknown, all in one, for one that comes twice, and for one that is
  ///   needed; `csv.header` where there must be a header; `csv.separator` for one whose cells are not separated by
  ///   commas.
  init(firstRow cells: [String], ignoringUnknown: Bool) throws(CSVFault) {
    let names = cells.map { trimmed($0).lowercased() }
    guard Column.marks.contains(where: { names.contains($0.rawValue) }) else {
      if cells.count == 1 { try Self.refuseOtherSeparators(names[0]) }
      guard !Column.positional.isEmpty else { throw Self.noHeader }
      self.init(columns: Column.positional, hasHeader: false, ignored: [])
      return
    }
    let columns = names.map { Column(rawValue: $0) }
    try Self.refuseRepeated(columns)
    let unknown = zip(cells, columns).filter { name, column in column == nil && !trimmed(name).isEmpty }.map(\.0)
    if !ignoringUnknown { try Self.refuseUnknown(unknown) }
    try Self.refuseLacking(columns)
    self.init(columns: columns, hasHeader: true, ignored: unknown)
  }

  private init(columns: [Column?], hasHeader: Bool, ignored: [String]) {
    self.columns = columns
    self.hasHeader = hasHeader
    self.ignored = ignored
  }
}

extension FileColumns {
  private static var known: String { Column.allCases.map(\.rawValue).joined(separator: ", ") }

  private static var noHeader: CSVFault {
    CSVFault(
      .header, "the first row is no header", hint: "begin the file with the names of its columns, of \(known)",
      place: CSVPlace(line: 1))
  }

  private static func refuseRepeated(_ columns: [Column?]) throws(CSVFault) {
    for (index, column) in columns.enumerated() {
      guard let column, columns[..<index].contains(column) else { continue }
      throw CSVFault(
        .columns, "a column that was there before", hint: "keep one of the two",
        place: CSVPlace(line: 1, column: index + 1, field: column.rawValue))
    }
  }

  private static func refuseUnknown(_ names: [String]) throws(CSVFault) {
    guard !names.isEmpty else { return }
    let more = names.count - FileLimits.namedColumns
    let listed = names.prefix(FileLimits.namedColumns).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    throw CSVFault(
      .columns, "unknown columns: " + listed,
      hint: "known are \(known); --ignore-unknown-columns leaves the others out", place: CSVPlace(line: 1))
  }

  private static func refuseLacking(_ columns: [Column?]) throws(CSVFault) {
    for choices in Column.needed where !choices.contains(where: { columns.contains($0) }) {
      throw CSVFault(
        .columns, "no column called " + choices.map(\.rawValue).joined(separator: " or "),
        hint: "known are \(known)", place: CSVPlace(line: 1))
    }
  }

  private static func refuseOtherSeparators(_ name: String) throws(CSVFault) {
    for separator in [Character(";"), "\t", "|"] {
      let parts = name.split(separator: separator).map { trimmed(String($0)) }
      guard Column.marks.contains(where: { parts.contains($0.rawValue) }) else { continue }
      throw CSVFault(
        .separator, "cells are not separated by commas", hint: "save the file with commas", place: CSVPlace(line: 1))
    }
  }
}
