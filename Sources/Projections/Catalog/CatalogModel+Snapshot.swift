// The model of the catalog as canonical text: `catalog`, by kind and name.

import InviteLedger
package import JSONText

extension CatalogModel {
  package static var sections: [String] { ["catalog"] }

  package func writeSnapshot(to writer: inout JSONWriter) {
    writer.beginObject()
    if !entries.isEmpty {
      writer.name("catalog")
      writer.beginObject()
      for view in entries(withRetired: true) {
        writer.name("\(view.key.kind.rawValue):\(view.key.name)")
        view.write(to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension CatalogView {
  /// The entry as one object; kind and name are the caller's to write.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    if isDefault { writer.member("default", true) }
    if let access { writer.member("access", access.rawValue) }
    writer.member("seq", seq)
    writer.member("since", time)
    if let retirement {
      writer.name("retired")
      writer.beginObject()
      writer.member("seq", retirement.seq)
      writer.member("ts", retirement.time)
      writer.member("actor", retirement.actor)
      if let reason = retirement.reason { writer.member("reason", reason) }
      writer.endObject()
    }
    writer.endObject()
  }
}
