// A snapshot thing by thing: what a person looks at one place of a large state with.

import InviteLedger
import JSONText

extension Projection {
  /// For models of a few things: looked up in the whole snapshot.
  package func thing(_ key: String, in section: String) -> [UInt8]? {
    things(of: section).first { $0.name.utf8.elementsEqual(key.utf8) }?.value.canonicalBytes
  }

  /// For models of a few things: read off the whole snapshot.
  package func keys(in section: String, after key: String?, limit: Int) -> [String] {
    let names = things(of: section).map(\.name)
    guard let key else { return Array(names.prefix(limit)) }
    return Array(names.drop { !$0.utf8.elementsEqual(key.utf8) }.dropFirst().prefix(limit))
  }

  private func things(of section: String) -> [JSONMember] {
    (try? SnapshotDocument(self))?.value[section]?.object ?? []
  }
}

extension JSONWriter {
  /// What a writer writes, as text of its own.
  static func text(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    write(&writer)
    return writer.bytes
  }
}

extension LedgerIdentifier {
  /// The keys of things that stand in a table by number, behind one of them.
  static func keys(after key: String?, through count: Int, limit: Int, where isThere: (Self) -> Bool) -> [String] {
    let start = key.flatMap(Self.init(text:))?.number ?? 0
    guard start < UInt64(count) else { return [] }
    let ids = (start + 1...UInt64(count)).lazy.map(Self.init(number:)).filter(isThere)
    return ids.prefix(limit).map(\.description)
  }
}
