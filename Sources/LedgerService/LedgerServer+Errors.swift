// What is said when a command cannot be carried out.
import EventLog
import InviteLedger
import JSONText
import LineProtocol
import Projections

extension LedgerServer {
  /// The error of a command that was not carried out.
  func replyError(of failure: LedgerWriter.Failure, in request: Request) -> ReplyError {
    switch failure {
    case .rejected(let rejection): return ReplyError(rejection, in: request)
    case .conflict(let current):
      return ReplyError(
        .conflict, "it changed at seq \(current)", hint: "look again, then ask with @expect=\(current)",
        data: [.init(name: "seq", value: .integer(Int64(clamping: current)))])
    case .clockAhead(let microseconds):
      return ReplyError(
        .clockAhead, "the wall clock is \(microseconds / 1_000_000) s ahead of the ledger and is not believed",
        hint: "clock accept")
    case .log(let error): return replyError(of: error)
    }
  }

  /// What the log could not take.
  func replyError(of error: LogError) -> ReplyError {
    switch error {
    case .full(let milliseconds):
      isFull = true
      return logFull(retryMilliseconds: milliseconds)
    case .commandTooLarge, .lineTooLong:
      return ReplyError(.commandSize, "\(error)", hint: "split the command")
    case .backlog:
      return ReplyError(.serverBusy, "\(error)", hint: "ask again", retryMilliseconds: Limits.busyRetryMilliseconds)
    case .stopped:
      return ReplyError(.logFailed, "the log has stopped", hint: "ask again with the same @req after a restart")
    case .system(let error):
      // The disk fails at reserving as it would at writing: stop before anybody relies on it.
      fail("\(error)")
      return logFailed
    case .held, .damaged, .unknownEvent, .notALedger, .headUnreadable, .keyMissing, .malformedLine,
      .segmentChangeOverdue:
      return internalFault("\(error)")
    }
  }

  /// What is said to those whose command may or may not be on the disk.
  var logFailed: ReplyError {
    ReplyError(.logFailed, "not known to be stored", hint: "ask again with the same @req")
  }

  func logFull(retryMilliseconds: Int) -> ReplyError {
    ReplyError(
      .logFull, "the disk has no room for this", hint: "free some space; writing goes on by itself",
      retryMilliseconds: Int64(clamping: retryMilliseconds))
  }

  /// A defect of ours, said with an id that stands in the diagnostics too.
  func internalFault(_ what: String) -> ReplyError {
    let incident = diagnostics.incident(what)
    return ReplyError(
      .internalFault, "this is a defect of the service", hint: "report the incident id",
      data: [.init(name: "incident", value: .string(incident))])
  }
}

extension ReplyError {
  /// What is wrong with a query.
  init(_ error: QueryError, in request: Request) {
    let code: ProtocolCode =
      switch error.code {
      case .unknownField: .queryUnknownField
      case .syntax: .querySyntax
      case .value: .queryValue
      case .unsupported: .queryUnsupported
      }
    self.init(
      code, error.message, hint: error.hint ?? "help query",
      data: [JSONMember(name: "word", value: .integer(Int64(clamping: error.word)))])
    column = request.column(ofTerm: error.word, at: error.column)
  }
}
