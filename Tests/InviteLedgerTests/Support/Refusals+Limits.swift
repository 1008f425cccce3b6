// Refusals by the limits on inviting.
import InviteLedger

extension Refusal {
  static func policy(_ values: [PolicySetting: SettingValue]) -> Step { root(PolicyTests.set(values)) }

  static let inviting: [Refusal] = [
    Refusal(
      .limitInvites, "more a day than one inviter may", given: [policy([.invitesPerInviterADay: .number(1)]), issued],
      Example.issue(Example.eve)),
    Refusal(
      .limitInvites, "a mint of more than is left", given: [policy([.invitesADay: .number(5)]), issued],
      .mintInvites(MintInvites(quantity: 5))),
    Refusal(
      .limitInvites, "more a day than all may, counting those of before", as: Example.ada,
      given: [member, issued, policy([.invitesADay: .number(1)])], Example.issue(Example.eve)),
    Refusal(
      .limitInvites, "an invite that takes another's place", given: [issued, policy([.invitesADay: .number(1)])],
      Example.issue(duplicates: .supersede)),
    Refusal(
      .limitOpenInvites, "more open ones than one inviter may have",
      given: [issued, policy([.openInvitesPerInviter: .number(1)])], Example.issue(Example.eve)),
    Refusal(
      .limitOpenInvites, "an expired one brought back",
      given: [
        policy([.openInvitesPerInviter: .number(1)]), root(Example.issue(expires: .after(Example.minute))), .minutes(2),
        root(Example.issue(Example.eve)),
      ], .extendInvite(ExtendInvite(invite: invite1, expires: .after(Example.minute)))),
    Refusal(.limitSeats, "no seat for anybody", given: [policy([.seats: .number(0)])], Example.issue()),
    Refusal(
      .limitSeats, "the last seat is an open invite's",
      given: [policy([.seats: .number(1), .seatsCountOpenInvites: .flag(true)]), issued], Example.issue(Example.eve)),
    Refusal(
      .limitAccountAge, "an inviter of today", as: Example.ada,
      given: [member, policy([.minAccountAge: .text("7d")]), .minutes(1)], Example.issue()),
    Refusal(
      .batchRowFailed, "a row over the limit", given: [policy([.invitesADay: .number(1)])],
      .commitAtomicBatch(
        CommitAtomicBatch(
          opening: OpenBatch(), rows: [IssueInvite(email: Example.bob), IssueInvite(email: Example.eve)]))),
  ]
}
