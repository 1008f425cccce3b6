// Rows of the verb table: access keys, and the request that shows one.
import InviteLedger

enum KeyVerbs {
  private static let key = Parameter("key", .key, "the key", required: true, since: 2, changed: 2)
  private static let reason = Parameter(
    "reason", .reason, "why, for whoever reads the history", since: 2, changed: 2)
  private static let shown =
    [
      ReplyField("key", "text", "the key's id"),
      ReplyField("secret", "text", "the key itself; shown here and never again"),
    ] + CommandFields.common
  private static let counted =
    [
      ReplyField("rows", "integer", "how many keys"), ReplyField("keys", "list", "the keys"),
    ] + CommandFields.common

  /// What a key can be given, at its making and later.
  private static func attributes(absent: String?) -> [Parameter] {
    func parameter(
      _ name: String, _ type: ParameterType, _ summary: String, nullable: Bool = false, absent own: String
    ) -> Parameter {
      Parameter(name, type, summary, nullable: nullable, absent: absent ?? own, since: 2, changed: 2)
    }
    return [
      parameter("owner", .name, "the account it acts for", absent: "none: it acts for many"),
      parameter(
        "role", .role, "without an owner: its role where it acts for nobody who has an account", absent: "member"),
      parameter("uids", .list, "the local users, by number, that may use it", absent: "all"),
      parameter(
        "expires", .expiry, "when it ends: a duration, a time, or null for never", nullable: true, absent: "null"),
    ]
  }

  static let auth = VerbEntry(
    kind: .session, summary: "shows a key: from here on the connection acts with it, and with nothing else",
    details: [
      "The one request that carries a key. Programs read it from a file: invite-ledger --key @FILE, or",
      "INVITE_LEDGER_KEY_FILE. A key that is unknown, wrong, expired, revoked or not for your uid gets the same answer.",
    ],
    parameters: [Parameter("key", .accessKey, "the key", required: true, since: 2, changed: 2)],
    answer: [
      ReplyField("key", "text", "the key's id"), ReplyField("label", "text", "what it is for"),
      ReplyField("actor", "text", "the name your commands are recorded with"),
      ReplyField("scopes", "list", "what it may do"),
    ],
    examples: ["auth key=KEY"], since: 2, changed: 2)

  static let create = VerbEntry(
    kind: .command, summary: "makes an access key and answers it, once",
    details: [
      "A program shows the key with auth, and may do what its scopes name: help scopes lists them. A key with an owner",
      "acts for that account alone; one without acts for anybody with @as=NAME. Nobody makes a key that can do more than",
      "himself. The ledger keeps a fingerprint of the key only.",
    ],
    parameters: [
      Parameter("label", .name, "what it is for", required: true, since: 2, changed: 2),
      Parameter(
        "scopes", .list, "what it may do: invite.issue, invite.*, *, each narrowed as in invite.issue:group=staff",
        required: true, since: 2, changed: 2),
    ] + attributes(absent: nil),
    answer: shown,
    examples: [
      "key create label='sign-up page' scopes=token.redeem,token.check uids=1001",
      "key create label='ada at home' owner=ada scopes=invite.*,message.* expires=90d",
    ], since: 2, changed: 2)

  static let change = VerbEntry(
    kind: .command, summary: "changes what is given of a key, and nothing else",
    parameters: [
      key, Parameter("label", .name, "what it is for", absent: "as it was", since: 2, changed: 2),
      Parameter("scopes", .list, "what it may do", absent: "as it was", since: 2, changed: 2),
    ] + attributes(absent: "as it was"),
    answer: counted,
    examples: ["key change key=key_2 scopes=token.redeem", "key change key=key_2 expires=null uids="], since: 2,
    changed: 2)

  static let revoke = VerbEntry(
    kind: .command, summary: "ends a key, all keys of an owner or a label, or all that match a query",
    parameters: [
      Parameter("key", .key, "the key", since: 2, changed: 2),
      Parameter("owner", .name, "all keys of this account", since: 2, changed: 2),
      Parameter("label", .name, "all keys with this label", since: 2, changed: 2), reason,
    ] + CommandFields.many.since(3),
    answer: [
      ReplyField("rows", "integer", "how many keys", optional: true),
      ReplyField("keys", "list", "the keys; with where= and @dry those that match", optional: true),
      ReplyField("count", "integer", "with where=: how many were changed", optional: true),
    ] + CommandFields.common,
    examples: [
      "key revoke key=key_2 reason='the laptop is gone'", "key revoke owner=ada",
      "key revoke where='status=active scope=* owner!=ada' expect_count=3",
    ], since: 2, changed: 3)

  static let restore = VerbEntry(
    kind: .command, summary: "opens a key again that was revoked, or that lapsed because nobody used it",
    parameters: [key, reason], answer: counted,
    examples: ["key restore key=key_2 reason='it was found'"], since: 2, changed: 2)

  static let rotate = VerbEntry(
    kind: .command, summary: "gives a key a new secret and answers it, once",
    details: ["Without overlap= the old secret stops opening at once, on connections that showed it too."],
    parameters: [
      key, Parameter("overlap", .expiry, "how long the old secret opens too, 30d at most", since: 2, changed: 2),
    ],
    answer: shown,
    examples: ["key rotate key=key_2 overlap=1d", "key rotate key=key_2"], since: 2, changed: 2)

  private static let fields = [
    ReplyField("key", "text", "the key's id"),
    ReplyField("label", "text", "what it is for"),
    ReplyField("status", "text", "active, revoked, expired or lapsed, as of now"),
    ReplyField("hint", "text", "four characters of the key, to recognise it by"),
    ReplyField("owner", "text", "the account it acts for", optional: true),
    ReplyField("role", "integer", "without an owner: its own role", optional: true),
    ReplyField("scopes", "list", "what it may do"),
    ReplyField("uids", "list", "the local users that may use it", optional: true),
    ReplyField("expires", "time|null", "when it ends"),
    ReplyField("created", "time", "when it was made"),
    ReplyField("created_by", "text", "who made it"),
    ReplyField("generation", "integer", "1, and one more with each rotation"),
    ReplyField("old_until", "time", "until when the secret before the last rotation opens", optional: true),
    ReplyField("lapses", "time", "when it lapses if nobody uses it", optional: true),
    ReplyField("uses", "integer", "requests made with it, up to a minute ago"),
    ReplyField("refused", "object", "how many requests were refused to it, by code", optional: true),
    ReplyField("last_used", "time", "when, the last time", optional: true),
    ReplyField("last_uid", "integer", "by which local user", optional: true),
    ReplyField("last_pid", "integer", "by which process", optional: true),
    ReplyField("last_program", "text", "of which program", optional: true),
    ReplyField("last_command", "text", "for which verb", optional: true),
    ReplyField("dormant_since", "time", "since when nobody used it, if that is a week or more", optional: true),
  ]

  static let list = VerbEntry(
    kind: .query, summary: "answers keys and how they are used, oldest first; never the keys themselves",
    details: [
      "Who is no administrator sees his own. Other words are terms of a query about keys: key label owner scope status",
      "role uid actor (who made it) issued expires.",
    ],
    parameters: [
      Parameter("owner", .name, "of this account", since: 2, changed: 2),
      Parameter("label", .name, "with this label", since: 2, changed: 2),
      Parameter(
        "status", .choices(KeyStatus.allCases.map(\.rawValue)), "with one of these, as of now", since: 2, changed: 2),
      CommandFields.query.new(at: 3),
    ]
      + CommandFields.paging.map { parameter in
        var parameter = parameter
        (parameter.since, parameter.changed) = (2, 2)
        return parameter
      }, terms: .query,
    answer: CommandFields.page, row: fields,
    examples: ["key list", "key list status=active owner=ada", "key list scope~audit missing=owner expires=..+30d"],
    since: 2, changed: 3)

  static let show = VerbEntry(
    kind: .query, summary: "answers one key, with each local user and verb it was used for",
    parameters: [key], terms: .value(of: "key"),
    answer: [ReplyField("rows", "integer", "1"), ReplyField("seq", "seq", "the newest event that the answer sees")],
    row: fields + [
      ReplyField("by", "list", "uses by local user and verb: uid, command, count, pid, program, last")
    ],
    examples: ["key show key_2"], since: 2, changed: 3)
}
