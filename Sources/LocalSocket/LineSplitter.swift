// Bytes into lines, whatever the pieces they arrive in.

internal import SystemCalls

/// The unfinished line of one connection, and the rule where lines end.
///
/// A line ends with LF; one CR before it belongs to the end. Everything else is content.
package struct LineSplitter {
  /// What the bytes held next.
  package enum Piece: Equatable {
    case line(ArraySlice<UInt8>)
    case tooLong
  }

  /// The longest line, in bytes without its end.
  package let limit: Int
  private var partial: [UInt8] = []
  private var isSkipping = false

  package init(limit: Int) {
    self.limit = limit
  }

  /// Whether bytes came after the last end of a line. A line that is being skipped has had its answer and does not count.
  package var hasPartial: Bool { !partial.isEmpty }

  /// Takes the next line out of `bytes[position..<end]` and moves `position` past it.
  ///
  /// - Returns: nil when the bytes are used up; an unfinished line is remembered.
  package mutating func next(in bytes: [UInt8], from position: inout Int, to end: Int) -> Piece? {
    while position < end {
      guard let lineFeed = bytes.firstIndex(of: UInt8(ascii: "\n"), in: position..<end) else {
        defer { position = end }
        return isSkipping ? nil : remember(bytes[position..<end])
      }
      let piece = bytes[position..<lineFeed]
      position = lineFeed + 1
      if isSkipping {
        isSkipping = false
      } else {
        return finish(piece)
      }
    }
    return nil
  }

  /// Adds to the unfinished line, unless it gets too long. One byte more may still be the CR of its end.
  private mutating func remember(_ piece: ArraySlice<UInt8>) -> Piece? {
    let length = partial.count + piece.count
    if length > limit, length > limit + 1 || piece.last != UInt8(ascii: "\r") {
      partial = []
      isSkipping = true
      return .tooLong
    }
    partial += piece
    return nil
  }

  /// The line that `piece` completes.
  private mutating func finish(_ piece: ArraySlice<UInt8>) -> Piece {
    if partial.isEmpty { return checked(piece) }
    let start = partial
    partial = []
    if start.count + piece.count > limit + 1 { return .tooLong }
    return checked((start + piece)[...])
  }

  private func checked(_ line: ArraySlice<UInt8>) -> Piece {
    let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    return content.count > limit ? .tooLong : .line(content)
  }
}
