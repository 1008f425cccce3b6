// What a row of an account file asks for.

/// A file of accounts to record.
public typealias AccountFile = RowFile<AccountEntry>

/// An account to record.
public struct AccountEntry: Hashable, Sendable {
  /// The name without white space around it.
  public var name = ""
  /// The address, likewise.
  public var email: String?
  /// 100, 200, 300, 400 or 600.
  public var role: UInt16?
  /// Groups in the order given, each once; nil where the cell is empty.
  public var groups: [String]?
  /// Another system's id, as the cell says it.
  public var external: String?
  /// What the person is called, as the cell says it.
  public var fullName: String?
  /// A local uid.
  public var uid: UInt32?

  /// An account without a name.
  public init() {}
}

extension AccountEntry: FileEntry {
  /// Takes a cell.
  public mutating func read(_ cell: Cell, as column: AccountColumn) throws(CellFault) {
    switch column {
    case .name: name = cell.text
    case .email: email = cell.text
    case .role: role = try cell.role
    case .groups: groups = cell.names
    case .external: external = cell.text
    case .fullName: fullName = cell.text
    case .uid: uid = try cell.number(in: 0...UInt32.max, "not a uid", hint: "write 0 or more")
    }
  }

  /// The name.
  public var lack: (column: AccountColumn, fault: CellFault)? {
    name.isEmpty ? (.name, CellFault(.nameMissing, "no name", hint: "every account has one")) : nil
  }

  /// The name; names that differ in case only are one.
  public var identity: String? { name }
  /// The name.
  public var label: String { name }
}
