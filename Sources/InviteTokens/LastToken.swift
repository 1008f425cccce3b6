// The token that was derived last: issuing an invite asks for it twice, for the log and for the answer.

import InviteLedger
import Synchronization

/// Keeps one token, so that asking for it again costs no hashing. Copies of a deriver share it.
final class LastToken: Sendable {
  /// What a token is derived from, in one ledger.
  struct Source: Hashable, Sendable {
    var invite: InviteID
    var generation: UInt32
    var key: UInt32
  }

  private let kept = Mutex<(source: Source, token: TokenText)?>(nil)

  /// The token of this source, derived if it is not the one that is kept.
  func token(of source: Source, derive: () -> TokenText) -> TokenText {
    if let kept = kept.withLock({ $0 }), kept.source == source { return kept.token }
    let token = derive()
    kept.withLock { $0 = (source, token) }
    return token
  }
}
