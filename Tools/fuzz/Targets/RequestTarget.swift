// Request lines, in words and as an object.
import InviteLedger
import JSONText
import LineProtocol

extension FuzzTarget {
  static let request = FuzzTarget(
    name: "request",
    examples: (Verb.allCases.flatMap(\.entry.examples) + RequestChecks.examples).map { Array($0.utf8) },
    words: Verb.allCases.map { $0.rawValue + " " } + RequestChecks.words
  ) { (input) throws(FuzzFinding) in
    switch RequestParser.parse(input, isFirst: input.count % 2 == 0) {
    case .ignored: return "ignored"
    case .http(let line): return "http \(line.holdsKey)"
    case .failure(let error, let id):
      try RequestChecks.check(error, id, of: input)
      return "\(error.code) \(error.message.utf8.count) \(id != nil)"
    case .request(let request):
      try RequestChecks.check(request)
      return "\(request.verb) \(request.parameters.map(\.name)) \(request.terms.count) \(request.envelope.isDry)"
    }
  }
}

private enum RequestChecks {
  static let secret = "inv1_0123456789abcdefghjkmnpqrstvwxyz0"

  static let examples = [
    #"@7 invite issue note='it'\''s' subject="a \"b\"" message=$'x\ny' max_uses=null"#,
    #"{"method":"audit","params":{"type":["a","b"],"where":"not x=1","limit":5},"id":null,"after":3}"#,
    #"{"method":"invite issue","params":{"email":"a@b.example","groups":["x","y"],"expires":"10d"},"id":"q","req":"r"}"#,
    "@req=a.b:c-d @dry @expect=7 @receipt token redeem token=\(secret) email=a@example.org username=bob",
    "audit actor=ada since=2h or type=InviteIssued,InviteRevoked not invite=inv_1 limit=5", "GET /metrics HTTP/1.1",
    "message send to=user:bob,group:staff title=a text=b vars='{\"a\":\"b\"}'", "# nothing",
    "policy set base_url=https://example.org max_open_per_inviter=null",
  ]

  static let words = [
    "@", "@7 ", "@id=", "@req=", "@as=", "@dry ", "@expect=", "@after=", "@as-of=", "@timeout=1s ", "@receipt ", "=",
    "'",
    "\"", "$'", "\\", "\\x41", "\\u{41}", "null", " ", ",", "where='", "inv_1", "red_1", "msg_1", "bat_1", "key_1",
    "user:", "group:", "10d", "2026-12-01T09:00:00Z", "{\"method\":\"", "\"params\":{", "}", "]", "[", ":",
    "style=zulip ",
    "limit=", "cursor=", "email=", "token=", secret, "GET / HTTP/1.1", "#", "ilk1_",
  ]

  /// A refusal has its place inside the line, reads back as JSON, and repeats no secret.
  static func check(_ error: ReplyError, _ id: RequestID?, of input: [UInt8]) throws(FuzzFinding) {
    try hold(!error.message.isEmpty, "an error without a message")
    try hold(!error.hint.isEmpty, "an empty hint")
    if let column = error.column {
      try hold(1...input.count + 1 ~= column, "column \(column) of a line of \(input.count) bytes")
    }
    var writer = ReplyWriter(id: id)
    writer.error(error)
    do throws(JSONError) {
      _ = try JSONReader.value(of: Array(writer.bytes.dropLast()))
    } catch {
      throw FuzzFinding("the error is no JSON: \(error)")
    }
    let text = String(decoding: writer.bytes, as: UTF8.self)
    try hold(
      !text.contains(secret.suffix(16)) && !text.contains(secret.prefix(25)), "the error repeats a token: \(text)")
  }

  /// A request can be made a command or refused, and means the same in its other spelling.
  static func check(_ request: Request) throws(FuzzFinding) {
    do throws(ReplyError) {
      _ = try request.command { _ in .malformed(reason: "x") }
    } catch {
      try hold(!error.message.isEmpty, "an error without a message")
    }
    let bytes = request.canonicalBytes
    guard request.terms.isEmpty, request.ignored.isEmpty, let params = object(request) else { return }
    let line = JSONValue.object([
      JSONMember(name: "method", value: .string(request.verb.rawValue)), JSONMember(name: "params", value: params),
    ]).canonicalText
    switch RequestParser.parse(Array(line.utf8)) {
    case .request(let other):
      try hold(other.canonicalBytes == bytes, "as an object it is another request: \(line)")
    case .failure(let error, _):
      // What is longer in its other spelling may be too long.
      if error.code != .line(.lineTooLong) { throw FuzzFinding("as an object it is refused: \(line): \(error)") }
    case .ignored, .http: throw FuzzFinding("as an object it is no request: \(line)")
    }
  }

  private static func object(_ request: Request) -> JSONValue? {
    var members: [JSONMember] = []
    for parameter in request.parameters {
      guard let value = json(parameter.value) else { return nil }
      members.append(JSONMember(name: parameter.name, value: value))
    }
    return .object(members)
  }

  private static func json(_ value: ParameterValue) -> JSONValue? {
    switch value {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .flag(let flag): .bool(flag)
    case .list(let items): .array(items.map(JSONValue.string))
    case .holders(let holders): .array(holders.map { .string($0.description) })
    case .role(let role): .integer(Int64(role.rawValue))
    case .uses(.unlimited), .expiry(.never), .null: .null
    case .uses(.uses(let count)): .integer(Int64(count))
    case .expiry(.after(let microseconds)): .string("\(microseconds / 1_000_000)s")
    case .expiry(.at(let moment)), .moment(let moment): .string(moment.description)
    case .span(let span): .string(span.description)
    case .invite(let id): .string(id.description)
    case .redemption(let id): .string(id.description)
    case .reservation(let id): .string(id.description)
    case .batch(let id): .string(id.description)
    case .message(let id): .string(id.description)
    case .key(let id): .string(id.description)
    case .variables(let variables):
      .object(variables.map { JSONMember(name: $0.name, value: .string($0.value.text ?? "")) })
    case .token(let token): .string(String(decoding: token.bytes, as: UTF8.self))
    }
  }
}
