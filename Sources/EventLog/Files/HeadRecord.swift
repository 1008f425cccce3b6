// The last durable group, as it is written down to know later what cannot have been torn.

package import Hashing
internal import SystemCalls

/// What `head` says: the log was durable up to here.
///
/// One slot of 512 bytes is one line of JSON, filled up with blanks:
/// `{"head":3,"seq":7,"end":2210,"root":"…64 digits…","ts":"2026-11-21T09:00:00.123456Z","sum":"xxxxxxxx"}`. Never the `sum` of a
/// line: erasure changes those.
package struct HeadRecord: Hashable, Sendable {
  /// Last seq of the group.
  package var seq: UInt64
  /// Offset behind it in the segment that holds it.
  package var end: UInt64
  /// Root of the tree over all lines up to it.
  package var root: Digest
  /// Time of its last line, 27 bytes.
  package var time: [UInt8]

  package init(seq: UInt64, end: UInt64, root: Digest, time: [UInt8]) {
    self.seq = seq
    self.end = end
    self.root = root
    self.time = time
  }
}

/// One of the two places in `head`.
struct HeadSlot: Equatable, Sendable {
  static let length = 512
  static let count = 2

  private enum Names {
    static let counter: StaticString = #"{"head":"#
    static let seq: StaticString = #","seq":"#
    static let end: StaticString = #","end":"#
    static let root: StaticString = #","root":""#
    static let time: StaticString = #"","ts":""#
    static let sum: StaticString = #"","sum":""#
  }

  /// How many times head was written; the higher of two counts.
  var counter: UInt64
  var record: HeadRecord

  /// Where it stands in the file: never where the one written before it stands.
  var offset: UInt64 { UInt64(Self.length) * (counter % UInt64(Self.count)) }

  var bytes: [UInt8] {
    var text: [UInt8] = []
    text.append(Names.counter)
    LineFramer.appendDigits(counter, to: &text)
    text.append(Names.seq)
    LineFramer.appendDigits(record.seq, to: &text)
    text.append(Names.end)
    LineFramer.appendDigits(record.end, to: &text)
    text.append(Names.root)
    Hexadecimal.append(record.root.bytes, to: &text)
    text.append(Names.time)
    text += record.time
    let sum = CRC32C.checksum(text)
    text.append(Names.sum)
    Hexadecimal.append(sum, to: &text)
    text.append(FrameText.end)
    text += [UInt8](repeating: UInt8(ascii: " "), count: Self.length - 1 - text.count)
    text.append(FrameText.newline)
    return text
  }

  init(counter: UInt64, record: HeadRecord) {
    self.counter = counter
    self.record = record
  }

  /// Reads a slot; nil unless every byte of it is what writing it would give.
  init?(_ bytes: [UInt8]) {
    var cursor = LineCursor(bytes, 0..<bytes.count)
    guard bytes.count == Self.length,
      cursor.skip(Names.counter), let counter = cursor.number(),
      cursor.skip(Names.seq), let seq = cursor.number(),
      cursor.skip(Names.end), let end = cursor.number(),
      cursor.skip(Names.root), let digits = cursor.take(64), let rootBytes = Hexadecimal.decode(bytes[digits]),
      let root = Digest(bytes: rootBytes), cursor.skip(Names.time), let time = cursor.take(FrameText.timeLength)
    else { return nil }
    self.init(counter: counter, record: HeadRecord(seq: seq, end: end, root: root, time: Array(bytes[time])))
    guard self.bytes == bytes else { return nil }
  }
}
