// The text of a CSV file as valid UTF-8, whichever of the encodings that spreadsheets write it came in.

/// A file's text in UTF-8, without its byte order mark, and how far it could be read.
struct SourceText {
  /// Valid UTF-8 without NUL; all of the text, or what stands before the fault.
  private(set) var utf8: [UInt8]
  /// Why reading stopped; its place has the byte only.
  private(set) var fault: CSVFault?

  /// Recognises UTF-8 and UTF-16 by their marks; without one the bytes are taken for UTF-8.
  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: bytes, bigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: bytes, bigEndian: true)
    } else {
      self.init(utf8: bytes)
    }
  }

  private init(utf8 bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let firstInvalid = Self.firstInvalidByte(of: bytes)
    let end = firstInvalid ?? bytes.count
    let nul = PlainBytes.firstNUL(of: bytes.span, before: end)
    // Nearly every file is fine and has no mark: it is not copied.
    utf8 = start == 0 && nul == nil && end == bytes.count ? bytes : Array(bytes[start..<max(start, nul ?? end)])
    if let nul {
      fault = Self.nul(at: nul)
    } else if let firstInvalid {
      fault = CSVFault(
        .encoding, "not UTF-8", hint: "save the file as UTF-8 or UTF-16 with a byte order mark",
        place: CSVPlace(byte: firstInvalid))
    }
  }

  private init(utf16 bytes: [UInt8], bigEndian: Bool) {
    var units = UTF16Units(bytes: bytes, offset: 2, bigEndian: bigEndian)
    var decoder = UTF16()
    utf8 = []
    utf8.reserveCapacity(bytes.count)
    while true {
      let offset = units.offset
      switch decoder.decode(&units) {
      case .scalarValue("\0"):
        fault = Self.nul(at: offset)
        return
      case .scalarValue(let scalar):
        utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case .error:
        fault = Self.brokenUTF16(at: offset)
        return
      case .emptyInput:
        if units.offset < bytes.count { fault = Self.brokenUTF16(at: units.offset) }
        return
      }
    }
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func nul(at byte: Int) -> CSVFault {
    CSVFault(.nul, "a NUL byte", hint: "this is not a text file; export it as CSV again", place: CSVPlace(byte: byte))
  }

  private static func brokenUTF16(at byte: Int) -> CSVFault {
    CSVFault(
      .encoding, "not UTF-16, as its byte order mark says", hint: "save the file as UTF-8", place: CSVPlace(byte: byte))
  }
}

/// Pairs of bytes as UTF-16 code units; a last odd byte is left alone.
private struct UTF16Units: IteratorProtocol {
  let bytes: [UInt8]
  var offset: Int
  let bigEndian: Bool

  mutating func next() -> UInt16? {
    guard offset + 1 < bytes.count else { return nil }
    let first = UInt16(bytes[offset])
    let second = UInt16(bytes[offset + 1])
    offset += 2
    return bigEndian ? first << 8 | second : second << 8 | first
  }
}
