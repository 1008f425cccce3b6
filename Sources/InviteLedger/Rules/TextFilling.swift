// Placeholders in texts: `%{name}` and `${name}`, filled when a command is decided.

/// What placeholders are filled from: the values that came with the command first, then the policy.
struct PlaceholderValues {
  private let given: [TemplateVariable]
  private let policy: Policy

  init(_ given: [TemplateVariable], policy: Policy) {
    self.given = given
    self.policy = policy
  }

  /// The value of a name; nil when nobody gave one.
  subscript(name: String) -> String? {
    if let variable = given.last(where: { $0.name == name }) { return variable.value.text }
    return switch name {
    case "site_name": policy.siteName
    case "base_url": policy.baseURL
    default: nil
    }
  }
}

/// The rules of placeholders. A value stands where its placeholder stood, as it is: braces inside of it mean nothing.
/// `%%{name}` and `$${name}` are the text `%{name}` and `${name}`.
enum Placeholders {
  /// A part of a text.
  private enum Part {
    case text(ArraySlice<UInt8>)
    case placeholder(String)
  }

  /// 1 to 32 of `A-Z a-z 0-9 _`.
  static func isName(_ text: String) -> Bool {
    (1...Limits.variableNameBytes).contains(text.utf8.count) && text.utf8.allSatisfy(isNameByte)
  }

  /// The names that a text needs values for, each once, in their order. Refuses what begins like a placeholder and is
  /// none.
  static func names(in text: String, parameter: String) throws(Rejection) -> [String] {
    var names: [String] = []
    try scan(text, parameter: parameter) { part in
      if case .placeholder(let name) = part { names.append(name) }
      return true
    }
    return names.uniqued
  }

  /// The text with every placeholder filled. Refuses one without a value by its name, and stops where the result is
  /// longer than `limit` bytes.
  static func filled(
    _ text: String, with values: PlaceholderValues, limit: Int, parameter: String
  ) throws(Rejection) -> String {
    // Nearly all texts have no brace, and are what they are.
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var filled: [UInt8] = []
    var unknown: String?
    try scan(text, parameter: parameter) { part in
      switch part {
      case .text(let bytes): filled += bytes
      case .placeholder(let name):
        guard let value = values[name] else {
          unknown = name
          return false
        }
        filled += value.utf8
      }
      return filled.count <= limit
    }
    if let unknown { throw noValue(of: unknown, parameter: parameter) }
    guard filled.count <= limit else {
      throw .invalid(
        parameter, "\(parameter) with its placeholders filled is longer than \(limit) bytes", hint: "shorten it")
    }
    return String(decoding: filled, as: UTF8.self)
  }

  private static func noValue(of name: String, parameter: String) -> Rejection {
    Rejection(
      .messagePlaceholder, "there is no value for the placeholder %{\(name)}",
      hint: PolicySetting(rawValue: name) == nil
        ? #"vars='{"\#(name)":"…"}', or %%{\#(name)} for the text itself"# : "policy set \(name)=…",
      parameter: parameter)
  }

  private static func scan(
    _ text: String, parameter: String, _ take: (Part) -> Bool
  ) throws(Rejection) {
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    while index + 1 < bytes.count {
      guard isSign(bytes[index]) else {
        index += 1
        continue
      }
      if bytes[index + 1] == bytes[index], index + 2 < bytes.count, bytes[index + 2] == UInt8(ascii: "{") {
        // One sign stands for two, and what follows is text.
        guard take(.text(bytes[start...index])) else { return }
        start = index + 2
        index += 3
      } else if bytes[index + 1] == UInt8(ascii: "{") {
        let name = try name(in: bytes, from: index + 2, parameter: parameter)
        guard take(.text(bytes[start..<index])), take(.placeholder(name)) else { return }
        index += 3 + name.utf8.count
        start = index
      } else {
        index += 1
      }
    }
    _ = take(.text(bytes[start...]))
  }

  private static func name(
    in bytes: [UInt8], from start: Int, parameter: String
  ) throws(Rejection) -> String {
    let rest = bytes[start...].prefix(Limits.variableNameBytes + 1)
    let name = rest.prefix(while: isNameByte)
    guard 1...Limits.variableNameBytes ~= name.count, name.endIndex < bytes.count,
      bytes[name.endIndex] == UInt8(ascii: "}")
    else {
      throw Rejection(
        .messagePlaceholder, "\(parameter) has a placeholder whose name has a form that names cannot have",
        hint: "%{name} with 1 to \(Limits.variableNameBytes) of letters, digits and _; %%{ for the text itself",
        parameter: parameter)
    }
    return String(decoding: name, as: UTF8.self)
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "%") || byte == UInt8(ascii: "$") }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
    default: false
    }
  }
}

extension Template {
  /// The names of the placeholders in its words; empty once these were erased.
  package static func placeholders(in texts: [PersonalText]) -> [String] {
    texts.flatMap { text in
      guard let text = text.text else { return [String]() }
      return (try? Placeholders.names(in: text, parameter: "text")) ?? []
    }.uniqued
  }
}
