// Parameters that a verb does not have and that are listed instead of refused: Zulip's form.
import JSONText

extension RequestAssembly {
  /// The longest name that is listed; Zulip's have up to 35 bytes.
  private static let nameBytes = 64

  /// Begins the form in which unknown parameters are listed. All names are looked at first, so that an answer has them
  /// whatever else turns out to be wrong. A name that is none, or is shaped like a secret, is refused as elsewhere.
  mutating func beginZulipForm(_ names: some Sequence<ArraySlice<UInt8>>) {
    let unknown = names.filter { name in
      name.count <= Self.nameBytes && NameText.length(in: name) == name.count && index(of: name) == nil
        && SecretShape.find(in: name) == nil
    }
    ignored = Set(unknown.map { String(decoding: $0, as: UTF8.self) }).sorted()
  }

  /// Whether a parameter is listed in the answer and not looked at.
  func ignores(_ name: String) -> Bool { ignored?.contains(name) ?? false }

  /// What is not looked at is still no place for a secret.
  func refuseSecret(in value: JSONValue, at offset: @autoclosure () -> Int?) throws(Fault) {
    switch value {
    case .null, .bool, .integer: break
    case .string(let text): try refuseSecret(Array(text.utf8)[...], at: offset())
    case .array(let elements): for element in elements { try refuseSecret(in: element, at: offset()) }
    case .object(let members):
      for member in members {
        try refuseSecret(Array(member.name.utf8)[...], at: offset())
        try refuseSecret(in: member.value, at: offset())
      }
    }
  }
}
