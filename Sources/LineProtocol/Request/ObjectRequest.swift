// The spelling for programs: one JSON object.
import InviteLedger
import JSONText

enum ObjectRequest {
  /// What is said to those who wrote something else.
  static let example = #"{"method":"help","id":1}"#

  static func read(_ line: ArraySlice<UInt8>, into assembly: inout RequestAssembly) throws(Fault) {
    let value: JSONValue
    do {
      value = try JSONReader.value(of: line)
    } catch {
      throw .malformed(
        "not JSON that is read here: " + error.reason.rawValue, hint: Self.example, at: error.offset)
    }
    guard let members = value.object else { throw .malformed("a request is an object", hint: Self.example, at: 0) }
    let reader = ObjectReader(members: members)
    try reader.readID(into: &assembly)
    try reader.readVerb(into: &assembly)
    reader.lookAhead(into: &assembly)
    try reader.readMembers(into: &assembly)
  }
}

/// Gives each member of a request object its meaning.
private struct ObjectReader {
  let members: [JSONMember]

  func readID(into assembly: inout RequestAssembly) throws(Fault) {
    guard let value = member("id") else { return }
    switch value {
    case .integer(let number): try assembly.setID(.integer(number), at: place("id"))
    case .string(let text): try assembly.setID(.string(text), at: place("id"))
    case .null: break
    default: throw .malformed("an id is a text or a whole number", hint: ObjectRequest.example, at: place("id"))
    }
  }

  func readVerb(into assembly: inout RequestAssembly) throws(Fault) {
    guard let method = member("method")?.string else {
      throw .malformed(
        "a request object has a member method, a text", hint: ObjectRequest.example, at: place("method"))
    }
    assembly.begin(try VerbSearch.verb(named: method, at: place("method")))
  }

  /// Finds out whether the request is in Zulip's form before anything of it is read.
  func lookAhead(into assembly: inout RequestAssembly) {
    guard assembly.verb?.entry.takesZulipForm == true, let parameters = member("params")?.object,
      parameters.contains(where: { $0.name == "style" && $0.value.string == Request.zulipStyle })
    else { return }
    assembly.beginZulipForm(parameters.map { Array($0.name.utf8)[...] })
  }

  func readMembers(into assembly: inout RequestAssembly) throws(Fault) {
    for member in members {
      switch member.name {
      case "id", "method": continue
      case "params": try readParameters(member.value, into: &assembly)
      default:
        guard let word = EnvelopeWord(rawValue: member.name) else { throw unknownMember(member.name, assembly) }
        try readEnvelope(word, member.value, at: member.offset, into: &assembly)
      }
    }
  }

  private func readEnvelope(
    _ word: EnvelopeWord, _ value: JSONValue, at offset: Int, into assembly: inout RequestAssembly
  ) throws(Fault) {
    let text: String
    switch value {
    case .string(let string): text = string
    case .integer(let number): text = String(number)
    case .bool(true) where word.isFlag: text = "true"
    case .bool(false) where word.isFlag: text = "false"
    default:
      throw Fault(
        .ledger(.argumentInvalid), "\(word.rawValue) has a value of the wrong type", hint: "help envelope",
        at: offset, parameter: word.rawValue)
    }
    try assembly.set(word, to: Array(text.utf8)[...], wordAt: offset, valueAt: offset)
  }

  private func unknownMember(_ name: String, _ assembly: RequestAssembly) -> Fault {
    // A parameter beside params instead of in it is the usual slip.
    if assembly.index(of: Array(name.utf8)[...]) != nil {
      return Fault(
        .line(.argumentUnknown), "parameters stand in params", hint: #""params":{""# + name + #"":…}"#,
        at: place(name), parameter: name)
    }
    if ForeignName.all.contains(where: { $0.name == name }) {
      return assembly.unknown(name, value: [], at: place(name))
    }
    let near = Suggestion.nearest(to: name, among: ["method", "params"] + EnvelopeWord.allCases.map(\.rawValue))
    return Fault(
      .line(.argumentUnknown), "a request has no such member",
      hint: near.map { "did you mean \"\($0)\"?" } ?? "help envelope", at: place(name))
  }

  private func member(_ name: String) -> JSONValue? {
    members.first { $0.name == name }?.value
  }

  /// Where the value of a member of the request begins.
  private func place(_ name: String) -> Int? { members.first { $0.name == name }?.offset }
}

// MARK: - Parameters

extension ObjectReader {
  private func readParameters(_ value: JSONValue, into assembly: inout RequestAssembly) throws(Fault) {
    guard let parameters = value.object else {
      throw .malformed("params is an object", hint: #""params":{"email":"bob@example.org"}"#, at: place("params"))
    }
    for parameter in parameters {
      let offset = parameter.offset
      if let index = assembly.index(of: Array(parameter.name.utf8)[...]) {
        try read(parameter.value, as: index, offset: offset, into: &assembly)
      } else if assembly.takesQuery {
        try readTerm(parameter, at: offset, into: &assembly)
      } else if assembly.ignores(parameter.name) {
        try assembly.refuseSecret(in: parameter.value, at: offset)
      } else {
        throw assembly.unknown(parameter.name, value: [], at: offset)
      }
    }
  }

  /// A text is read as it would be in a line, but `"null"` is always the text.
  private func read(
    _ value: JSONValue, as index: Int, offset: Int, into assembly: inout RequestAssembly
  ) throws(Fault) {
    let parameter = assembly.parameters[index]
    switch (value, parameter.type) {
    case (.array(let elements), .list), (.array(let elements), .holders), (.array(let elements), .choices):
      try assembly.add(try items(elements, of: parameter, offset, assembly), to: index, at: offset)
    case (.array(let elements), .ids):
      try readText(try ids(elements, of: parameter, offset, assembly), as: index, offset, into: &assembly)
    case (.string(let text), _):
      try readText(text, as: index, offset, into: &assembly)
    case (.integer(let number), .integer), (.integer(let number), .role), (.integer(let number), .uses),
      (.integer(let number), .expiry):
      try readText(String(number), as: index, offset, into: &assembly)
    case (.bool(let flag), .flag):
      try assembly.add(.flag(flag), to: index, at: offset)
    case (.object, .variables):
      let variables: [TemplateVariable]
      do { variables = try ValueReader.variables(value) } catch {
        throw assembly.invalid(parameter, error.message, at: offset)
      }
      try assembly.refuseSecret(in: variables, at: offset)
      try assembly.add(.variables(variables), to: index, at: offset)
    case (.null, _) where parameter.isNullable:
      try assembly.read([], isNull: true, as: index) { _ in offset }
    default:
      throw assembly.invalid(parameter, "it must be " + parameter.type.shape, at: offset)
    }
  }

  private func readText(
    _ text: String, as index: Int, _ offset: Int, into assembly: inout RequestAssembly
  ) throws(Fault) {
    try assembly.read(Array(text.utf8)[...], isNull: false, as: index) { _ in offset }
  }

  private func items(
    _ elements: [JSONValue], of parameter: Parameter, _ offset: Int, _ assembly: RequestAssembly
  ) throws(Fault) -> ParameterValue {
    var names: [String] = []
    var holders: [Holder] = []
    for element in elements {
      guard let name = element.string else { throw assembly.invalid(parameter, "its members are texts", at: offset) }
      let bytes = Array(name.utf8)[...]
      try assembly.refuseSecret(bytes, at: offset)
      do {
        try ValueReader.checkItem(bytes, number: names.count + 1, at: 0)
        switch parameter.type {
        case .holders: holders.append(try ValueReader.holder(bytes, at: 0))
        case .choices(let words): _ = try ValueReader.choice(bytes, of: words, in: bytes)
        default: break
        }
      } catch {
        throw assembly.invalid(parameter, error.message, at: offset)
      }
      names.append(name)
    }
    return parameter.type == .holders ? .holders(holders) : .list(names)
  }

  private func ids(
    _ elements: [JSONValue], of parameter: Parameter, _ offset: Int, _ assembly: RequestAssembly
  ) throws(Fault) -> String {
    let texts = elements.compactMap { element in element.integer.map { String($0) } ?? element.string }
    guard texts.count == elements.count else {
      throw assembly.invalid(parameter, "its members are whole numbers", at: offset)
    }
    return texts.joined(separator: ",")
  }

  /// In a query a member that is no parameter is a term: a field and what it equals.
  private func readTerm(
    _ member: JSONMember, at offset: Int, into assembly: inout RequestAssembly
  ) throws(Fault) {
    var texts: [String] = []
    for value in member.value.array ?? [member.value] {
      switch value {
      case .string(let text): texts.append(text)
      case .integer(let number): texts.append(String(number))
      case .bool(let flag): texts.append(flag ? "true" : "false")
      default:
        throw Fault(
          .line(.queryValue), "a field of a query equals a text, a number or some of them",
          hint: #""params":{"type":["InviteIssued","InviteRevoked"]}"#, at: offset)
      }
    }
    let term = member.name + "=" + texts.joined(separator: ",")
    try assembly.add(term: Array(term.utf8)[...], at: offset)
  }
}
