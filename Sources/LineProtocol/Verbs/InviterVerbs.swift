// Rows of the verb table: inviters, and who brought in whom.
import InviteLedger

enum InviterVerbs {
  private static let inviter = Parameter("inviter", .name, "the account, or the name they issue with", required: true)
  private static let answer =
    [
      ReplyField("inviter", "text", "the inviter"),
      ReplyField("mode", "text", "hold or revoke; absent when the inviter is not suspended", optional: true),
      ReplyField("invites", "integer", "how many invites this concerned: those that could be redeemed otherwise"),
    ] + CommandFields.common

  static let suspend = VerbEntry(
    kind: .command, summary: "stops an inviter: they issue nothing, and what they issued is held or revoked",
    details: [
      "Held invites have the status suspended and redeem again after inviter restore. Revoked ones stay revoked.",
      "A suspended inviter can still revoke invites of their own, and change nothing else of them.",
    ],
    parameters: [
      inviter,
      Parameter(
        "mode", .choice(SuspensionMode.allCases.map(\.rawValue)), "what becomes of their live invites", absent: "hold"),
      Parameter("reason", .reason, "why, for whoever reads the history"),
    ].since(2),
    answer: answer,
    examples: ["inviter suspend inviter=ada", "inviter suspend inviter=ada mode=revoke reason='account stolen'"],
    since: 2, changed: 2)

  static let restore = VerbEntry(
    kind: .command, summary: "lets a suspended inviter go on; invites that were held can be redeemed again",
    parameters: [inviter, Parameter("reason", .reason, "why, for whoever reads the history")].since(2),
    answer: answer,
    examples: ["inviter restore inviter=ada reason='cleared up'"], since: 2, changed: 2)

  static let reassign = VerbEntry(
    kind: .command, summary: "says that somebody was brought in by another inviter than the one whose invite it was",
    details: ["History keeps both. Nobody can come to stand under someone whom they brought in themselves."],
    parameters: [
      Parameter("subject", .name, "the account that was brought in", required: true),
      Parameter("inviter", .name, "who brought them in; null for nobody", required: true, nullable: true),
      Parameter("reason", .reason, "why, for whoever reads the history", required: true),
    ].since(2),
    answer: [
      ReplyField("subject", "text", "the account"),
      ReplyField("inviter", "text|null", "who counts as having brought it in; null for nobody"),
    ] + CommandFields.common,
    examples: [
      "lineage reassign subject=bob inviter=ada reason='introduced by her'",
      "lineage reassign subject=bob inviter=null reason='founder'",
    ], since: 2, changed: 2)
}
