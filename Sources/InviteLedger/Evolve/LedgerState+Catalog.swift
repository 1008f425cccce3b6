// What the events of the catalog change.

extension LedgerState {
  mutating func apply(_ event: CatalogDefined, _ record: Record) {
    catalog.define(event, seq: record.seq)
  }

  mutating func apply(_ event: CatalogRetired, _ record: Record) throws(ReplayFault) {
    guard catalog.retire(event, seq: record.seq) else { throw fault(.targetUnknown, record) }
  }
}
