// What one command has issued and changed so far, before any of it is recorded.

/// The invites of one command as they will be, laid over the state: a row of an atomic batch sees the rows before it.
/// Empty, it costs nothing, so that issuing a single invite takes the same way.
struct IssueRun {
  /// The batch that every row joins; nil for a single invite outside one.
  let batch: BatchID?
  /// Whether a row that changes nothing leaves its line (`InviteAmended`).
  let recordsEveryRow: Bool
  /// Invites issued so far, and by how many that made the open ones more.
  private(set) var issued = 0
  private(set) var opened = 0
  private var changed: [InviteID: Invite] = [:]
  private var issuedByAddress: [String: [InviteID]] = [:]
  private var resentTargets: [ResendHistory.Target: Int] = [:]
  private(set) var resent = 0
  private var reopenedByAddress: [String: Int] = [:]

  init(batch: BatchID?, recordsEveryRow: Bool = false) {
    self.batch = batch
    self.recordsEveryRow = recordsEveryRow
  }

  /// The id of the next invite of this command.
  func nextInvite(in state: LedgerState) -> InviteID {
    InviteID(number: state.nextInvite.number + UInt64(issued))
  }

  /// All invites to an address that can be redeemed, or could if their inviters were not suspended and no use was reserved;
  /// oldest first.
  func openInvites(to address: String, in state: LedgerState, now: Timestamp) -> [Invite] {
    let listed = state.invitesByAddress[address]
    guard listed != nil || !issuedByAddress.isEmpty else { return [] }
    let ids = Array(listed ?? InviteList()) + (issuedByAddress[address] ?? [])
    return ids.compactMap { changed[$0] ?? state.invite($0) }.filter { $0.lastingStatus(at: now).isLive }
  }

  mutating func note(_ event: InviteIssued, at now: Timestamp) {
    issued += 1
    if event.maxUses != .uses(0) { opened += 1 }
    guard recordsEveryRow else { return }
    let invite = Invite(event, inviterRole: nil, at: now, seq: 0)
    changed[invite.id] = invite
    if let address = invite.address { issuedByAddress[address, default: []].append(invite.id) }
  }

  mutating func note(_ invite: Invite, superseded: InviteSuperseded) {
    opened -= 1
    guard recordsEveryRow else { return }
    var closed = invite
    closed.successor = superseded.successor
    changed[invite.id] = closed
  }

  mutating func note(_ invite: Invite, amended: InviteAmended) {
    guard recordsEveryRow else { return }
    var new = invite
    new.amend(amended)
    changed[invite.id] = new
  }

  mutating func noteResent(_ invite: Invite) {
    resent += 1
    resentTargets[invite.resendTarget, default: 0] += 1
  }

  /// Invites that the command brings back to an address.
  func reopened(to address: String) -> Int { reopenedByAddress[address] ?? 0 }

  mutating func noteReopened(to address: String) { reopenedByAddress[address, default: 0] += 1 }

  func resent(_ invite: Invite) -> Int { resentTargets[invite.resendTarget] ?? 0 }
}
