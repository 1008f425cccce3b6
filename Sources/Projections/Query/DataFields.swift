// Puts the fields of an event together as JSON, under the names they have in the log.

import InviteLedger
import JSONText

/// Members in the order they are added; absent values leave none. A personal value stands there itself, an erased one
/// as `{"erased":true}`.
struct DataFields {
  private(set) var members: [JSONMember] = []

  static func object(_ fill: (inout DataFields) -> Void) -> JSONValue {
    var fields = DataFields()
    fill(&fields)
    return .object(fields.members)
  }

  mutating func add(_ name: String, _ value: JSONValue?) {
    if let value { members.append(JSONMember(name: name, value: value)) }
  }

  mutating func add(_ name: String, _ value: String?) { add(name, value.map { .string($0) }) }
  mutating func add(_ name: String, _ value: (some BinaryInteger)?) {
    add(name, value.map { .integer(Int64(clamping: $0)) })
  }
  mutating func add(_ name: String, _ value: Bool?) { add(name, value.map { .bool($0) }) }
  mutating func add(_ name: String, _ id: (some LedgerIdentifier)?) { add(name, id?.description) }
  mutating func add(_ name: String, _ word: (some RawRepresentable<String>)?) { add(name, word?.rawValue) }
  mutating func add(_ name: String, _ role: Role?) { add(name, role?.rawValue) }
  mutating func add(_ name: String, _ list: [String]?) { add(name, list.map { .array($0.map { .string($0) }) }) }

  mutating func add(_ name: String, _ value: PersonalText?) {
    switch value {
    case nil: break
    case .known(let text): add(name, text)
    case .erased: add(name, Self.object { $0.add("erased", true) })
    }
  }

  mutating func add(_ name: String, _ limit: UseLimit?) {
    switch limit {
    case nil: break
    case .unlimited: add(name, JSONValue.null)
    case .uses(let uses): add(name, uses)
    }
  }

  mutating func add(_ name: String, _ expiry: Expiry?) {
    switch expiry {
    case nil: break
    case .never: add(name, JSONValue.null)
    case .at(let time): add(name, time.description)
    }
  }

  /// A list that is left out when it is empty.
  mutating func addList(_ name: String, _ list: [String]) { if !list.isEmpty { add(name, list) } }

  mutating func addNumbers(_ name: String, _ list: [UInt32]) {
    if !list.isEmpty { add(name, .array(list.map { .integer(Int64($0)) })) }
  }
}
