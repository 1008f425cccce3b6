// The closed list of error codes: what the line itself can get wrong, and every way the ledger says no.
package import InviteLedger

/// What a client does about an error.
package enum RetryAdvice: String, CaseIterable, Sendable {
  /// The same request gets the same answer.
  case never
  /// Time helps; `retry_ms` says how much where it is known.
  case later
  /// Ask what is true now, then decide again.
  case refresh
}

/// Codes that do not come from the domain.
package enum ProtocolCode: String, CaseIterable, Sendable {
  case requestMalformed = "request.malformed"
  case lineTooLong = "line.too-long"
  case commandUnknown = "cmd.unknown"
  case commandRemoved = "cmd.removed"
  case argumentUnknown = "arg.unknown"
  case argumentRemoved = "arg.removed"
  case queryUnknownField = "query.unknown-field"
  case querySyntax = "query.syntax"
  case queryValue = "query.value"
  case queryUnsupported = "query.unsupported"
  case queryTimeout = "query.timeout"
  case commandSize = "limit.command-size"
  case requestReused = "req.reused"
  case clockAhead = "clock.ahead"
  case conflict = "conflict"
  case rate = "limit.rate"
  case authRequired = "auth.required"
  case authMisplaced = "auth.misplaced"
  case serverBusy = "server.busy"
  case serverReplaying = "server.replaying"
  case serverDraining = "server.draining"
  case logFull = "log.full"
  case logFailed = "log.failed"
  case logReadOnly = "log.read-only"
  case cursorForeign = "cursor.foreign"
  case cursorInvalid = "cursor.invalid"
  case internalFault = "internal"
}

/// A code as it stands in `err`. The two lists do not overlap, so that each code is spelled in one place.
package enum ErrorCode: Hashable, Sendable {
  case line(ProtocolCode)
  case ledger(RejectionCode)
}

extension ErrorCode: CaseIterable {
  /// Every code, those of the line first, in the order in which `help errors` prints them.
  package static var allCases: [ErrorCode] {
    ProtocolCode.allCases.map(ErrorCode.line) + RejectionCode.allCases.map(ErrorCode.ledger)
  }

  /// The text in `err`.
  package var text: String {
    switch self {
    case .line(let code): code.rawValue
    case .ledger(let code): code.rawValue
    }
  }

  /// Reads the text of `err`; nil for a code this version does not know.
  package init?(text: String) {
    if let code = ProtocolCode(rawValue: text) {
      self = .line(code)
    } else if let code = RejectionCode(rawValue: text) {
      self = .ledger(code)
    } else {
      return nil
    }
  }
}

extension ErrorCode {
  /// The level the code came with.
  package var since: Int {
    switch self {
    case .line(.authRequired), .line(.queryTimeout), .line(.rate), .ledger(.keyUnknown), .ledger(.keyClosed): 2
    case .ledger(.inviteNotEmailless), .ledger(.inviteCount), .ledger(.inviterUnknown), .ledger(.inviterSuspended),
      .ledger(.lineageCycle):
      2
    case .ledger(.redemptionUnknown), .ledger(.reservationUnknown), .ledger(.reservationClosed): 2
    case .ledger(.catalogUnknown): 2
    case .ledger(.messagePlaceholder), .ledger(.templateUnknown), .ledger(.templateRetired): 2
    case .ledger(.tokenNoSeat): 2
    case .ledger(.limitInvites), .ledger(.limitOpenInvites), .ledger(.limitSeats), .ledger(.limitAccountAge): 2
    case .line(.commandRemoved), .line(.argumentRemoved): 2
    case .ledger(.messageCount), .ledger(.keyCount): 3
    case .line, .ledger: 1
    }
  }

  /// What the client does about it, unless the reply says more.
  package var retry: RetryAdvice {
    switch self {
    case .line(.serverBusy), .line(.serverReplaying), .line(.serverDraining), .line(.logFull): .later
    case .line(.logFailed), .line(.logReadOnly), .line(.queryTimeout), .line(.rate): .later
    case .line(.conflict), .ledger(.inviteCount), .ledger(.messageCount), .ledger(.keyCount): .refresh
    case .line(.cursorForeign), .line(.cursorInvalid): .refresh
    case .ledger(.limitResends), .ledger(.limitInvites), .ledger(.limitAccountAge): .later
    case .line, .ledger: .never
    }
  }

  /// The exit status of the client program.
  package var exitStatus: Int32 {
    switch self {
    case .line(let code): code.exitStatus
    case .ledger(.argumentInvalid), .ledger(.argumentMissing): 64
    case .ledger(.roleTooWeak), .ledger(.denied): 77
    case .ledger: 3
    }
  }
}

extension ProtocolCode {
  fileprivate var exitStatus: Int32 {
    switch self {
    case .requestMalformed, .lineTooLong, .commandUnknown, .argumentUnknown, .commandRemoved, .argumentRemoved: 64
    case .queryUnknownField, .querySyntax, .queryValue, .queryUnsupported, .commandSize, .requestReused, .clockAhead,
      .conflict, .rate:
      3
    case .authRequired, .authMisplaced: 77
    case .queryTimeout: 124
    case .serverBusy, .serverReplaying, .serverDraining, .logFull: 75
    case .logFailed, .logReadOnly: 74
    case .cursorForeign, .cursorInvalid: 65
    case .internalFault: 70
    }
  }
}
