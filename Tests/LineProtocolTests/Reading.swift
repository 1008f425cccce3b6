// What the tests of the parser share: a line in, an expectation about its outcome.
import LineProtocol
import Testing

/// The request that a line is; fails the test when the line is something else.
func request(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Request {
  let outcome = RequestParser.parse(Array(line.utf8))
  guard case .request(let request) = outcome else {
    Issue.record("no request: \(outcome)", sourceLocation: sourceLocation)
    throw NotARequest()
  }
  return request
}

/// The error that a line is answered with, and the id that goes with it.
func failure(
  _ line: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> (error: ReplyError, id: RequestID?) {
  let outcome = RequestParser.parse(Array(line.utf8))
  guard case .failure(let error, let id) = outcome else {
    Issue.record("no failure: \(outcome)", sourceLocation: sourceLocation)
    throw NotARequest()
  }
  return (error, id)
}

struct NotARequest: Error {}

/// Whole enough to redeem something, were its check character right.
let secret = "inv1_0123456789abcdefghjkmnpqrstvwxyz0"
