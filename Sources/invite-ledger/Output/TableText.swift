// Columns that stand under each other, without waiting for the last row.

/// Lays rows out in blocks: a block is as wide as its widest cells need, and never narrower than the one before.
package struct TableText {
  /// Columns of the screen; the last cell is cut to fit. Nil does not cut.
  private let width: Int?
  private let blockRows: Int
  private let paint: Paint
  /// The names above the columns, as rows call them.
  private var columns: [String] = []
  private var isHeaderWaiting = false
  private var widths: [Int] = []
  private var waiting: [[String]] = []

  /// - Parameters:
  ///   - width: columns of the screen, nil to cut nothing.
  ///   - blockRows: rows that are laid out together; 0 shows each at once.
  ///   - paint: colours cells after they were laid out.
  package init(width: Int?, blockRows: Int, paint: Paint = Paint(isOn: false)) {
    self.width = width
    self.blockRows = blockRows
    self.paint = paint
  }

  /// Sets the names above the columns, which stand there in capitals.
  package mutating func header(_ names: [String]) {
    columns = names
    isHeaderWaiting = true
    waiting.append(names.map { $0.uppercased() })
  }

  /// Takes a row and gives back what can be shown.
  package mutating func row(_ cells: [String]) -> [UInt8] {
    waiting.append(cells)
    return waiting.count > blockRows ? rest() : []
  }

  /// Everything that waits, laid out.
  package mutating func rest() -> [UInt8] {
    for cells in waiting {
      while widths.count < cells.count { widths.append(0) }
      for (index, cell) in cells.enumerated() { widths[index] = max(widths[index], min(cell.count, Self.widest)) }
    }
    var text = ""
    for cells in waiting {
      text += line(of: cells, isHeader: isHeaderWaiting) + "\n"
      isHeaderWaiting = false
    }
    waiting.removeAll(keepingCapacity: true)
    return Array(text.utf8)
  }

  /// A cell wider than this pushes what follows it aside instead of widening its column.
  private static let widest = 40

  /// A line of cells, cut where the screen ends. Colours are put on last: they have no width.
  private func line(of cells: [String], isHeader: Bool) -> String {
    var line = ""
    var room = width ?? Int.max
    for (index, cell) in cells.enumerated() where room > 0 {
      let isLast = index == cells.count - 1
      let padded = isLast ? cell : cell + String(repeating: " ", count: max(0, widths[index] - cell.count) + 2)
      let fits = padded.count <= room
      let shown = fits ? padded : padded.prefix(max(1, room) - 1) + "…"
      line += paint(shown, style(of: cell, in: index, isHeader))
      room = fits ? room - padded.count : 0
    }
    return line
  }

  private func style(of cell: String, in column: Int, _ isHeader: Bool) -> Paint.Style? {
    if isHeader { return .heading }
    return columns.indices.contains(column) ? Paint.Style(column: columns[column], text: cell) : nil
  }
}
