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

/// Writes records in the newest version of their type.
package struct LineEncoder: Sendable {
  private let salts: @Sendable () -> (UInt64, UInt64)

  /// - Parameter salts: gives 128 fresh random bits with each call; asked once for every personal value.
  package init(salts: @escaping @Sendable () -> (UInt64, UInt64)) {
    self.salts = salts
  }

  /// The bytes for a new line.
  /// - Parameter meta: `batch` is not looked at; the event log writes it.
  package func encode(_ event: Event, time: Timestamp, actor: String, meta: RecordMeta) -> EncodedLine {
    Self.encode(event, time: time, actor: actor, meta: meta, source: .fresh(salts))
  }

  static func encode(
    _ event: Event, time: Timestamp, actor: String, meta: RecordMeta, source: PersonalWriter.Source
  ) -> EncodedLine {
    var data = DataWriter(personal: PersonalWriter(source: source, type: event.type))
    data.json.reserveCapacity(512)
    data.field("ts", time)
    data.field("type", event.type.rawValue)
    data.field("v", EventVersions.current(of: event.type))
    data.field("actor", actor)
    data.json.plainName("data")
    data.json.beginObject()
    EventVersions.write(event, to: &data)
    data.json.endObject()
    data.json.plainName("meta")
    data.json.beginObject()
    data.json.plainName("batch")
    var tail = MetaText.tail(of: meta)
    data.personal.finish(into: &tail)
    return EncodedLine(body: data.json.bytes, tail: tail)
  }
}

extension DecodedLine {
  /// The line without its frame, as it was: for every line that can be read these are the bytes it was read from.
  package func encoded() -> EncodedLine {
    LineEncoder.encode(
      record.event, time: record.time, actor: record.actor, meta: record.meta, source: .recorded(self, next: 0))
  }
}
