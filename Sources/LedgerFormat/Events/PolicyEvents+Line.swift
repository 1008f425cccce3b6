// Fields of the events of the policy.

import InviteLedger
import JSONText

/// `"settings":[[NAME,OLD,NEW],…]`: a setting is an array, so that its name never is a key and its value can have any
/// of five forms: null, true or false, a whole number, a text, a list of texts.
extension PolicyChanged: LineEvent {
  func write(to data: inout DataWriter) {
    data.json.plainName("settings")
    data.json.beginArray()
    for change in changes {
      data.json.beginArray()
      data.json.string(change.setting.rawValue)
      data.element(change.old)
      data.element(change.new)
      data.json.endArray()
    }
    data.json.endArray()
  }

  init(from data: inout DataReader) throws(FormatError) {
    try data.expect("settings")
    var changes: [PolicyChange] = []
    try data.literal("[")
    repeat { changes.append(try PolicyChange(from: &data)) } while data.skip(UInt8(ascii: ","))
    try data.literal("]")
    self.init(changes: changes)
  }
}

extension PolicyChange {
  fileprivate init(from data: inout DataReader) throws(FormatError) {
    try data.literal("[")
    let start = data.position
    guard let setting = PolicySetting(rawValue: try data.string()) else {
      throw data.fault("no setting has this name", at: start)
    }
    try data.literal(",")
    let old = try data.settingValue()
    try data.literal(",")
    let new = try data.settingValue()
    try data.literal("]")
    self.init(setting, old: old, new: new)
  }
}

extension DataWriter {
  fileprivate mutating func element(_ value: SettingValue) {
    switch value {
    case .off: json.null()
    case .flag(let flag): json.bool(flag)
    case .number(let number): json.integer(number)
    case .text(let text): json.string(text)
    case .names(let names):
      json.beginArray()
      for name in names { json.string(name) }
      json.endArray()
    }
  }
}

extension DataReader {
  fileprivate mutating func settingValue() throws(FormatError) -> SettingValue {
    switch next {
    case UInt8(ascii: "n") where null(): .off
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .flag(try bool())
    case UInt8(ascii: "\""): .text(try string())
    case UInt8(ascii: "["): .names(try strings())
    default: .number(try integer(as: Int64.self))
    }
  }
}
