// Turns the cells of one row into fields, collecting every fault of the row instead of stopping at the first.

/// Reads one row. Made anew for each.
struct RowReader {
  let place: CSVPlace
  let blank: BlankAddress
  private(set) var fields = RowFields()
  private(set) var faults: [CSVFault] = []

  init(place: CSVPlace, blank: BlankAddress) {
    self.place = place
    self.blank = blank
  }

  /// Reads the cell at a column of the row, counted from 0. `column` is nil where the cell has no meaning; that is fine
  /// while `isIgnored` or while nothing stands there.
  mutating func read(_ cell: String, at index: Int, as column: InviteColumn?, isIgnored: Bool) {
    let text = trimmed(cell)
    guard let column else {
      if !text.isEmpty, !isIgnored {
        refuse(.cellExtra, "more cells than columns", "put cells with commas in quotes, or add a header", index, nil)
      }
      return
    }
    guard !text.isEmpty else { return }
    switch column {
    case .email: fields.email = text
    case .groups: fields.groups = Self.list(text)
    case .channels: fields.channels = Self.list(text)
    case .topic: fields.topic = text
    case .message: fields.message = cell
    case .note: fields.note = cell
    case .locale: fields.locale = text
    case .role, .expiresInMinutes, .maxUses, .allowAnyEmail: readChecked(text, at: index, as: column)
    }
  }

  /// Call after the last cell: refuses a row without address unless such rows ask for e-mail-less invites.
  mutating func finish(emailColumn: Int) {
    guard fields.email == nil, blank == .refuse else { return }
    let hint = "fill it in, or issue such rows as e-mail-less invites with --blank=emailless"
    refuse(.addressMissing, "no address", hint, emailColumn, .email)
  }

  private mutating func readChecked(_ text: String, at index: Int, as column: InviteColumn) {
    switch column {
    case .role:
      fields.role = Self.role(text)
      if fields.role == nil { refuse(.role, "not a role", "write 100, 200, 300, 400 or 600", index, column) }
    case .expiresInMinutes:
      fields.expiresInMinutes = Self.setting(text, in: 1...Int64(Int32.max))
      if fields.expiresInMinutes == .absent {
        refuse(.number, "not a number of minutes", "write 1 or more, or null for never", index, column)
      }
    case .maxUses:
      fields.maxUses = Self.setting(text, in: 0...UInt32.max)
      if fields.maxUses == .absent {
        refuse(.number, "not a number of uses", "write 0 or more, or null for no limit", index, column)
      }
    default:
      fields.allowAnyEmail = Self.flag(text)
      if fields.allowAnyEmail == nil { refuse(.flag, "neither yes nor no", "write true or false", index, column) }
    }
  }

  private mutating func refuse(
    _ code: CSVFaultCode, _ message: String, _ hint: String, _ index: Int, _ column: InviteColumn?
  ) {
    var place = place
    place.column = index + 1
    place.field = column?.rawValue
    faults.append(CSVFault(code, message, hint: hint, place: place))
  }

  private static func list(_ text: String) -> [String] {
    var names: [String] = []
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "," }) {
      let name = trimmed(String(part))
      if !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func role(_ text: String) -> UInt16? {
    switch text.lowercased() {
    case "100", "owner": 100
    case "200", "administrator", "admin": 200
    case "300", "moderator": 300
    case "400", "member": 400
    case "600", "guest": 600
    default: nil
    }
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "1", "t", "y": true
    case "false", "no", "0", "f", "n": false
    default: nil
    }
  }

  /// `.absent` for a text that is no such number: the caller knows that the cell was not empty.
  private static func setting<Number: FixedWidthInteger & Sendable>(
    _ text: String, in range: ClosedRange<Number>
  ) -> Setting<Number> {
    if text.lowercased() == "null" { return .null }
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Number(text), range.contains(number) else {
      return .absent
    }
    return .value(number)
  }
}
