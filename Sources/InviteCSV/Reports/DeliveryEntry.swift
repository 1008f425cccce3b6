// What a row of a mail tool's report says.

/// A file of what became of mails.
public typealias DeliveryFile = RowFile<DeliveryEntry>

/// A column of a delivery report, by the name that stands in its header.
public enum DeliveryColumn: String, CaseIterable, Sendable {
  /// The address that the mail went to.
  case email
  /// The invite's id.
  case invite
  /// The link that was sent.
  case link
  /// `sent`, `failed`, `bounced`, `opened`, `clicked` or `complained`.
  case state
  /// When it happened, in a form that the ledger reads; without it, now.
  case time
  /// What the mail tool says beyond that, such as a server's answer.
  case detail
}

extension DeliveryColumn: FileColumn {
  /// Any of them; reports always have a header.
  public static let marks = DeliveryColumn.allCases
  /// None.
  public static let positional: [DeliveryColumn] = []
  /// A state, and something that names the invite.
  public static let needed: [[DeliveryColumn]] = [[.state], [.email, .invite, .link]]
}

/// What became of a mail.
public struct DeliveryEntry: Hashable, Sendable {
  /// The invite.
  public var naming = InviteNaming()
  /// What became of it, in lower case, as far as the cell says it.
  public var state = ""
  /// When, as the cell says it.
  public var time: String?
  /// What else is known, as the cell says it.
  public var detail: String?

  /// A report about nothing.
  public init() {}
}

extension DeliveryEntry: FileEntry {
  /// Takes a cell.
  public mutating func read(_ cell: Cell, as column: DeliveryColumn) throws(CellFault) {
    switch column {
    case .email: naming.email = cell.text
    case .invite: naming.invite = cell.text
    case .link: naming.link = cell.text
    case .state: state = cell.text.lowercased()
    case .time: time = cell.text
    case .detail: detail = cell.text
    }
  }

  /// A name of the invite, and a state.
  public var lack: (column: DeliveryColumn, fault: CellFault)? {
    if naming.isEmpty {
      return (.email, CellFault(.inviteMissing, "no invite", hint: "fill in its address, its id or its link"))
    }
    guard state.isEmpty else { return nil }
    return (
      .state, CellFault(.stateMissing, "no state", hint: "write sent, failed, bounced, opened, clicked or complained")
    )
  }
}
