// The index of the log as canonical text: `audit`, the events of each type and of each actor counted.

import InviteLedger
package import JSONText

extension AuditIndex {
  package static var sections: [String] { ["audit"] }

  /// Keys are not written: they follow from the records, and say nothing to a reader.
  package func writeSnapshot(to writer: inout JSONWriter) {
    var types = [UInt64](repeating: 0, count: 64)
    var actors = [UInt64](repeating: 0, count: names.count)
    for block in blocks {
      for type in block.types { types[Int(type)] += 1 }
      for source in block.sources where source != .max { actors[Int(sources[Int(source)].actor)] += 1 }
    }
    writer.beginObject()
    writer.name("audit")
    writer.beginObject()
    writer.member("first_seq", firstSeq)
    writer.member("last_seq", lastSeq)
    writer.name("types")
    writer.beginObject()
    for type in EventType.allCases.sorted(by: { $0.rawValue.isOrdered(before: $1.rawValue) }) {
      let count = types[Int(AuditTypes.number(of: type))]
      if count > 0 { writer.member(type.rawValue, count) }
    }
    writer.endObject()
    writer.name("actors")
    writer.beginObject()
    for number in names.sortedNumbers { writer.member(names.text(number), actors[Int(number)]) }
    writer.endObject()
    writer.endObject()
    writer.endObject()
  }
}
