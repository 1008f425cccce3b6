// Events as people read and write them: `data` with its personal values in their places.

import Hashing
package import InviteLedger
package import JSONText

/// From events to their `data` and back, without a line around it and without digests.
package enum EventText {
  /// The `data` of an event; `null` stands for a personal value that was erased.
  package static func data(of event: Event) -> JSONValue {
    let version = EventVersions.version(of: event)
    var writer = LineEncoder { (0, 0) }
    var bytes = Array(#"{"seq":1"#.utf8)
    var tail = bytes.count
    tail = writer.append(event, time: .earliest, actor: "", meta: RecordMeta(batch: 1), to: &bytes)
    bytes.insert(UInt8(ascii: "1"), at: tail)
    bytes.append(UInt8(ascii: "}"))
    guard let line = try? JSONReader.value(of: bytes, limits: limits), var data = line["data"] else {
      preconditionFailure("what the encoder writes is JSON")
    }
    for path in PersonalPaths.paths(of: event.type, version: version) {
      guard let text = line["personal"]?[path]?.array?.last else { continue }
      data = data.changing(steps(of: path)[...]) { _ in text }
    }
    return data
  }

  /// The event that `data` says, in the oldest version that can say it. Fields stand in the order of the format.
  ///
  /// Throws the fault of the first field that is none.
  package static func event(_ type: EventType, _ data: JSONValue) throws(FormatError) -> Event {
    var fault = FormatError(.unknownVersion, offset: 0, reason: "no version of \(type.rawValue) is known")
    for version in stride(from: EventVersions.newest(of: type), through: 1, by: -1) {
      do throws(FormatError) { return try LineDecoder.decode(line(type, version, data)).record.event } catch {
        fault = error
      }
    }
    fault.offset = 0
    throw fault
  }

  /// A line with that `data`, its personal values moved to where they belong.
  private static func line(_ type: EventType, _ version: Int, _ data: JSONValue) -> [UInt8] {
    var data = data
    var personal: [JSONMember] = []
    for path in PersonalPaths.paths(of: type, version: version) {
      data = data.changing(steps(of: path)[...]) { value in
        guard let text = value.string else { return value }
        personal.append(JSONMember(name: path, value: .array([.string(salt), .string(text)])))
        let digest = PersonalDigest.digest(
          salt: Array(salt.utf8)[...], path: path, valueText: value.canonicalBytes[...])
        var bytes: [UInt8] = []
        digest.append(to: &bytes)
        return .string("~" + Base64URL.encode(bytes))
      }
    }
    var json = JSONWriter()
    json.beginObject()
    json.name("seq")
    json.integer(UInt64(1))
    json.name("ts")
    json.string(Timestamp(microseconds: 0).description)
    json.name("type")
    json.string(type.rawValue)
    json.name("v")
    json.integer(UInt64(version))
    json.name("actor")
    json.string("")
    json.name("data")
    json.value(data)
    json.name("meta")
    json.value(.object([JSONMember(name: "batch", value: .integer(1))]))
    if !personal.isEmpty {
      json.name("personal")
      json.value(.object(personal))
    }
    json.name("sum")
    json.string("00000000")
    json.endObject()
    return json.bytes
  }

  /// A variable is a pair, its value the second of the two.
  private static func steps(of path: String) -> [Substring] {
    path.split(separator: ".") + (path.hasPrefix("vars.") ? ["1"] : [])
  }

  /// 128 bits; nobody is to guess a value that stands beside it in the clear.
  private static let salt = String(repeating: "A", count: PersonalDigest.saltLength)
  private static var limits: JSONLimits { JSONLimits(depth: 16, keys: .max) }
}

extension JSONValue {
  /// The same with another value at a path that leads somewhere; a number is the place of an element or of a member.
  fileprivate func changing(_ steps: ArraySlice<Substring>, _ change: (JSONValue) -> JSONValue) -> JSONValue {
    guard let step = steps.first else { return change(self) }
    switch self {
    case .object(var members):
      guard let place = members.firstIndex(where: { $0.name == step }) ?? Self.place(step, below: members.count) else {
        return self
      }
      members[place].value = members[place].value.changing(steps.dropFirst(), change)
      return .object(members)
    case .array(var elements):
      guard let place = Self.place(step, below: elements.count) else { return self }
      elements[place] = elements[place].changing(steps.dropFirst(), change)
      return .array(elements)
    case .null, .bool, .integer, .string: return self
    }
  }

  private static func place(_ step: Substring, below count: Int) -> Int? {
    Int(step).flatMap { $0 >= 0 && $0 < count ? $0 : nil }
  }
}
