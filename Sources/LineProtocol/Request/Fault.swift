// What is wrong with a request while it is being read, before anyone knows its id.
import JSONText

/// A place in a line and what is wrong there. The texts repeat names, never values.
struct Fault: Error {
  var code: ErrorCode
  var message: String
  /// What to do, as a line to type where there is one.
  var hint: String
  /// Offset of the offending byte in the line, from 0.
  var offset: Int?
  /// The parameter or envelope word at fault.
  var parameter: String?

  init(_ code: ErrorCode, _ message: String, hint: String, at offset: Int? = nil, parameter: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.offset = offset
    self.parameter = parameter
  }

  static func malformed(_ message: String, hint: String, at offset: Int?) -> Fault {
    Fault(.line(.requestMalformed), message, hint: hint, at: offset)
  }

  /// The error as the client sees it; columns count from 1.
  var reply: ReplyError {
    var error = ReplyError(code, message, hint: hint)
    error.column = offset.map { $0 + 1 }
    if let parameter { error.data = [JSONMember(name: "parameter", value: .string(parameter))] }
    return error
  }
}
