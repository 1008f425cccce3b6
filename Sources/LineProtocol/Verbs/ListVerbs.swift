// Rows of the verb table: a list of addresses, in the form that Zulip gave it.
import InviteLedger

enum ListVerbs {
  /// The longest expiry in minutes.
  private static let longest = ProtocolLimits.longestExpiryMicroseconds / 60_000_000

  static let importList = VerbEntry(
    kind: .command, summary: "issues an invite to each address of a list, all or none",
    details: [
      "Parameters and words are those of Zulip's POST /invites. Addresses that have an account are left out.",
      "A number in stream_ids is the channel of that name: catalog define kind=channel name=11.",
      "With style=zulip the answer is Zulip's object, inside ok, or inside data of err; it has no rows, and parameters",
      "that are unknown are listed in it and not refused.",
    ],
    parameters: [
      Parameter(
        "invitee_emails", .text(limit: ProtocolLimits.lineBytes),
        "addresses with commas or line ends between them, with names or without", required: true),
      Parameter(
        "invite_expires_in_minutes", .integer(1...longest), "when the invites end; null is never", nullable: true,
        absent: "14400"),
      Parameter("invite_as", .role, "the role that redeeming gives", absent: "member"),
      Parameter("stream_ids", .ids, "channels that redeeming gives, by number"),
      Parameter(
        "include_realm_default_subscriptions", .flag, "the channels everybody has, as they are when it is redeemed",
        absent: "false"),
      Parameter("notify_referrer_on_join", .flag, "tell the inviter when one is redeemed", absent: "true"),
      Parameter("style", .choice([Request.zulipStyle]), "whose answer it is", absent: "the ledger's own"),
    ],
    answer: zulip + [
      ReplyField("rows", "integer", "how many addresses the list has", optional: true),
      ReplyField("skipped", "integer", "how many of them were left out", optional: true),
      ReplyField("batch", "text", "the batch that the invites belong to"),
    ] + CommandFields.common,
    row: [
      ReplyField("row", "integer", "which address of the list it is, from 1; blank ones do not count"),
      ReplyField("invite", "text", "its invite", optional: true),
      ReplyField("token", "text", "what redeems it", optional: true),
      ReplyField("link", "text", "the address to send", optional: true),
      ReplyField("code", "text", "why it was left out: invite.member, account.deactivated", optional: true),
      ReplyField("msg", "text", "the same in words", optional: true),
    ],
    examples: [
      "invite list-import invitee_emails='ada@example.org, Bob <bob@example.org>' invite_expires_in_minutes=14400",
      #"{"method":"invite list-import","params":{"invitee_emails":"ada@example.org\nbob@example.org","stream_ids":[11,12],"style":"zulip"}}"#,
    ], since: 3, changed: 3, takesZulipForm: true)

  /// Members of Zulip's object.
  private static let zulip = [
    ReplyField("result", "text", "with style=zulip: success, or error when addresses were left out", optional: true),
    ReplyField("msg", "text", "with style=zulip: what is to be said, empty after success", optional: true),
    ReplyField("code", "text", "with style=zulip: INVITATION_FAILED; in data of err BAD_REQUEST too", optional: true),
    ReplyField("errors", "list", "with style=zulip: address, message, deactivated of each that failed", optional: true),
    ReplyField("sent_invitations", "flag", "with style=zulip: whether invites were issued", optional: true),
    ReplyField("daily_limit_reached", "flag", "with style=zulip: invites a day are used up", optional: true),
    ReplyField("license_limit_reached", "flag", "with style=zulip: no seats are left", optional: true),
    ReplyField(
      "ignored_parameters_unsupported", "list", "with style=zulip: parameters that were not looked at",
      optional: true),
  ]
}
