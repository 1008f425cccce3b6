// `-x`: lines of the log as sentences.
import InviteLedger
import JSONText
import LedgerFormat
import LineProtocol
import Projections

enum Explanation {
  static let flag = Flag("-x", "--explain", help: "tell each event in a sentence instead of its data")
  static let columns = RowColumns(names: ["seq", "ts", "text"], times: ["ts"])

  /// The row `seq ts text` for a line of the log.
  static func row(of line: [UInt8]) throws -> [UInt8] {
    let record = try LineDecoder.decode(line).record
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("seq", record.seq)
    writer.member("ts", record.time)
    writer.member("text", record.sentence)
    writer.endObject()
    return writer.bytes
  }
}
