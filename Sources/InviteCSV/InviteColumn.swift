// The columns an invite file can have, and how a header is told from a first row.

/// A column of an invite file, by the name that stands in its header.
public enum InviteColumn: String, CaseIterable, Sendable {
  /// The address to invite.
  case email
  /// Groups to join, separated by `;` or a quoted `,`.
  case groups
  /// Where the invited arrive.
  case topic = "topic_id"
  /// 100 owner, 200 administrator, 300 moderator, 400 member, 600 guest; or the word.
  case role
  /// Channels to join, separated like groups.
  case channels
  /// Minutes until the invite ends; `null` never.
  case expiresInMinutes = "expires_in_minutes"
  /// How often the invite can be used; `null` without limit, 0 never.
  case maxUses = "max_uses"
  /// A text to the invited.
  case message
  /// A text to operators.
  case note
  /// The language of the invitation.
  case locale
  /// Whether somebody with another address may use the invite.
  case allowAnyEmail = "allow_any_email"

  /// What a file without header holds, in this order.
  public static let positional: [InviteColumn] = [.email, .groups, .topic]
}

/// Which column stands where.
struct InviteColumns {
  /// The meaning of each cell of a row; nil where it has none.
  let columns: [InviteColumn?]
  let hasHeader: Bool
  /// Names in the header that mean nothing here; empty unless that was allowed.
  let ignored: [String]

  static let positional = InviteColumns(columns: InviteColumn.positional, hasHeader: false, ignored: [])

  /// Whether this cell of a row, counted from 0, may hold what nobody reads.
  func leavesOut(_ index: Int) -> Bool { index < columns.count && columns[index] == nil && !ignored.isEmpty }

  /// Takes the first row for a header if one of its cells is `email`, in any case.
  /// - Throws: `csv.columns` for every name that is unknown, all in one, or that comes twice; `csv.separator` for a
  ///   header whose cells are not separated by commas.
  init(firstRow cells: [String], ignoringUnknown: Bool) throws(CSVFault) {
    let names = cells.map { trimmed($0).lowercased() }
    guard names.contains(InviteColumn.email.rawValue) else {
      if cells.count == 1 { try Self.refuseOtherSeparators(names) }
      self = .positional
      return
    }
    let columns = names.map { InviteColumn(rawValue: $0) }
    try Self.refuseRepeated(columns)
    let unknown = zip(cells, columns).filter { name, column in column == nil && !trimmed(name).isEmpty }.map(\.0)
    if !ignoringUnknown { try Self.refuseUnknown(unknown) }
    self.init(columns: columns, hasHeader: true, ignored: unknown)
  }

  private init(columns: [InviteColumn?], hasHeader: Bool, ignored: [String]) {
    self.columns = columns
    self.hasHeader = hasHeader
    self.ignored = ignored
  }

  private static func refuseRepeated(_ columns: [InviteColumn?]) throws(CSVFault) {
    for (index, column) in columns.enumerated() {
      guard let column, columns[..<index].contains(column) else { continue }
      throw CSVFault(
        .columns, "a column that was there before", hint: "keep one of the two",
        place: CSVPlace(line: 1, column: index + 1, field: column.rawValue))
    }
  }

  private static func refuseUnknown(_ names: [String]) throws(CSVFault) {
    guard !names.isEmpty else { return }
    let known = InviteColumn.allCases.map(\.rawValue).joined(separator: ", ")
    throw CSVFault(
      .columns, "unknown columns: " + names.joined(separator: ", "),
      hint: "known are \(known); --ignore-unknown-columns leaves the others out", place: CSVPlace(line: 1))
  }

  private static func refuseOtherSeparators(_ names: [String]) throws(CSVFault) {
    for name in names {
      for separator in [Character(";"), "\t", "|"] where name.split(separator: separator).contains("email") {
        throw CSVFault(
          .separator, "cells are not separated by commas", hint: "save the file with commas", place: CSVPlace(line: 1))
      }
    }
  }
}

/// Without white space at either end, Unicode's too.
func trimmed(_ text: String) -> String {
  let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return text }
  guard isSpace(first) || isSpace(last) else { return text }
  let start = text.unicodeScalars.drop(while: isSpace)
  guard let end = start.lastIndex(where: { !isSpace($0) }) else { return "" }
  return String(start[...end])
}
