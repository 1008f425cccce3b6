// Columns that stand under each other, without waiting for the last row.

/// Lays rows out in blocks: a block is as wide as its widest cells need, and never narrower than the one before.
///
/// On a screen, columns in which nothing stands are left out and sentences go on below their beginning; a row that is
/// alone and wider than the screen stands upright, so that all of it is seen.
package struct TableText {
  /// Columns of the screen; the last cell is cut to fit. Nil cuts nothing and leaves nothing out.
  private let width: Int?
  private let blockRows: Int
  private let paint: Paint
  /// The names above the columns, as rows call them.
  private var columns: [String] = []
  private var isHeaderWaiting = false
  /// By column, whether something stood in it.
  private var isFilled: [Bool] = []
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
    isFilled = names.map { _ in false }
    isHeaderWaiting = true
  }

  /// Takes a row and gives back what can be shown.
  package mutating func row(_ cells: [String]) -> [UInt8] {
    waiting.append(cells)
    return waiting.count > blockRows ? rest() : []
  }

  /// Everything that waits, laid out.
  package mutating func rest() -> [UInt8] {
    let rows = waiting
    waiting.removeAll(keepingCapacity: true)
    // A column that is filled for the first time needs a header that names it.
    let isHeaded = noteFilled(in: rows) || isHeaderWaiting
    if isHeaded { measure(columns) }
    for cells in rows { measure(cells) }
    if isHeaderWaiting, blockRows > 0, rows.count == 1, !fits(rows[0]) {
      isHeaderWaiting = false
      return Array(upright(rows[0]).utf8)
    }
    isHeaderWaiting = false
    var text = isHeaded ? lines(of: columns.map { $0.uppercased() }, isHeader: true) : ""
    for cells in rows { text += lines(of: cells, isHeader: false) }
    return Array(text.utf8)
  }

  /// A cell wider than this pushes what follows it aside instead of widening its column.
  private static let widest = 40
  /// Columns of sentences, which are wrapped where there is this much room at least.
  private static let sentences: Set<String> = ["text", "summary"]
  private static let sentenceRoom = 20

  private mutating func measure(_ cells: [String]) {
    while widths.count < cells.count { widths.append(0) }
    for (index, cell) in cells.enumerated() { widths[index] = max(widths[index], min(cell.count, Self.widest)) }
  }

  /// Whether a column that was left out has to be shown from now on.
  private mutating func noteFilled(in rows: [[String]]) -> Bool {
    var isNew = false
    for cells in rows {
      for (index, cell) in cells.enumerated() where isFilled.indices.contains(index) && !isFilled[index] {
        guard !cell.isEmpty else { continue }
        isFilled[index] = true
        isNew = true
      }
    }
    return isNew && width != nil
  }

  /// The columns that are shown: those with something in them, or all when there is nothing at all.
  private func shown(_ cells: [String]) -> [Int] {
    let isEverything = width == nil || !isFilled.contains(true)
    return cells.indices.filter { isEverything || !isFilled.indices.contains($0) || isFilled[$0] }
  }

  /// Whether nothing of the row would be cut, and no cell has several lines.
  private func fits(_ cells: [String]) -> Bool {
    guard !cells.contains(where: { $0.contains("\n") }) else { return false }
    guard let width else { return true }
    let shown = shown(cells)
    let beforeLast = shown.dropLast().reduce(0) { $0 + max(widths[$1], cells[$1].count) + 2 }
    guard let last = shown.last else { return true }
    return isWrapped(last, room: width - beforeLast) || beforeLast + cells[last].count <= width
  }

  private func upright(_ cells: [String]) -> String {
    MemberText.lines(of: zip(columns, cells).filter { !$0.1.isEmpty }, paint)
  }

  private func isWrapped(_ index: Int, room: Int) -> Bool {
    columns.indices.contains(index) && Self.sentences.contains(columns[index]) && room >= Self.sentenceRoom
  }

  /// A row, cut where the screen ends. Colours are put on last: they have no width.
  private func lines(of cells: [String], isHeader: Bool) -> String {
    var text = ""
    var room = width ?? Int.max
    let shown = shown(cells)
    for index in shown where room > 0 {
      let cell = cells[index]
      let style = style(of: cell, in: index, isHeader)
      if index == shown.last {
        let parts = isWrapped(index, room: room) ? WrappedText.lines(of: cell, width: room) : [Self.cut(cell, to: room)]
        let indent = "\n" + String(repeating: " ", count: (width ?? 0) - min(room, width ?? 0))
        text += parts.map { paint($0, style) }.joined(separator: indent)
      } else {
        let padded = cell + String(repeating: " ", count: max(0, widths[index] - cell.count) + 2)
        text += paint(Self.cut(padded, to: room), style)
        room -= min(room, padded.count)
      }
    }
    return text + "\n"
  }

  private static func cut(_ text: String, to room: Int) -> String {
    text.count <= room ? text : text.prefix(max(1, room) - 1) + "…"
  }

  private func style(of cell: String, in column: Int, _ isHeader: Bool) -> Paint.Style? {
    if isHeader { return .heading }
    return columns.indices.contains(column) ? Paint.Style(column: columns[column], text: cell) : nil
  }
}
