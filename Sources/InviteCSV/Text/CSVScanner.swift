// Splits text into records and cells as RFC 4180 says, as places in the text rather than copies.

/// Where a cell stands in the text, without the quotes around it.
struct CSVCell: Hashable, Sendable {
  var start: Int
  var end: Int
  /// It holds doubled quotes, each of which means one.
  var doubledQuotes: Bool
}

/// A pull scanner: `next()` fills `cells`. Lines end with LF, CR LF or CR; a line with nothing on it is no record.
/// The text must be valid UTF-8 without NUL.
struct CSVScanner: Sendable {
  let text: [UInt8]
  /// The cells of the record that `next()` found.
  private(set) var cells: [CSVCell] = []
  /// The line on which that record begins.
  private(set) var line = 0
  /// The line that comes after what was read.
  private(set) var nextLine = 1
  /// The record that `next()` found was ended by a line end, not by the end of the text.
  private(set) var endedWithLineEnd = false
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  /// Advances to the next record; false at the end.
  mutating func next() throws(CSVFault) -> Bool {
    cells.removeAll(keepingCapacity: true)
    while position < text.count, skipLineEnd() {}
    guard position < text.count else { return false }
    line = nextLine
    repeat {
      if position < text.count, text[position] == .quote {
        cells.append(try quotedCell())
      } else {
        cells.append(try plainCell())
      }
    } while skipComma()
    endedWithLineEnd = skipLineEnd()
    return true
  }

  var isAtEnd: Bool { position >= text.count }

  /// What a cell says.
  func string(of cell: CSVCell) -> String {
    if cell.doubledQuotes { return String(decoding: undoubled(cell), as: UTF8.self) }
    return String(decoding: text[cell.start..<cell.end], as: UTF8.self)
  }

  private mutating func plainCell() throws(CSVFault) -> CSVCell {
    let start = position
    position = PlainBytes.end(of: text.span, from: start)
    if position < text.count, text[position] == .quote {
      throw quoteFault("a quote inside a cell that does not begin with one")
    }
    return CSVCell(start: start, end: position, doubledQuotes: false)
  }

  private mutating func quotedCell() throws(CSVFault) -> CSVCell {
    let opening = (position, nextLine)
    position += 1
    var cell = CSVCell(start: position, end: position, doubledQuotes: false)
    while position < text.count {
      position = PlainBytes.end(of: text.span, from: position)
      guard position < text.count else { break }
      if text[position] == .comma {
        position += 1
        continue
      }
      if text[position] != .quote {
        _ = skipLineEnd()
        continue
      }
      cell.end = position
      position += 1
      guard position < text.count, !endsCell(text[position]) else { return cell }
      guard text[position] == .quote else { throw quoteFault("text after a closing quote") }
      cell.doubledQuotes = true
      position += 1
    }
    (position, nextLine) = opening
    throw quoteFault("a quote that is never closed")
  }

  private func endsCell(_ byte: UInt8) -> Bool { byte == .comma || byte == .lineFeed || byte == .carriageReturn }

  private mutating func skipComma() -> Bool {
    guard position < text.count, text[position] == .comma else { return false }
    position += 1
    return true
  }

  private mutating func skipLineEnd() -> Bool {
    guard position < text.count else { return false }
    if text[position] == .carriageReturn {
      position += 1
      if position < text.count, text[position] == .lineFeed { position += 1 }
    } else if text[position] == .lineFeed {
      position += 1
    } else {
      return false
    }
    nextLine += 1
    return true
  }

  private func undoubled(_ cell: CSVCell) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cell.end - cell.start)
    var index = cell.start
    while index < cell.end {
      bytes.append(text[index])
      index += text[index] == .quote ? 2 : 1
    }
    return bytes
  }

  private func quoteFault(_ message: String) -> CSVFault {
    CSVFault(
      .quote, message, hint: "put the whole cell in quotes and write each quote inside it twice",
      place: CSVPlace(line: line, column: cells.count + 1))
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
