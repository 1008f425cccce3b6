// Turns the cells of one row into an entry, collecting every fault of the row instead of stopping at the first.

/// Reads one row. Made anew for each.
struct RowReader<Entry: FileEntry> {
  let place: CSVPlace
  private(set) var entry = Entry()
  private(set) var faults: [CSVFault] = []

  init(place: CSVPlace) { self.place = place }

  /// Reads the cell at a column of the row, counted from 0. `column` is nil where the cell has no meaning; that is fine
  /// while `isIgnored` or while nothing stands there.
  mutating func read(_ whole: String, at index: Int, as column: Entry.Column?, isIgnored: Bool) {
    let cell = Cell(whole)
    guard !cell.text.isEmpty else { return }
    guard let column else {
      if !isIgnored { refuse(Self.extra, at: index, nil) }
      return
    }
    do throws(CellFault) { try entry.read(cell, as: column) } catch { refuse(error, at: index, column) }
  }

  /// Adds a fault of a cell of the row, counted from 0.
  mutating func refuse(_ fault: CellFault, at index: Int?, _ column: Entry.Column?) {
    var place = place
    place.column = index.map { $0 + 1 }
    place.field = column?.rawValue
    faults.append(CSVFault(fault.code, fault.message, hint: fault.hint, place: place))
  }

  private static var extra: CellFault {
    CellFault(.cellExtra, "more cells than columns", hint: "put cells with commas in quotes, or add a header")
  }
}
