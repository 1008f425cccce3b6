// Columns that stand under each other, without waiting for the last row.

/// Lays rows out in blocks: a block is as wide as its widest cells need, and never narrower than the one before.
package struct TableText {
  /// Columns of the screen; the last cell is cut to fit. Nil does not cut.
  private let width: Int?
  private let blockRows: Int
  private var widths: [Int] = []
  private var waiting: [[String]] = []

  /// - Parameters:
  ///   - width: columns of the screen, nil to cut nothing.
  ///   - blockRows: rows that are laid out together; 0 shows each at once.
  package init(width: Int?, blockRows: Int) {
    self.width = width
    self.blockRows = blockRows
  }

  /// Sets the names above the columns.
  package mutating func header(_ names: [String]) { waiting.append(names) }

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
    let text = waiting.map { line(of: $0) + "\n" }.joined()
    waiting.removeAll(keepingCapacity: true)
    return Array(text.utf8)
  }

  /// A cell wider than this pushes what follows it aside instead of widening its column.
  private static let widest = 40

  private func line(of cells: [String]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      line += cell
      guard index < cells.count - 1 else { break }
      line += String(repeating: " ", count: max(0, widths[index] - cell.count) + 2)
    }
    guard let width, line.count > width else { return line }
    return line.prefix(max(1, width - 1)) + "…"
  }
}
