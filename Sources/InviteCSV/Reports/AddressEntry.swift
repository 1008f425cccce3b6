// What a row of an address file says: to whom an e-mail-less invite was given.

/// A file of addresses for invites that had none.
public typealias AddressFile = RowFile<AddressEntry>

/// A column of an address file, by the name that stands in its header.
public enum AddressColumn: String, CaseIterable, Sendable {
  /// The invite's id.
  case invite
  /// The link that was handed out.
  case link
  /// To whom.
  case email
}

extension AddressColumn: FileColumn {
  /// Any of them; these files always have a header.
  public static let marks = AddressColumn.allCases
  /// None.
  public static let positional: [AddressColumn] = []
  /// An address, and something that names the invite.
  public static let needed: [[AddressColumn]] = [[.email], [.invite, .link]]
}

/// An address for an invite.
public struct AddressEntry: Hashable, Sendable {
  /// The invite; its address is the new one.
  public var naming = InviteNaming()

  /// Nothing for nothing.
  public init() {}
}

extension AddressEntry: FileEntry {
  /// Takes a cell.
  public mutating func read(_ cell: Cell, as column: AddressColumn) throws(CellFault) {
    switch column {
    case .invite: naming.invite = cell.text
    case .link: naming.link = cell.text
    case .email: naming.email = cell.text
    }
  }

  /// A name of the invite, and an address.
  public var lack: (column: AddressColumn, fault: CellFault)? {
    if naming.link == nil, naming.invite == nil {
      return (.invite, CellFault(.inviteMissing, "no invite", hint: "fill in its id or its link"))
    }
    guard naming.email == nil else { return nil }
    return (.email, CellFault(.addressMissing, "no address", hint: "fill it in"))
  }
}
