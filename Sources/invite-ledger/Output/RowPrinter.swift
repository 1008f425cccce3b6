// Rows on their way to standard output, in whichever form was asked for.
import InviteCSV
import JSONText
import SystemCalls

/// Prints rows as they come and gathers small ones into larger writes.
struct RowPrinter {
  private let style: OutputStyle
  private let columns: RowColumns
  private var table: TableText
  private var csv: CSVWriter
  private let paged: PagedOutput
  private var output: [UInt8] = []
  private(set) var count = 0

  /// More than this waiting is written out.
  private static let outputLimit = 1 << 16

  /// - Parameters:
  ///   - isLive: rows are shown the moment they come.
  ///   - protectsFormulas: whoever asks for CSV opens it in a spreadsheet, which would run what looks like a formula.
  init(_ style: OutputStyle, columns: RowColumns, isLive: Bool = false, protectsFormulas: Bool = true) {
    self.style = style
    self.columns = columns
    table = TableText(
      width: style.isForTerminal ? style.width : nil, blockRows: isLive ? 0 : 500, paint: style.paint)
    // What is shown the moment it comes has no end that a pager could wait for.
    paged = PagedOutput(pager: isLive ? nil : style.pager)
    csv = CSVWriter(protectsFormulas: protectsFormulas)
    if style.format == .csv { csv.row(columns.names) }
    if style.format == .tsv { output += Array((columns.names.joined(separator: "\t") + "\n").utf8) }
    if style.format == .table || style.format == .wide { table.header(columns.names) }
    if style.format == .json { output.append(UInt8(ascii: "[")) }
  }

  /// Prints one row, given as the JSON text it came in.
  mutating func row(_ bytes: [UInt8]) throws {
    defer { count += 1 }
    switch style.format {
    case .raw, .ndjson:
      output += bytes
      output.append(UInt8(ascii: "\n"))
    case .json:
      if count > 0 { output += Array(",\n".utf8) }
      output += bytes
    case .table, .wide, .text, .csv, .tsv, .id: try cells(of: try JSONReader.value(of: bytes, limits: Self.limits))
    }
    if output.count > Self.outputLimit { try flush() }
  }

  /// Rows are the service's own and may be wide.
  private static let limits = JSONLimits(depth: 32, keys: 1 << 16)

  private mutating func cells(of row: JSONValue) throws {
    // Help and the like: a row that is a text is a line.
    if let text = row.string {
      let line = style.isForTerminal ? TerminalText.escaped(text) : text
      output += Array((line + "\n").utf8)
      return
    }
    let cells = columns.cells(of: row)
    switch style.format {
    case .table, .wide:
      output += table.row(
        zip(columns.names, cells).map { name, cell in
          style.shown(cell, isTime: columns.times.contains(name), keepingLines: columns.patches.contains(name))
        })
    case .csv:
      csv.row(cells)
      output += csv.take()
    case .id: output += Array((style.shown(cells.first ?? "") + "\n").utf8)
    default: output += Array((cells.map { Self.tabSafe(style.shown($0)) }.joined(separator: "\t") + "\n").utf8)
    }
  }

  /// Tabs and line ends inside a cell would end it.
  private static func tabSafe(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 < 0x20 || $0 == 0x5C }) else { return cell }
    var safe = ""
    for scalar in cell.unicodeScalars {
      switch scalar {
      case "\\": safe += "\\\\"
      case "\t": safe += "\\t"
      case "\n": safe += "\\n"
      case "\r": safe += "\\r"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// Writes what waits.
  mutating func flush() throws(SystemError) {
    output += table.rest()
    guard !output.isEmpty else { return }
    try paged.write(output)
    output.removeAll(keepingCapacity: true)
  }

  /// Call after the last row. Whatever reads the output is done then.
  mutating func finish() throws(SystemError) {
    defer { paged.end() }
    if style.format == .json { output += Array("]\n".utf8) }
    output += csv.take()
    try flush()
  }
}
