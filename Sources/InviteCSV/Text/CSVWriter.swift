// Writes rows as RFC 4180 wants them, so that reading them gives the same cells again.

/// Rows on their way to a file. Lines end with CR LF or, as pipes like it, LF.
public struct CSVWriter: Sendable {
  /// What was written and not yet taken.
  public private(set) var bytes: [UInt8] = []
  private let lineEnd: [UInt8]
  private let protectsFormulas: Bool

  /// - Parameters:
  ///   - lineEnd: what ends a row; RFC 4180 says CR LF, every reader takes LF.
  ///   - protectsFormulas: puts `'` before a cell that a spreadsheet would run as a formula: one that begins with
  ///     `= + - @` or a control character. For files meant for people; such a cell does not read back the same.
  public init(lineEnd: String = "\n", protectsFormulas: Bool = false) {
    self.lineEnd = Array(lineEnd.utf8)
    self.protectsFormulas = protectsFormulas
  }

  /// Appends one row. A single empty cell is written as `""`, because an empty line is no row.
  public mutating func row(_ cells: some Collection<String>) {
    if cells.count == 1, cells.first?.isEmpty == true {
      bytes.append(contentsOf: [.quote, .quote])
    } else {
      var isFirst = true
      for cell in cells {
        if !isFirst { bytes.append(.comma) }
        isFirst = false
        append(cell)
      }
    }
    bytes.append(contentsOf: lineEnd)
  }

  /// Hands out what was written and starts again with nothing.
  public mutating func take() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }

  private mutating func append(_ cell: String) {
    let guarded = protectsFormulas && Self.isFormula(cell)
    guard guarded || cell.utf8.contains(where: Self.needsQuotes) || Self.hasOuterSpace(cell) || Self.hasMark(cell)
    else {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(.quote)
    if guarded { bytes.append(UInt8(ascii: "'")) }
    for byte in cell.utf8 {
      if byte == .quote { bytes.append(.quote) }
      bytes.append(byte)
    }
    bytes.append(.quote)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == .comma || byte == .quote || byte == .lineFeed || byte == .carriageReturn
  }

  /// Some readers trim what is not quoted.
  private static func hasOuterSpace(_ cell: String) -> Bool {
    cell.utf8.first == UInt8(ascii: " ") || cell.utf8.last == UInt8(ascii: " ")
  }

  /// At the start of a file a byte order mark would be taken for the file's, and dropped.
  private static func hasMark(_ cell: String) -> Bool { cell.utf8.starts(with: [0xEF, 0xBB, 0xBF]) }

  private static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first else { return false }
    return first < 0x20 || first == 0x7F || "=+-@".utf8.contains(first)
  }
}
