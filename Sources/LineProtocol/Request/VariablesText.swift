// Values of placeholders: `{"first":"Ada","seats":3}`.
import InviteLedger
import JSONText

extension ValueReader {
  /// Reads a JSON object from a word of a line.
  static func variables(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> [TemplateVariable] {
    let value: JSONValue
    do {
      value = try JSONReader.value(of: bytes)
    } catch {
      throw .notA(.variables, at: error.offset)
    }
    return try variables(value)
  }

  /// The members in their order; a whole number is its digits.
  static func variables(_ value: JSONValue) throws(ValueFault) -> [TemplateVariable] {
    guard let members = value.object else { throw .notA(.variables) }
    var variables: [TemplateVariable] = []
    for member in members {
      switch member.value {
      case .string(let text): variables.append(TemplateVariable(member.name, .known(text)))
      case .integer(let number): variables.append(TemplateVariable(member.name, .known(String(number))))
      default: throw ValueFault("its values are texts and whole numbers")
      }
    }
    return variables
  }
}
