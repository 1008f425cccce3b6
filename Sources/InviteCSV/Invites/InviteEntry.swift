// What a row of an invite file asks for.

/// An invite to issue.
public struct InviteEntry: Hashable, Sendable {
  /// The address without white space around it; nil asks for an invite that is bound to none.
  public var email: String?
  /// Groups in the order given, each once.
  public var groups: [String] = []
  /// Channels in the order given, each once.
  public var channels: [String] = []
  /// The topic, as the cell says it.
  public var topic: String?
  /// 100, 200, 300, 400 or 600.
  public var role: UInt16?
  /// Minutes from the time of issuing, at least 1; null is never.
  public var expiresInMinutes: Setting<Int64> = .absent
  /// Null is without limit, 0 is closed.
  public var maxUses: Setting<UInt32> = .absent
  /// A text to the invited, as the cell says it.
  public var message: String?
  /// A text to operators, as the cell says it.
  public var note: String?
  /// A language tag, as the cell says it.
  public var locale: String?
  /// Whether any address may redeem the invite.
  public var allowAnyEmail: Bool?

  /// An e-mail-less invite with every default.
  public init() {}
}

extension InviteEntry: FileEntry {
  /// Takes a cell.
  public mutating func read(_ cell: Cell, as column: InviteColumn) throws(CellFault) {
    switch column {
    case .email: email = cell.text
    case .groups: groups = cell.names
    case .topic: topic = cell.text
    case .role: role = try cell.role
    case .channels: channels = cell.names
    case .expiresInMinutes:
      expiresInMinutes = try cell.setting(
        in: 1...Int64(Int32.max), "not a number of minutes", hint: "write 1 or more, or null for never")
    case .maxUses:
      maxUses = try cell.setting(
        in: 0...UInt32.max, "not a number of uses", hint: "write 0 or more, or null for no limit")
    case .message: message = cell.whole
    case .note: note = cell.whole
    case .locale: locale = cell.text
    case .allowAnyEmail: allowAnyEmail = try cell.flag
    }
  }

  /// The address, unless rows without one ask for e-mail-less invites.
  public var lack: (column: InviteColumn, fault: CellFault)? {
    guard email == nil else { return nil }
    let hint = "fill it in, or issue such rows as e-mail-less invites with --blank=emailless"
    return (.email, CellFault(.addressMissing, "no address", hint: hint))
  }

  /// The address.
  public var identity: String? { email }
  /// The address.
  public var label: String { email ?? "" }
}
