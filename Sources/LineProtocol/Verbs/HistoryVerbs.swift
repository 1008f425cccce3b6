// Rows of the verb table: questions about history that people come for.
import InviteLedger

enum HistoryVerbs {
  static let show = VerbEntry(
    kind: .query, summary: "answers one event: what led to it, and what it led to",
    details: [
      "Says what it changed in the state where that is quick, or with changes=true."
    ],
    parameters: [
      Parameter("seq", .integer(1...ProtocolLimits.largestSeq), "the event", required: true),
      Parameter(
        "changes", .flag, "with what it changed, however long that takes", since: 3, changed: 3),
    ],
    terms: .value(of: "seq"),
    answer: [ReplyField("rows", "integer", "1"), ReplyField("seq", "seq", "the newest event that the answer sees")],
    row: [
      ReplyField("event", "object", "its line"),
      ReplyField("text", "text", "what happened, in a sentence"),
      ReplyField("command", "list", "first and last seq of the command, when it had several events", optional: true),
      ReplyField("cause", "object", "the line of the event that led to it", optional: true),
      ReplyField("consequences", "list", "seqs of the events that it led to"),
      ReplyField("consequences_left_out", "flag", "true: there are more", optional: true),
      ReplyField("models", "list", "the read models that it changed", optional: true),
      ReplyField("changes", "list", "what it changed in them, as a JSON Patch (RFC 6902)", optional: true),
    ],
    examples: ["show 7", "show 120 changes=true"], since: 2, changed: 3)

  static let story = VerbEntry(
    kind: .query, summary: "tells a life in sentences: of an invite, a batch, a message, a person or an address",
    parameters: [Parameter("of", .name, "inv_7, ada or bob@example.org", required: true)] + CommandFields.paging,
    terms: .value(of: "of"), answer: CommandFields.page,
    row: [
      ReplyField("seq", "seq", "the event"),
      ReplyField("ts", "time", "when it was decided"),
      ReplyField("text", "text", "what happened"),
    ],
    examples: ["story inv_4", "story ada", "story of=bob@example.org limit=20"], since: 2, changed: 2)

  static let tree = VerbEntry(
    kind: .query, summary: "answers who brought in whom, each followed by those below",
    parameters: [Parameter("member", .name, "the top of the tree", absent: "all whom nobody brought in")]
      + CommandFields.paging,
    terms: .value(of: "member"), answer: CommandFields.page,
    row: [
      ReplyField("member", "text", "the person"),
      ReplyField("depth", "integer", "steps below the top"),
      ReplyField("inviter", "text", "who brought them in", optional: true),
      ReplyField("invite", "text", "by which invite", optional: true),
      ReplyField("since", "time", "when they came", optional: true),
      ReplyField("invitees", "integer", "how many they brought in themselves"),
      ReplyField("under", "integer", "how many came through them, through any number of steps"),
      ReplyField("removed", "integer", "how many of those were deactivated since"),
      ReplyField("issued", "integer", "how many invites they issued"),
      ReplyField("archived", "integer", "how many messages they have in their archive"),
      ReplyField("deactivated", "flag", "true: they were themselves", optional: true),
    ],
    examples: ["tree", "tree ada"], since: 2, changed: 3)

  static let stats = VerbEntry(
    kind: .query, summary: "sums up what became of invites",
    parameters: [
      Parameter("by", .choice(["day", "inviter", "group", "batch"]), "one row for each", absent: "day")
    ] + CommandFields.paging,
    answer: CommandFields.page,
    row: [
      ReplyField("day", "text", "the day of issue; or inviter, group, batch, null for none"),
      ReplyField("issued", "integer", "invites issued"),
      ReplyField("redeemed", "integer", "redemptions"),
      ReplyField("pending", "integer", "invites that can be redeemed"),
      ReplyField("expired", "integer", "invites that expired"),
      ReplyField("revoked", "integer", "invites that were revoked"),
      ReplyField("superseded", "integer", "invites whose place another took"),
      ReplyField("sent", "integer", "invites whose mail was reported sent"),
      ReplyField("failed", "integer", "reported failed"),
      ReplyField("bounced", "integer", "reported bounced"),
      ReplyField("opened", "integer", "reported opened"),
      ReplyField("clicked", "integer", "reported clicked"),
      ReplyField("complained", "integer", "reported as spam"),
      ReplyField("median_seconds", "integer|null", "half of the redeemed ones were within so many seconds"),
    ],
    examples: ["stats", "stats by=inviter", "@as-of=2026-12-01 stats by=group"], since: 2, changed: 3)
}
