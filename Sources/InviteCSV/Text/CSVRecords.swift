// The records of a file with their numbers: encoding and quoting faults meet here and get their place.

/// Pulls numbered records from the bytes of a file. Every fault it throws has the record's number as its row.
struct CSVRecords: Sendable {
  private(set) var scanner: CSVScanner
  /// The number of the record that `next()` found, from 1.
  private(set) var number = 0
  /// What made the text end early, to be told when the records before it have been read.
  private let fault: CSVFault?

  init(_ bytes: [UInt8]) {
    let source = SourceText(bytes)
    scanner = CSVScanner(source.utf8)
    fault = source.fault
  }

  /// The cells of the record that `next()` found.
  var cells: [CSVCell] { scanner.cells }
  var line: Int { scanner.line }
  /// Lines of the whole text, about.
  var lineCount: Int { scanner.text.count { $0 == .lineFeed || $0 == .carriageReturn } + 1 }

  func string(of cell: CSVCell) -> String { scanner.string(of: cell) }

  /// Advances to the next record; false at the end of a file without fault.
  mutating func next() throws(CSVFault) -> Bool {
    let found: Bool
    do {
      found = try scanner.next()
    } catch {
      // A quote that the bad byte kept from being closed is not what is wrong with the file.
      throw (fault ?? error).at(row: number + 1, line: scanner.line)
    }
    if found { number += 1 }
    guard let fault, scanner.isAtEnd else { return found }
    let beginsRow = !found || scanner.endedWithLineEnd
    throw fault.at(row: number + (beginsRow ? 1 : 0), line: beginsRow ? scanner.nextLine : scanner.line)
  }
}

extension CSVFault {
  fileprivate func at(row: Int, line: Int) -> CSVFault {
    var fault = self
    fault.place.row = row
    fault.place.line = line
    return fault
  }
}
