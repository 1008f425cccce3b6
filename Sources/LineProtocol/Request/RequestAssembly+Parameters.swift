// Reads parameters by their declared type, and says what is wrong with them.
import InviteLedger

extension RequestAssembly {
  /// The place of a parameter in the verb's row; nil when the verb has none of this name.
  func index(of name: ArraySlice<UInt8>) -> Int? {
    verb?.entry.index(of: name)
  }

  /// Reads a text as the parameter's value. `place` tells where a byte of the text stands in the line.
  mutating func read(
    _ bytes: ArraySlice<UInt8>, isNull: Bool, as index: Int, place: (Int) -> Int?
  ) throws(Fault) {
    guard parameters.indices.contains(index) else { return }
    let type = parameters[index].type
    let value: ParameterValue
    if isNull, parameters[index].isNullable, let null = ValueReader.null(as: type) {
      value = null
    } else {
      do {
        value = try ValueReader.value(of: bytes, as: type)
      } catch {
        throw invalid(parameters[index], error.message, at: place(error.offset))
      }
    }
    if !type.isSecret { try refuseSecret(bytes, at: place(0)) }
    if case .variables(let variables) = value { try refuseSecret(in: variables, at: place(0)) }
    try add(value, to: index, at: place(0))
  }

  /// Escapes can hide a token from a look at the whole text.
  func refuseSecret(in variables: [TemplateVariable], at offset: @autoclosure () -> Int?) throws(Fault) {
    for variable in variables {
      try refuseSecret(Array(variable.name.utf8)[...], at: offset())
      try refuseSecret(Array((variable.value.text ?? "").utf8)[...], at: offset())
    }
  }

  func invalid(_ parameter: Parameter, _ message: String, at offset: Int?) -> Fault {
    Fault(
      .ledger(.argumentInvalid), "\(parameter.name): \(message)",
      hint: verb.map { "help \($0.rawValue)" } ?? "help", at: offset, parameter: parameter.name)
  }

  /// What to say about a parameter that the verb does not have.
  func unknown(_ name: String, value: ArraySlice<UInt8>, at offset: Int?) -> Fault {
    let verbName = verb?.rawValue ?? ""
    // Zulip's names are at home in Zulip's form.
    if verb?.entry.takesZulipForm != true, let foreign = ForeignName.all.first(where: { $0.name == name }) {
      return Fault(
        .line(.argumentUnknown), "\(verbName) has no parameter \(name); \(foreign.advice)",
        hint: foreign.hint(value: value) ?? "help \(verbName)", at: offset, parameter: name)
    }
    let hint =
      Suggestion.nearest(to: name, among: parameters.map(\.name)).map { "did you mean \"\($0)\"?" }
      ?? "help \(verbName)"
    guard NameText.isQuotable(name) else {
      return Fault(.line(.argumentUnknown), "\(verbName) has no such parameter", hint: hint, at: offset)
    }
    return Fault(
      .line(.argumentUnknown), "\(verbName) has no parameter \"\(name)\"", hint: hint, at: offset, parameter: name)
  }
}
