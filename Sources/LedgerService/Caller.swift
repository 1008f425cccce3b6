// Who is at the other end of a connection, and whom he acts for.
package import InviteLedger
package import LineProtocol
package import SystemCalls

/// A peer as the kernel reported it when it connected.
package struct Caller: Sendable {
  var uid: UInt32
  var gid: UInt32
  var pid: Int32
  /// The system user's name, `uid:N` when the machine has none.
  var systemName: String
  /// The uid the service runs as, or root.
  package let isOperator: Bool

  /// - Parameter serviceUID: the uid the service runs as.
  package init(_ peer: PeerCredentials, serviceUID: UInt32 = ProcessFacts.effectiveUserID) {
    uid = peer.uid
    gid = peer.gid
    pid = peer.pid
    systemName = MachineAccounts.userName(of: peer.uid) ?? "uid:\(peer.uid)"
    isOperator = peer.uid == 0 || peer.uid == serviceUID
  }

  /// The actor of a request. With `@as` an operator acts for somebody: for an account with the account's role, for
  /// any other name with his own. Without, a local peer is the account its uid is tied to, else its system user.
  package func actor(actingAs name: String?, in state: borrowing LedgerState) -> LedgerActor {
    if let name { return LedgerActor(name: name, isOperator: isOperator && state.account(named: name) == nil) }
    return LedgerActor(name: state.accounts.name(ofUID: uid) ?? systemName, isOperator: isOperator)
  }

  /// What it brings to a request, for the table of verbs and callers. Nobody but operators was given anything yet.
  package func standing(actingAs name: String?, in state: borrowing LedgerState) -> Standing {
    Standing(isOperator: isOperator, role: state.role(of: actor(actingAs: name, in: state)))
  }
}
