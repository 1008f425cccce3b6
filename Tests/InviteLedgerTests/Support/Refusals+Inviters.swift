// Refusals about inviters and lineage.
import InviteLedger

extension Refusal {
  private static let suspended = root(.suspendInviter(SuspendInviter(inviter: "ada")))
  private static let administrator = root(Example.account("adm", role: .administrator))
  private static let adm = LedgerActor(name: "adm", isOperator: false)
  private static let joined = [member, Step.by(Example.ada, Example.issue()), root(Example.redeem(1, username: "bob"))]

  static let inviters: [Refusal] = [
    Refusal(.inviterUnknown, "suspended", .suspendInviter(SuspendInviter(inviter: "nobody"))),
    Refusal(.inviterUnknown, "restored", .restoreInviter(RestoreInviter(inviter: "nobody"))),
    Refusal(
      .inviterUnknown, "said to have brought somebody in", given: [member],
      .reassignLineage(ReassignLineage(subject: "ada", inviter: .value("nobody"), reason: "x"))),
    Refusal(.argumentMissing, "nobody suspended", .suspendInviter(SuspendInviter(inviter: ""))),
    Refusal(
      .inviterSuspended, "issuing while suspended", as: Example.ada, given: [member, suspended], Example.issue()),
    Refusal(
      .inviterSuspended, "an operator who is suspended, issuing",
      given: [issued, root(.suspendInviter(SuspendInviter(inviter: "root")))], Example.issue(Example.eve)),
    Refusal(
      .inviterSuspended, "an own invite extended while suspended", as: Example.ada,
      given: [member, .by(Example.ada, Example.issue()), suspended],
      .extendInvite(ExtendInvite(invite: invite1, expires: .never))),
    Refusal(
      .inviterSuspended, "redeemed", given: [member, .by(Example.ada, Example.issue()), suspended], Example.redeem(1)),
    Refusal(
      .tokenInvalid, "suspended, for a web page", given: [member, .by(Example.ada, Example.issue()), suspended],
      Example.redeem(1, isPublic: true)),
    Refusal(
      .roleTooWeak, "suspended by a member", as: Example.ada, given: [member, mia],
      .suspendInviter(SuspendInviter(inviter: "mia"))),
    Refusal(
      .roleTooWeak, "an owner suspended by an administrator", as: adm,
      given: [administrator, root(Example.account("own", role: .owner))],
      .suspendInviter(SuspendInviter(inviter: "own"))),
    Refusal(
      .denied, "restored by himself", as: adm,
      given: [administrator, root(.suspendInviter(SuspendInviter(inviter: "adm")))],
      .restoreInviter(RestoreInviter(inviter: "adm"))),
    Refusal(
      .accountUnknown, "reassigned", .reassignLineage(ReassignLineage(subject: "x", inviter: .cleared, reason: "x"))),
    Refusal(
      .lineageCycle, "brought in by oneself", given: [member],
      .reassignLineage(ReassignLineage(subject: "ada", inviter: .value("ada"), reason: "x"))),
    Refusal(
      .lineageCycle, "brought in by an invitee", given: joined,
      .reassignLineage(ReassignLineage(subject: "ada", inviter: .value("bob"), reason: "x"))),
  ]
}
