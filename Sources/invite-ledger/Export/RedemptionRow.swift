// A redemption as one flat row, from its line in the log.
import JSONText

enum RedemptionRow {
  static let columns = RowColumns(names: [
    "redemption", "invite", "use", "username", "email", "external", "existing_account", "role", "groups", "channels",
    "topic", "redeemed", "seq", "actor",
  ])

  /// The row of a line of the log: members of the event, with what was granted among them.
  static func flat(_ line: [UInt8]) throws -> [UInt8] {
    let line = LogLineText.disclosed(try JSONReader.value(of: line))
    let data = line["data"]
    var members: [JSONMember] = []
    for name in columns.names {
      let value: JSONValue? =
        switch name {
        case "redeemed": line["ts"]
        case "seq", "actor": line[name]
        case "role", "groups", "channels", "topic": data?["granted"]?[name]
        case "email": address(data?[name])
        default: data?[name]
        }
      if let value { members.append(JSONMember(name: name, value: value)) }
    }
    return JSONValue.object(members).canonicalBytes
  }

  /// Null where it was erased and only its digest is left.
  private static func address(_ value: JSONValue?) -> JSONValue? {
    value?.string?.hasPrefix("~") == true ? .null : value
  }
}
