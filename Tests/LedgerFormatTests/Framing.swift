// The event log's part of a line, small: what the tests need to make whole lines.

import Hashing
import InviteLedger
import LedgerFormat

/// Puts the frame on a line as the event log does, without the line feed.
enum Framing {
  static func line(seq: UInt64, batch: UInt64, _ parts: EncodedLine) -> [UInt8] {
    withSum(Array("{\"seq\":\(seq)".utf8) + parts.body + Array("\(batch)".utf8) + parts.tail)
  }

  /// The bytes and the sum over them.
  static func withSum(_ bytes: [UInt8]) -> [UInt8] {
    bytes + Array(",\"sum\":\"\(CRC32C.hex8(CRC32C.checksum(bytes)))\"}".utf8)
  }

  /// What the tree is made of: everything before `personal`, else before the sum, and a brace.
  static func committed(_ line: [UInt8]) -> [UInt8] {
    let text = String(decoding: line, as: UTF8.self)
    let end = text.utf8.count - 18
    let key = ",\"personal\":{"
    let open = (0..<end).first { line[$0...].starts(with: key.utf8) } ?? end
    return line[..<open] + [UInt8(ascii: "}")]
  }

  static func line(_ decoded: DecodedLine) -> [UInt8] {
    line(seq: decoded.record.seq, batch: decoded.record.meta.batch, decoded.encoded())
  }

  /// The line with the entries of these personal names blanked, each with a comma that belongs to it.
  static func erasing(_ names: Set<String>, in line: [UInt8]) -> [UInt8] {
    let open = committed(line).count - 1
    guard open < line.count - 18 else { return line }
    var bytes = Array(line.dropLast(18))
    for name in names {
      let entries = entries(in: bytes, from: open + ",\"personal\":{".utf8.count)
      guard let index = entries.firstIndex(where: { $0.name == name }) else { continue }
      var range = entries[index].range
      if index + 1 < entries.count, let comma = bytes[range.upperBound...].firstIndex(of: UInt8(ascii: ",")) {
        range = range.lowerBound..<(comma + 1)
      } else if index > 0, let comma = bytes[..<range.lowerBound].lastIndex(of: UInt8(ascii: ",")) {
        range = comma..<range.upperBound
      }
      for place in range { bytes[place] = UInt8(ascii: " ") }
    }
    return withSum(bytes)
  }

  /// The entries that are still there.
  private static func entries(in bytes: [UInt8], from start: Int) -> [(name: String, range: Range<Int>)] {
    var entries: [(name: String, range: Range<Int>)] = []
    var place = start
    while place < bytes.count - 1 {
      guard bytes[place] == UInt8(ascii: "\"") else {
        place += 1
        continue
      }
      let entry = place
      let name = string(in: bytes, &place)
      place += 2  // colon and bracket
      _ = string(in: bytes, &place)
      place += 1  // comma
      _ = string(in: bytes, &place)
      place += 1  // bracket
      entries.append((name, entry..<place))
    }
    return entries
  }

  /// What stands between the quotes, as it is; goes behind the second one.
  private static func string(in bytes: [UInt8], _ place: inout Int) -> String {
    let start = place + 1
    place = start
    while bytes[place] != UInt8(ascii: "\"") { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
    place += 1
    return String(decoding: bytes[start..<(place - 1)], as: UTF8.self)
  }
}
