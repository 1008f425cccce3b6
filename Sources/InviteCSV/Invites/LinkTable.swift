// What an import gives back: one row for each row that came in, in the same order.

/// A column of the output.
public enum LinkColumn: String, CaseIterable, Sendable {
  /// The address as the input has it.
  case email
  /// The link to send; empty when the row failed.
  case link
  /// The number of the input row.
  case row
  /// What became of the row.
  case status
  /// The code it was refused with; empty when it was not.
  case code
  /// The invite's id.
  case invite
  /// When the invite ends; empty when it never does.
  case expires

  /// What is written unless more is asked for.
  public static let standard: [LinkColumn] = [.email, .link]

  /// The standard columns and the ones asked for, `row,status,…`.
  /// - Returns: nil and the first name that is no column of the output.
  public static func adding(_ names: String) -> (columns: [LinkColumn], unknown: String?) {
    var columns = standard
    for name in names.split(separator: ",").map({ trimmed(String($0)) }) {
      guard let column = LinkColumn(rawValue: name) else { return (columns, name) }
      if !columns.contains(column) { columns.append(column) }
    }
    return (columns, nil)
  }
}

/// What became of one input row.
public struct LinkRow: Hashable, Sendable {
  /// The number of the input row, from 1.
  public var number: Int
  /// The address as the input has it.
  public var address: String
  /// One word for what became of it.
  public var status: String
  /// The code of a refusal.
  public var code: String
  /// The link, empty for a row that failed.
  public var link: String
  /// The invite's id, empty for a row that failed.
  public var invite: String
  /// When the invite ends.
  public var expires: String

  /// A row.
  public init(
    number: Int, address: String, status: String, code: String = "", link: String = "", invite: String = "",
    expires: String = ""
  ) {
    self.number = number
    self.address = address
    self.status = status
    self.code = code
    self.link = link
    self.invite = invite
    self.expires = expires
  }

  /// The cell of a column.
  public subscript(column: LinkColumn) -> String {
    switch column {
    case .email: address
    case .link: link
    case .row: String(number)
    case .status: status
    case .code: code
    case .invite: invite
    case .expires: expires
    }
  }
}

extension CSVWriter {
  /// Writes the header of an output.
  public mutating func header(_ columns: [LinkColumn]) { row(columns.map(\.rawValue)) }

  /// Writes one output row.
  public mutating func row(_ links: LinkRow, columns: [LinkColumn]) { row(columns.map { links[$0] }) }
}
