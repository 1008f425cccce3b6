// RFC 4180 and the encodings spreadsheets use.
import InviteCSV
import Randomness
import Testing

struct ReadingTests {
  private func rows(_ text: String) throws -> [[String]] { try CSVReader.rows(of: utf8(text)) }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines may end with LF, CR LF or CR, the last one with nothing`(end: String) throws {
    let expected = [["a", "b"], ["c", "d"]]
    #expect(try rows("a,b\(end)c,d") == expected)
    #expect(try rows("a,b\(end)c,d\(end)") == expected)
  }

  @Test func `quoted cells keep commas, doubled quotes and every line end as they are`() throws {
    #expect(try rows("\"a,b\",\"say \"\"hi\"\"\",\"1\n2\r\n3\r4\"") == [["a,b", "say \"hi\"", "1\n2\r\n3\r4"]])
  }

  @Test func `empty cells are cells, empty lines are nothing, a line of two quotes is a row`() throws {
    #expect(try rows("\n,\n\r\n\"\"\n\na,,\n\n") == [["", ""], [""], ["a", "", ""]])
    #expect(try rows("") == [])
    #expect(try rows("\n\n") == [])
  }

  @Test func `a UTF-8 byte order mark is dropped`() throws {
    #expect(try CSVReader.rows(of: [0xEF, 0xBB, 0xBF] + utf8("é,b")) == [["é", "b"]])
  }

  @Test(arguments: [true, false])
  func `UTF-16 is recognised by its mark and decoded`(bigEndian: Bool) throws {
    let units = [0xFEFF] + Array("ä,😀\r\nb,\"c\nd\"".utf16)
    let bytes = units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try CSVReader.rows(of: bytes) == [["ä", "😀"], ["b", "c\nd"]])
  }

  @Test(arguments: [
    ("a,b\"c\n", 1, 1, 2), ("a\n\"b\"c\n", 2, 2, 1), ("a,b\n\n\nc,\"d\ne", 2, 4, 2),
  ])
  func `a misplaced quote is refused with row, line and column`(text: String, row: Int, line: Int, column: Int) throws {
    let fault = try #require(throws: CSVFault.self) { try rows(text) }
    #expect(fault.code == .quote)
    #expect(fault.place == CSVPlace(row: row, line: line, column: column))
  }

  @Test func `invalid UTF-8 is refused with row and byte`() throws {
    let cases: [([UInt8], Int, Int, Int)] = [
      (utf8("a\nb") + [0xFF] + utf8("c\nd"), 2, 2, 3), (utf8("a\n\n") + [0xC0, 0x80], 2, 3, 3),
      ([0xED, 0xA0, 0x80], 1, 1, 0), (utf8("x,\"y\n") + [0xFF] + utf8("\"\n"), 1, 1, 5),
      ([0xEF, 0xBB, 0xBF] + utf8("a\n") + [0xFE], 2, 2, 5),
    ]
    for (bytes, row, line, byte) in cases {
      let fault = try #require(throws: CSVFault.self) { try CSVReader.rows(of: bytes) }
      #expect(fault.code == .encoding)
      #expect(fault.place == CSVPlace(row: row, line: line, byte: byte))
    }
  }

  @Test func `NUL is refused with row and byte`() throws {
    let fault = try #require(throws: CSVFault.self) { try rows("a\nb\0c\n") }
    #expect(fault.code == .nul)
    #expect(fault.place == CSVPlace(row: 2, line: 2, byte: 3))
    let wide = try #require(throws: CSVFault.self) {
      try CSVReader.rows(of: [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0, 0])
    }
    #expect(wide.code == .nul)
    #expect(wide.place == CSVPlace(row: 2, line: 2, byte: 6))
  }

  @Test func `broken UTF-16 is refused with the byte where it breaks`() throws {
    let loneSurrogate: [UInt8] = [0xFE, 0xFF, 0, 0x61, 0xD8, 0x00, 0, 0x62]
    let oddLength: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x62]
    for bytes in [loneSurrogate, oddLength] {
      let fault = try #require(throws: CSVFault.self) { try CSVReader.rows(of: bytes) }
      #expect(fault.code == .encoding)
      #expect(fault.place == CSVPlace(row: 1, line: 1, byte: 4))
    }
  }

  @Test(arguments: Seeds.usual(0...7))
  func `changed, cut and grown files are read or refused with a place, never worse`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let sample = utf8("email,groups,role\r\nada@example.org,\"a;b\",400\n\"bob \"\"b\"\"\",,\nç,€,😀\n")
    let spice: [UInt8] = [0, 10, 13, 34, 44, 0xC3, 0xE2, 0xF0, 0xFE, 0xFF, 0x80]
    for _ in 0..<400 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = spice.randomElement(using: &random) ?? 0
        case 1: bytes.insert(spice.randomElement(using: &random) ?? 0, at: index)
        case 2: bytes.remove(at: index)
        default: bytes = [0xFF, 0xFE] + bytes
        }
        if bytes.isEmpty { bytes = [34] }
      }
      do {
        let file = try InviteFile(bytes, blank: .emailless)
        #expect(!file.rows.isEmpty, "seed \(seed)")
      } catch {
        #expect(error.code == .empty || error.place != CSVPlace(), "seed \(seed): \(error)")
      }
    }
  }
}

extension ReadingTests {
  @Test func `a reader hands out the cells that are asked for, row by row`() throws {
    var reader = CSVReader(utf8("a,\"b\"\"c\"\r\n\r\nd\n"))
    #expect(try reader.next())
    #expect(reader.count == 2 && reader.number == 1 && reader[1] == "b\"c")
    #expect(try reader.next())
    #expect(reader.count == 1 && reader.number == 2 && reader[0] == "d")
    #expect(try !reader.next())
  }

  @Test(arguments: 0..<40) func `what ends a cell is found wherever it stands among words of eight bytes`(length: Int)
    throws
  {
    let text = String(repeating: "x", count: length)
    for tail in ["", "y"] {
      #expect(try rows("\(text),\(tail)\n") == [[text, tail]])
      #expect(try rows("\"\(text)\"\"\(text)\",\(tail)\r\(tail),") == [["\(text)\"\(text)", tail]] + [[tail, ""]])
      #expect(try rows("\"\(text),\(text)\n\(text)\"") == [["\(text),\(text)\n\(text)"]])
      let fault = try #require(throws: CSVFault.self) { try CSVReader.rows(of: utf8(text + tail) + [0, 0x61]) }
      #expect(fault.code == .nul && fault.place.byte == text.utf8.count + tail.utf8.count)
    }
  }
}
