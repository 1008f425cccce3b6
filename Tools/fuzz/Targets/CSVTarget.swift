// Files of rows, as spreadsheets, forums and mail tools write them.
import InviteCSV

extension FuzzTarget {
  static let csv = FuzzTarget(
    name: "csv",
    examples: [
      "email,groups,topic\na@example.org,\"x;y\",\nb@example.org,,\"a \"\"b\"\" c\"\r\n",
      "a@example.org\r\nb@example.org\rc@example.org", "\u{feff}email;groups\na@example.org;x", "email\tgroups\na\tb",
      "account,email,full_name,role,groups\nada,ada@example.org,Ada,administrator,\"a;b\"\n",
      "invite,state,reason\ninv_1,bounced,full\ninv_2,delivered,\n",
      "email,expires,max_uses,role\na@example.org,10d,3,400\n",
    ].map { Array($0.utf8) } + [[0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0, 0x0a, 0], [0xfe, 0xff, 0, 0x61, 0, 0x0a]],
    words: [
      ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "\r", "email", "groups", "role", "expires", "max_uses", "invite",
      "state", "account", "username", "full_name", "a@example.org", "=1+1", "\u{feff}", "true", "400", "inv_1",
      "bounced",
    ]
  ) { (input) throws(FuzzFinding) in
    let kinds = [
      try kind(of: AccountEntry.self, input), try kind(of: InviteEntry.self, input),
      try kind(of: DeliveryEntry.self, input), try kind(of: AddressEntry.self, input),
    ]
    let rows: [[String]]
    do throws(CSVFault) {
      rows = try CSVReader.rows(of: input)
    } catch {
      try check(error, input)
      return "\(error.code) \(kinds)"
    }
    for (lineEnd, protectsFormulas) in [("\n", false), ("\r\n", false), ("\n", true)] {
      var writer = CSVWriter(lineEnd: lineEnd, protectsFormulas: protectsFormulas)
      for row in rows { writer.row(row) }
      let again = try? CSVReader.rows(of: writer.bytes)
      guard let again else { throw FuzzFinding("what was written cannot be read") }
      try hold(again.map(\.count) == rows.map(\.count), "what was written has other cells")
      try hold(protectsFormulas || again == rows, "what was written reads otherwise")
      try hold(!protectsFormulas || !again.joined().contains(where: isFormula), "a cell is a formula")
    }
    return "\(min(rows.count, 4)) \(min(rows.first?.count ?? 0, 4)) \(kinds)"
  }

  private static func isFormula(_ cell: String) -> Bool {
    cell.utf8.first.map { "=+-@\t\r\n".utf8.contains($0) } ?? false
  }

  private static func kind<Entry: FileEntry>(of type: Entry.Type, _ input: [UInt8]) throws(FuzzFinding) -> String {
    let file: RowFile<Entry>
    do throws(CSVFault) {
      file = try RowFile<Entry>(input, ignoringUnknownColumns: input.count % 2 == 0)
    } catch {
      try check(error, input)
      return error.code.rawValue
    }
    var faults: Set<String> = []
    for row in file.rows {
      guard case .faults(let found) = row.content else { continue }
      for fault in found {
        try check(fault, input)
        faults.insert(fault.code.rawValue)
      }
    }
    return "\(file.hasHeader) \(faults.sorted())"
  }

  /// It says where, inside the file, and what to do.
  private static func check(_ fault: CSVFault, _ input: [UInt8]) throws(FuzzFinding) {
    try hold(!fault.message.isEmpty && !fault.hint.isEmpty, "a fault without words: \(fault)")
    let place = fault.place
    try hold(place.byte.map { 0...input.count ~= $0 } ?? true, "a fault outside of the file: \(fault)")
    try hold(
      (place.row ?? 1) >= 0 && (place.line ?? 1) >= 1 && (place.column ?? 1) >= 1, "a place that is none: \(fault)")
    try hold((place.line ?? 1) <= input.count + 1, "a line that is not there: \(fault)")
  }
}
