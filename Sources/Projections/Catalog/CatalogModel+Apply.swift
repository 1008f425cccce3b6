// How records change the model of the catalog.

package import InviteLedger

extension CatalogModel {
  package mutating func apply(_ record: Record) {
    switch record.event {
    case .catalogDefined(let event):
      let key = CatalogKey(event.kind, event.name)
      entries[key] = CatalogView(
        key: key, isDefault: event.isDefault, access: event.access, seq: record.seq, time: record.time)
    case .catalogRetired(let event):
      entries[CatalogKey(event.kind, event.name)]?.retirement = CatalogView.Retirement(
        seq: record.seq, time: record.time, actor: record.actor, reason: event.reason)
    default: break
    }
  }
}
