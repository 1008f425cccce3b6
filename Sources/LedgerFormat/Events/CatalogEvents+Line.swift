// Fields of the events of the catalog.

import InviteLedger

extension CatalogDefined: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("kind", kind)
    data.field("name", name)
    if isDefault { data.field("default", true) }
    data.field("access", access)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      kind: try data.word("kind"),
      name: try data.string("name"),
      isDefault: try data.bool("default", usually: false),
      access: try data.roleIfPresent("access"))
  }
}

extension CatalogRetired: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("kind", kind)
    data.field("name", name)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      kind: try data.word("kind"), name: try data.string("name"), reason: try data.personalIfPresent("reason"))
  }
}
