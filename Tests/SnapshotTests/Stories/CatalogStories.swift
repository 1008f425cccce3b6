// Stories of the names that may be granted.

import InviteLedger

extension Story {
  static let catalogStories = [
    Story(
      name: "catalog", title: "A catalog is made, and one of its channels retired",
      text: """
        Any group goes until the first is in the catalog; then a name that is not there is refused, and so is one that \
        the inviter may not grant. An invite promises a channel that is retired before it is redeemed: it is withheld. \
        The default channels are those of the moment of redeeming. Only addresses of the one domain join.
        """
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "bob", uid: 1001)))
      try ledger.run(.issueInvite(IssueInvite(groups: ["early"])), as: .bob)
      try ledger.run(.defineCatalogEntry(DefineCatalogEntry(kind: .group, name: "staff")))
      try ledger.run(.defineCatalogEntry(DefineCatalogEntry(kind: .group, name: "board", access: .owner)))
      try ledger.refuse(.catalogUnknown, .issueInvite(IssueInvite(groups: ["staf"])), as: .bob)
      try ledger.refuse(.catalogUnknown, .issueInvite(IssueInvite(groups: ["board"])), as: .bob)
      try ledger.run(.defineCatalogEntry(DefineCatalogEntry(kind: .channel, name: "general", isDefault: true)))
      try ledger.run(.defineCatalogEntry(DefineCatalogEntry(kind: .channel, name: "lobby")))
      try ledger.run(.defineCatalogEntry(DefineCatalogEntry(kind: .topic, name: "welcome")))
      try ledger.run(
        .issueInvite(
          IssueInvite(
            email: "cy@example.org", groups: ["staff"], channels: ["lobby"], includeDefaultChannels: true,
            topic: "welcome")), as: .bob)
      try ledger.run(
        .retireCatalogEntry(RetireCatalogEntry(kind: .channel, name: "lobby", reason: "nobody was there")))
      try ledger.run(.defineCatalogEntry(DefineCatalogEntry(kind: .channel, name: "news", isDefault: true)))
      try ledger.run(.defineCatalogEntry(DefineCatalogEntry(kind: .domain, name: "Example.org")))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(2), username: "cy")))
      try ledger.refuse(
        .tokenDomainRefused, .redeemToken(RedeemToken(token: ledger.token(1), email: "dee@example.com")))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), email: "dee@example.org", username: "dee")))
    }
  ]
}
