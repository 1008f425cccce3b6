// An error as a client sees it.
package import InviteLedger
package import JSONText

/// The `err` line of a reply. No text in it repeats a token or a personal value.
package struct ReplyError: Error, Hashable, Sendable {
  package var code: ErrorCode
  /// What is wrong, in a sentence.
  package var message: String
  /// What to do: a line to type where there is one.
  package var hint: String
  package var retry: RetryAdvice
  /// When to ask again, in milliseconds from now.
  package var retryMilliseconds: Int64?
  /// The offending byte of the request line, from 1.
  package var column: Int?
  /// Facts for programs: the parameter at fault, the seq that is current, an incident id.
  package var data: [JSONMember]
  /// What is wrong with which row of a list; `data` says it too.
  private(set) var rows: [RowFault] = []

  package init(
    _ code: ErrorCode, _ message: String, hint: String, retryMilliseconds: Int64? = nil, column: Int? = nil,
    data: [JSONMember] = []
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.retry = retryMilliseconds == nil ? code.retry : .later
    self.retryMilliseconds = retryMilliseconds
    self.column = column
    self.data = data
  }

  package init(
    _ code: ProtocolCode, _ message: String, hint: String, retryMilliseconds: Int64? = nil,
    data: [JSONMember] = []
  ) {
    self.init(.line(code), message, hint: hint, retryMilliseconds: retryMilliseconds, data: data)
  }

  /// What the domain said no with; `request` lends the place of the parameter at fault.
  package init(_ rejection: Rejection, in request: Request? = nil) {
    self.init(
      .ledger(rejection.code), rejection.message, hint: rejection.hint,
      retryMilliseconds: rejection.retryMilliseconds)
    if let parameter = rejection.parameter {
      column = request?.column(of: parameter)
      data = [JSONMember(name: "parameter", value: .string(parameter))]
    }
    data += rejection.facts.map { JSONMember(name: $0.name, value: $0.value.json) }
    rows = rejection.rows
    if !rows.isEmpty { data.append(JSONMember(name: "rows", value: .array(rows.map(\.json)))) }
  }
}

extension RowFault {
  fileprivate var json: JSONValue {
    .object([
      JSONMember(name: "row", value: .integer(Int64(row))), JSONMember(name: "code", value: .string(code.rawValue)),
      JSONMember(name: "msg", value: .string(message)),
    ])
  }
}

extension RejectionFact.Value {
  fileprivate var json: JSONValue {
    switch self {
    case .number(let number): .integer(number)
    case .text(let text): .string(text)
    case .moment(let moment): .string(moment.description)
    }
  }
}

extension ReplyError {
  /// R8: the line was skipped.
  package static var lineTooLong: ReplyError {
    ReplyError(
      .lineTooLong, "a request line has at most \(ProtocolLimits.lineBytes) bytes; this one was skipped",
      hint: "long texts: \(Limits.messageTextBytes) bytes are the most of any parameter")
  }

  /// Input ended without the end of a line; what stands there is never executed.
  package static var unfinishedLine: ReplyError {
    ReplyError(
      .requestMalformed, "the last line has no end and was not executed", hint: "end every request with a line feed")
  }
}
