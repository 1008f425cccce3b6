// Requests that were refused for want of a right: counted for the log, like refused redemptions, and never delayed by it.
import InviteLedger
import LineProtocol

/// What such refusals are counted by: the key that was shown, the verb and the code.
struct RefusedAccess: Hashable, Sendable {
  var key: KeyID?
  var verb: Verb
  var code: AuthRefusal
}

extension LedgerServer {
  /// Takes note of an error if a right was wanting.
  ///
  /// - Parameters:
  ///   - error: the answer.
  ///   - request: what was asked.
  ///   - session: who asked.
  ///   - shown: the key that an `auth` showed, if the ledger has it.
  func noteAuthRefusal(_ error: ReplyError, of request: Request, from session: Session, shown: KeyID? = nil) {
    guard let code = AuthRefusal(rawValue: error.code.text), code != .notAKey || request.verb == .auth else { return }
    authRefusals.count(
      RefusedAccess(key: shown ?? session.caller.key?.id, verb: request.verb, code: code), by: session.caller.uid,
      at: reading.boot)
  }

  /// Collects the line of a sum; the sum waits when the log does not take it.
  func record(_ sum: BoundedTally<RefusedAccess>.Sum) {
    let event = AuthRefused(
      since: time(of: sum.since),
      refusals: sum.counts.map { item, count in
        AuthRefused.Count(key: item.key, command: item.verb.rawValue, code: item.code, count: count)
      }, other: sum.other)
    guard let seq = writer.note(.authRefused(event), about: sum.uid, at: reading) else {
      return authRefusals.putBack(sum, at: reading.boot)
    }
    undurableAuthRefusals.add(sum, at: seq)
  }
}
