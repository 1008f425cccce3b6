// A name for a place in the log, and its line in `marks.ndjson`.
package import InviteLedger
import JSONText

/// Somebody's name for a place in history: `since=mark:release`.
package struct Mark: Hashable, Sendable {
  package var name: String
  package var seq: UInt64
  /// When it was set, and by whom.
  package var time: Timestamp
  package var actor: String

  package init(name: String, seq: UInt64, time: Timestamp, actor: String) {
    self.name = name
    self.seq = seq
    self.time = time
    self.actor = actor
  }

  /// Whether a text can be a name: 1 to 64 letters, digits and `. _ -`, so that `mark:NAME` needs no quotes.
  package static func isName(_ text: String) -> Bool {
    (1...Limits.markNameBytes).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  /// `{"mark":"release","seq":184201,"ts":"…","actor":"ada"}` and a line feed.
  package var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("mark")
    writer.string(name)
    writer.name("seq")
    writer.integer(seq)
    writer.name("ts")
    writer.string(time.description)
    writer.name("actor")
    writer.string(actor)
    writer.endObject()
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  /// Reads a line without its line feed; nil for anything else. Members that are not known are passed over.
  package init?(line: ArraySlice<UInt8>) {
    guard let value = try? JSONReader.value(of: line), let name = value["mark"]?.string, Self.isName(name),
      let seq = value["seq"]?.integer.flatMap(UInt64.init(exactly:)), let time = value["ts"]?.string,
      let moment = Timestamp(text: time), let actor = value["actor"]?.string
    else { return nil }
    self.init(name: name, seq: seq, time: moment, actor: actor)
  }
}
