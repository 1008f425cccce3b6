// Requests about the catalog, as commands.
package import InviteLedger

extension Request {
  func defineCatalogEntry() throws(ReplyError) -> DefineCatalogEntry {
    DefineCatalogEntry(
      kind: try required(catalogKind, "kind"), name: try required(text, "name"), isDefault: flag("default") ?? false,
      access: role("access"))
  }

  func retireCatalogEntry() throws(ReplyError) -> RetireCatalogEntry {
    RetireCatalogEntry(
      kind: try required(catalogKind, "kind"), name: try required(text, "name"), reason: text("reason"))
  }

  package func catalogKind(_ name: String) -> CatalogKind? { text(name).flatMap(CatalogKind.init(rawValue:)) }
}
