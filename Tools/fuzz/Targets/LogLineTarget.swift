// Lines of the log: whoever can change a file, or a disk that does, writes these.
import EventLog
import Hashing
import InviteLedger
import JSONText
import LedgerFormat

extension FuzzTarget {
  /// - Parameter lines: of logs, whole, without their line feeds.
  static func line(_ lines: [[UInt8]]) -> FuzzTarget {
    FuzzTarget(
      name: "line", examples: lines,
      words: [
        "\"", ",", ":", "{", "}", "[", "]", "null", "\"seq\":", "\"ts\":\"", "\"type\":\"", "\"v\":", "\"actor\":\"",
        "\"data\":{", "\"meta\":{\"batch\":", "\"part\":[1,2]", "\"req\":[\"", "\"personal\":{", "\"sum\":\"", "~", " ",
        "\\u0000", "\\u00e9", "InviteIssued", "TokenRedeemed", "MessageSent", "2026-11-21T09:00:00.123456Z", "inv_1",
        "\"email\":", "\"expires\":",
      ]
    ) { (input) throws(FuzzFinding) in
      try LogLineChecks.check(LogLineChecks.summed(input))
    }
  }
}

private enum LogLineChecks {
  private static let sumLength = 18

  /// The line with the sum that belongs to its bytes, as somebody would write it who wants to be believed.
  static func summed(_ line: [UInt8]) -> [UInt8] {
    guard line.count > sumLength else { return line }
    let sumStart = line.count - sumLength
    var summed = Array(line[..<sumStart])
    let sum = CRC32C.checksum(line, in: 0..<sumStart)
    summed += Array(#","sum":""#.utf8)
    Hexadecimal.append(sum, to: &summed)
    return summed + Array(#""}"#.utf8)
  }

  /// The three readers agree: the event log's, which only looks at the frame, the one of the format, and that of JSON.
  static func check(_ line: [UInt8]) throws(FuzzFinding) -> String {
    let frame = try? LineFrame.read(line, line.indices)
    let decoded: DecodedLine
    do throws(FormatError) {
      decoded = try LineDecoder.decode(line)
    } catch {
      try hold(0...line.count ~= error.offset, "the error is at byte \(error.offset) of \(line.count)")
      try hold(!error.reason.isEmpty, "an error without a reason")
      return "\(error.code) \(error.reason) \(frame != nil)"
    }
    guard let frame else { throw FuzzFinding("the format reads what the event log does not take for a line") }
    try check(frame, decoded, line)
    try checkSpelling(decoded, line)
    _ = decoded.disclosureStates()
    do throws(FormatError) { _ = try decoded.bare() } catch { throw FuzzFinding("it cannot be shown bare: \(error)") }
    let record = decoded.record
    return "\(record.event.type) \(record.meta.request != nil) \(frame.part != nil) \(decoded.disclosureStates().count)"
  }

  private static func check(_ frame: LineFrame, _ decoded: DecodedLine, _ line: [UInt8]) throws(FuzzFinding) {
    let record = decoded.record
    try hold(frame.seq == record.seq, "seq \(frame.seq) for one, \(record.seq) for the other")
    try hold(frame.batch == record.meta.batch, "batch \(frame.batch) for one, \(record.meta.batch) for the other")
    try hold(
      line[frame.type].elementsEqual(record.event.type.rawValue.utf8), "the type is not what the event log sees")
    try hold(line[frame.time].elementsEqual(record.time.description.utf8), "the time is not what the event log sees")
  }

  /// Written again it is the same line, and it is JSON in its canonical spelling but for blanks of an erasure.
  private static func checkSpelling(_ decoded: DecodedLine, _ line: [UInt8]) throws(FuzzFinding) {
    let encoded = decoded.encoded()
    let whole =
      Array("{\"seq\":\(decoded.record.seq)".utf8) + encoded.body + Array("\(decoded.record.meta.batch)".utf8)
      + encoded.tail
    try hold(whole.elementsEqual(line.dropLast(sumLength)), "written again it is another line")
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.value(of: line, limits: JSONLimits(depth: 16, keys: 1_000))
    } catch {
      throw FuzzFinding("the strict reader refuses it: \(error)")
    }
    let text = Array(value.canonicalText.utf8)
    let hasBlanks = text.count != line.count
    try hold(hasBlanks || text == line, "the strict reader spells it otherwise")
    try hold(text.count <= line.count, "the strict reader spells it longer")
  }
}
