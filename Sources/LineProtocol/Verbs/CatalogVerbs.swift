// Rows of the verb table: the names that may be granted.
import InviteLedger

enum CatalogVerbs {
  private static let kind = Parameter(
    "kind", .choice(CatalogKind.allCases.map(\.rawValue)), "what the name is of", required: true, since: 2, changed: 2)
  private static let name = Parameter("name", .name, "the name", required: true, since: 2, changed: 2)
  private static let answer =
    [ReplyField("kind", "text", "what the name is of"), ReplyField("name", "text", "the name")] + CommandFields.common

  static let define = VerbEntry(
    kind: .command, summary: "enters a name into the catalog, or says anew how its entry is",
    details: [
      "While a kind has no entry, any name is taken. From its first entry on, unknown names are refused.",
      "With domains in it, only addresses of these domains may join.",
    ],
    parameters: [
      kind, name,
      Parameter(
        "default", .flag, "a channel that include_default_channels stands for", absent: "false", since: 2, changed: 2),
      Parameter(
        "access", .role, "the weakest role that may grant it", absent: "everyone who may invite", since: 2, changed: 2),
    ],
    answer: answer,
    examples: [
      "catalog define kind=group name=staff access=moderator", "catalog define kind=channel name=general default=true",
      "catalog define kind=domain name=example.org",
    ], since: 2, changed: 2)

  static let retire = VerbEntry(
    kind: .command, summary: "takes a name out of the catalog: nothing grants it any more",
    details: ["Invites that promised it are redeemed without it, and the answer says so in withheld."],
    parameters: [
      kind, name, Parameter("reason", .reason, "why, for whoever reads the history", since: 2, changed: 2),
    ],
    answer: answer,
    examples: ["catalog retire kind=channel name=lobby reason='nobody reads it'"], since: 2, changed: 2)

  static let list = VerbEntry(
    kind: .query, summary: "answers the entries of the catalog, by kind and name",
    parameters: [
      Parameter(
        "kind", .choice(CatalogKind.allCases.map(\.rawValue)), "entries of this kind alone", since: 2, changed: 2),
      Parameter("retired", .flag, "those that were retired too", absent: "false", since: 2, changed: 2),
    ]
      + CommandFields.paging.map { parameter in
        var parameter = parameter
        (parameter.since, parameter.changed) = (2, 2)
        return parameter
      },
    answer: CommandFields.page,
    row: [
      ReplyField("kind", "text", "what the name is of"),
      ReplyField("name", "text", "the name"),
      ReplyField("default", "flag", "a channel that include_default_channels stands for", optional: true),
      ReplyField("access", "integer", "the weakest role that may grant it", optional: true),
      ReplyField("since", "time", "when it was defined so"),
      ReplyField("seq", "seq", "the event that did"),
      ReplyField("retired", "time", "when it was retired", optional: true),
    ],
    examples: ["catalog list", "catalog list kind=channel retired=true"], since: 2, changed: 2)
}
