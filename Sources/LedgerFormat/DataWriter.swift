// Writes the fields of an event into `data`, in the order they are given.

import InviteLedger
import JSONText

/// What an event's fields are written with. Absent values leave no field behind.
struct DataWriter {
  /// Begins inside the line, behind `seq`.
  var json: JSONWriter
  var personal: PersonalWriter
  /// The path of the object that is being written, with a dot at its end; empty for `data` itself.
  private var path = ""

  init(json: JSONWriter, personal: PersonalWriter) {
    self.json = json
    self.personal = personal
  }

  mutating func field(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    json.plainName(name)
    json.string(value)
  }

  mutating func field(_ name: StaticString, _ value: (some FixedWidthInteger)?) {
    guard let value else { return }
    json.plainName(name)
    json.integer(Int64(clamping: value))
  }

  mutating func field(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    json.plainName(name)
    json.bool(value)
  }

  mutating func field(_ name: StaticString, _ value: (some LedgerIdentifier)?) {
    guard let value else { return }
    json.plainName(name)
    json.plainString { bytes in value.append(to: &bytes) }
  }

  mutating func field(_ name: StaticString, _ role: Role?) { field(name, role?.rawValue) }

  /// A word of ours, which needs no escape.
  mutating func field(_ name: StaticString, _ word: (some RawRepresentable<String>)?) {
    guard let word else { return }
    json.plainName(name)
    json.plainString(word.rawValue)
  }

  mutating func field(_ name: StaticString, _ limit: UseLimit?) {
    switch limit {
    case nil: break
    case .unlimited: null(name)
    case .uses(let count): field(name, count)
    }
  }

  mutating func field(_ name: StaticString, _ expiry: Expiry?) {
    switch expiry {
    case nil: break
    case .never: null(name)
    case .at(let moment): field(name, moment)
    }
  }

  mutating func field(_ name: StaticString, _ moment: Timestamp?) {
    guard let moment else { return }
    json.plainName(name)
    json.plainString { bytes in moment.append(to: &bytes) }
  }

  mutating func field(_ name: StaticString, _ fingerprint: Fingerprint) {
    json.plainName(name)
    json.plainString { bytes in fingerprint.append(to: &bytes) }
  }

  /// A list that may be empty.
  mutating func field(_ name: StaticString, _ values: [String]?) {
    guard let values else { return }
    json.plainName(name)
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
  }

  /// Numbers in a list that may be empty.
  mutating func numbers(_ name: StaticString, _ numbers: [UInt32]?) {
    guard let numbers else { return }
    json.plainName(name)
    json.beginArray()
    for number in numbers { json.integer(UInt64(number)) }
    json.endArray()
  }

  /// A list that is left out when it is empty.
  mutating func list(_ name: StaticString, _ values: [String]) {
    if !values.isEmpty { field(name, values) }
  }

  /// Numbers in a list that is left out when it is empty.
  mutating func list(_ name: StaticString, _ values: [UInt32]) {
    if !values.isEmpty { numbers(name, values) }
  }

  /// Objects in a list that is left out when it is empty.
  mutating func list(_ name: StaticString, _ values: [some LineEvent]) {
    guard !values.isEmpty else { return }
    json.plainName(name)
    json.beginArray()
    for value in values {
      json.beginObject()
      value.write(to: &self)
      json.endObject()
    }
    json.endArray()
  }

  mutating func list(_ name: StaticString, _ holders: [Holder]) { list(name, holders.map(\.description)) }

  /// A personal value: its digest, or `null` if it was erased before the event was made.
  mutating func personal(_ name: StaticString, _ value: PersonalText?) {
    guard let value else { return }
    json.plainName(name)
    if !personal.write(value, at: path.isEmpty ? name.description : "\(path)\(name)", to: &json) { json.null() }
  }

  /// Names with personal values, `[["name","~…"],…]`, left out when there are none. The path of the third value is
  /// `vars.2`.
  mutating func variables(_ name: StaticString, _ variables: [TemplateVariable]) {
    guard !variables.isEmpty else { return }
    json.plainName(name)
    json.beginArray()
    for (index, variable) in variables.enumerated() {
      json.beginArray()
      json.string(variable.name)
      if !personal.write(variable.value, at: "\(name).\(index)", to: &json) { json.null() }
      json.endArray()
    }
    json.endArray()
  }

  /// An object inside `data`.
  mutating func object(_ name: StaticString, _ write: (inout DataWriter) -> Void) {
    let outer = path
    path = "\(outer)\(name)."
    json.plainName(name)
    json.beginObject()
    write(&self)
    json.endObject()
    path = outer
  }

  private mutating func null(_ name: StaticString) {
    json.plainName(name)
    json.null()
  }
}
