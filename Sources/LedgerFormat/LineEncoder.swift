// Events to the bytes of a line, less the frame that the event log puts on.

package import InviteLedger
import JSONText

/// A line without its frame. The event log writes `{"seq":N`, then `body`, the digits of `meta.batch`, `tail`, and
/// `,"sum":"xxxxxxxx"}` with a line feed.
package struct EncodedLine: Hashable, Sendable {
  /// From `,"ts":"` to `"meta":{"batch":`.
  package var body: [UInt8]
  /// From behind the digits of `batch` to the end of `meta`, and `,"personal":{…}` if the event has personal values.
  package var tail: [UInt8]
}

/// Writes records, each in the oldest version of its type that can say it.
package struct LineEncoder: Sendable {
  private let salts: @Sendable () -> (UInt64, UInt64)
  private var scratch = PersonalWriter.Scratch()

  /// - Parameter salts: gives 128 fresh random bits with each call; asked once for every personal value.
  package init(salts: @escaping @Sendable () -> (UInt64, UInt64)) {
    self.salts = salts
  }

  /// Adds the bytes for a new line at the end of `bytes`: its body, and from the returned place on its tail.
  /// - Parameter meta: `batch` is not looked at; the event log writes it.
  package mutating func append(
    _ event: Event, time: Timestamp, actor: String, meta: RecordMeta, to bytes: inout [UInt8]
  ) -> Int {
    Self.append(event, time: time, actor: actor, meta: meta, source: .fresh(salts), to: &bytes, &scratch)
  }

  /// The bytes for a new line, apart.
  package func encode(_ event: Event, time: Timestamp, actor: String, meta: RecordMeta) -> EncodedLine {
    Self.encode(event, time: time, actor: actor, meta: meta, source: .fresh(salts))
  }

  static func encode(
    _ event: Event, time: Timestamp, actor: String, meta: RecordMeta, source: PersonalWriter.Source
  ) -> EncodedLine {
    var bytes: [UInt8] = []
    var scratch = PersonalWriter.Scratch()
    let cut = append(event, time: time, actor: actor, meta: meta, source: source, to: &bytes, &scratch)
    return EncodedLine(body: Array(bytes[..<cut]), tail: Array(bytes[cut...]))
  }

  /// The one way a line is written. Returns where its tail begins.
  private static func append(
    _ event: Event, time: Timestamp, actor: String, meta: RecordMeta, source: PersonalWriter.Source,
    to bytes: inout [UInt8], _ scratch: inout PersonalWriter.Scratch
  ) -> Int {
    let version = EventVersions.version(of: event)
    var data = DataWriter(
      json: JSONWriter(takingOver: &bytes, insideObject: true),
      personal: PersonalWriter(source: source, type: event.type, version: version, scratch: &scratch))
    data.field("ts", time)
    data.field("type", event.type)
    data.field("v", version)
    data.field("actor", actor)
    data.json.plainName("data")
    data.json.beginObject()
    EventVersions.write(event, to: &data)
    data.json.endObject()
    data.json.plainName("meta")
    data.json.beginObject()
    data.json.plainName("batch")
    data.json.giveBack(to: &bytes)
    let cut = bytes.count
    MetaText.appendTail(of: meta, to: &bytes)
    data.personal.finish(into: &bytes, &scratch)
    return cut
  }
}

extension DecodedLine {
  /// The line without its frame, as it was: for every line that can be read these are the bytes it was read from.
  package func encoded() -> EncodedLine {
    LineEncoder.encode(
      record.event, time: record.time, actor: record.actor, meta: record.meta, source: .recorded(self, next: 0))
  }
}
