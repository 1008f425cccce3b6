// Refusals around the names that may be granted.
import InviteLedger

extension Refusal {
  static let staff = root(Example.define(.group, "staff"))

  static let catalog: [Refusal] = [
    Refusal(.catalogUnknown, "a group that is not there", given: [staff], Example.issue(groups: ["staff", "crew"])),
    Refusal(
      .catalogUnknown, "a group that was retired", given: [staff, root(Example.retire(.group, "staff"))],
      Example.issue(groups: ["staff"])),
    Refusal(
      .catalogUnknown, "a group that others may grant", as: Example.mia,
      given: [mia, root(Example.define(.group, "board", access: .owner))], Example.issue(groups: ["board"])),
    Refusal(
      .catalogUnknown, "a channel that is not there", given: [root(Example.define(.channel, "general"))],
      .issueInvite(IssueInvite(channels: ["help"]))),
    Refusal(
      .catalogUnknown, "a topic that is not there", given: [root(Example.define(.topic, "welcome"))],
      .mintInvites(MintInvites(quantity: 1, topic: "42"))),
    Refusal(
      .catalogUnknown, "an address that could not redeem", given: [root(Example.define(.domain, "example.com"))],
      Example.issue()),
    Refusal(
      .catalogUnknown, "a domain that could not redeem", given: [root(Example.define(.domain, "example.com"))],
      .issueInvite(IssueInvite(domain: "example.org"))),
    Refusal(
      .catalogUnknown, "an account in a group that is not there", given: [staff],
      Example.account("ada", groups: ["crew"])),
    Refusal(
      .catalogUnknown, "an account put into a group that is not there", given: [member, staff],
      .changeAccount(ChangeAccount(account: "ada", groups: ["staff", "crew"]))),
    Refusal(.catalogUnknown, "retired without having been there", Example.retire(.group, "staff")),
    Refusal(.argumentInvalid, "an entry without a name", Example.define(.group, "")),
    Refusal(.argumentInvalid, "a channel with a comma", Example.define(.channel, "a,b")),
    Refusal(.argumentInvalid, "a domain that is none", Example.define(.domain, "-")),
    Refusal(.argumentInvalid, "a group that is default", Example.define(.group, "staff", isDefault: true)),
    Refusal(.argumentInvalid, "a domain somebody may grant", Example.define(.domain, "a.org", access: .owner)),
    Refusal(
      .argumentInvalid, "more default channels than fit",
      given: (1...50).map { root(Example.define(.channel, "c\($0)", isDefault: true)) },
      Example.define(.channel, "c51", isDefault: true)),
    Refusal(
      .argumentInvalid, "a reason that is too long", given: [staff],
      Example.retire(.group, "staff", reason: String(repeating: "x", count: Limits.reasonBytes + 1))),
  ]
}
