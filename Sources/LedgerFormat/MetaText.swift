// The circumstances of an event, `meta`.

import InviteLedger
import JSONText

/// `meta` holds `batch part cause req uid pid traceparent clock_held key`, in this order, absent ones left out.
enum MetaText {
  /// Adds what follows the digits of `batch`, the closing brace included.
  static func appendTail(of meta: RecordMeta, to bytes: inout [UInt8]) {
    var json = JSONWriter(takingOver: &bytes, insideObject: true)
    if let part = meta.part {
      json.plainName("part")
      json.beginArray()
      json.integer(UInt64(part.number))
      json.integer(UInt64(part.count))
      json.endArray()
    }
    write("cause", meta.cause, to: &json)
    if let request = meta.request {
      json.plainName("req")
      json.beginArray()
      json.string(request.id)
      json.string(request.digest)
      json.endArray()
    }
    write("uid", meta.uid, to: &json)
    write("pid", meta.pid, to: &json)
    if let traceparent = meta.traceparent {
      json.plainName("traceparent")
      json.string(traceparent)
    }
    write("clock_held", meta.clockHeld, to: &json)
    if let key = meta.key {
      json.plainName("key")
      json.plainString { bytes in key.append(to: &bytes) }
    }
    json.endObject()
    json.giveBack(to: &bytes)
  }

  /// Reads the whole object.
  static func read(from data: inout DataReader) throws(FormatError) -> RecordMeta {
    try data.object { (data) throws(FormatError) in
      var meta = RecordMeta(batch: try batch(from: &data))
      if data.has("part") { meta.part = try part(from: &data) }
      meta.cause = try data.integerIfPresent("cause")
      if data.has("req") { meta.request = try request(from: &data) }
      meta.uid = try data.integerIfPresent("uid")
      meta.pid = try data.integerIfPresent("pid")
      meta.traceparent = try data.stringIfPresent("traceparent")
      meta.clockHeld = try data.integerIfPresent("clock_held")
      meta.key = try data.idIfPresent("key")
      return meta
    }
  }

  /// It is a seq, and the event log holds every seq below the same bound.
  private static func batch(from data: inout DataReader) throws(FormatError) -> UInt64 {
    let start = data.position
    let batch: UInt64 = try data.integer("batch")
    guard batch <= DataReader.largestSeq else { throw data.fault("a seq is below 2^53", at: start) }
    return batch
  }

  private static func part(from data: inout DataReader) throws(FormatError) -> Part {
    let start = data.position
    try data.literal("[")
    let number = try data.integer(as: UInt32.self)
    try data.literal(",")
    let count = try data.integer(as: UInt32.self)
    try data.literal("]")
    guard number >= 1, number <= count else { throw data.fault("a part is [k,n] with k from 1 to n", at: start) }
    return Part(number: number, count: count)
  }

  private static func request(from data: inout DataReader) throws(FormatError) -> RequestMark {
    try data.literal("[")
    let id = try data.string()
    try data.literal(",")
    let digest = try data.string()
    try data.literal("]")
    return RequestMark(id: id, digest: digest)
  }

  private static func write(_ name: StaticString, _ value: (some FixedWidthInteger)?, to json: inout JSONWriter) {
    guard let value else { return }
    json.plainName(name)
    json.integer(Int64(clamping: value))
  }
}
