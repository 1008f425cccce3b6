// One row of an invite file: what it asks for, or why it cannot be asked.

/// A value that can be left out, be nothing on purpose, or be there: three different things.
public enum Setting<Value: Hashable & Sendable>: Hashable, Sendable {
  /// An empty cell or no such column: the ledger's default.
  case absent
  /// The word `null`: never, or without limit.
  case null
  /// A value.
  case value(Value)
}

/// What a row asks the ledger for.
public struct RowFields: Hashable, Sendable {
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

  /// Fields that ask for an e-mail-less invite with every default.
  public init() {}
}

/// A row in its place.
public struct InviteRow: Hashable, Sendable {
  /// What is to be done about it.
  public enum Content: Hashable, Sendable {
    /// Issue this.
    case invite(RowFields)
    /// The row with this number asked for the same address before; it is issued once, there.
    case repeats(Int)
    /// Nothing can be issued; in the order of the cells.
    case faults([CSVFault])
  }

  /// From 1, not counting the header and empty lines.
  public var number: Int
  /// The line of the file on which the row begins, from 1.
  public var line: Int
  /// What the address cell says, without white space around it; for the output row.
  public var address: String
  /// What it asks for.
  public var content: Content

  /// A row.
  public init(number: Int, line: Int, address: String, content: Content) {
    self.number = number
    self.line = line
    self.address = address
    self.content = content
  }
}
