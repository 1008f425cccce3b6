// The one file of the domain's bounds: how many, how long, how late.

/// Bounds that no policy can lift. Sizes are bytes of UTF-8 as written in a line, escapes included, unless said otherwise.
///
/// A line holds at most 30 KiB. The fullest event of each kind stays below:
/// InviteIssued 50 groups × 63 + 50 channels × 103 + subject 1,000 + message 8,000 + note 4,000 + about 1,500 = 23 KB;
/// InviteAmended 2 × (50 × 63 + 50 × 103) = 17 KB of lists, or 2 × (subject 1,000 + message 8,000 + note 4,000) and
/// about 1,500 = 27 KB of texts, never both in one; TokenRedeemed 100 withheld × 160 + 50 default channels × 103
/// = 21 KB; BatchOpened 4,000 rows left out × 5 = 20 KB; MessageSent 100 recipients × 69 + title 1,000 + text 16,000 + 16 variables × 140 + their values 2,000 and
/// about 700 = 29 KB; AccountChanged 2 × (150 groups × 63 + 500 + 508 +
/// 200) = 22 KB; PolicyChanged 2 × (2 lists × 50 × 69 + 8 texts × 503) + about 2,000 = 17 KB.
package enum Limits {
  /// Invites of one mint, rows of one batch.
  package static let quantity: UInt32 = 50_000
  /// Addresses of one list: BatchOpened names each row that was left out.
  package static let listAddresses = 4_000
  /// Invites that one address can have open at once; redeeming one of them closes the others in one command.
  package static let openInvitesPerAddress = 100

  /// An address, in bytes of UTF-8 without escapes (RFC 5321 §4.5.3.1.3, less the angle brackets).
  package static let addressBytes = 254
  /// The part of an address before the `@` (RFC 5321 §4.5.3.1.1).
  package static let localPartBytes = 64
  /// One label of a domain (RFC 1035 §2.3.4).
  package static let domainLabelBytes = 63
  /// A domain (RFC 5321 §4.5.3.1.2).
  package static let domainBytes = 253

  /// A username or the name of a group: ASCII, so bytes and characters are the same.
  package static let nameBytes = 60
  /// The name of a channel or a topic.
  package static let labelBytes = 100
  /// Digits that a name `member_N` given from outside can have; the ledger's own counter goes on above.
  package static let memberDigits = 9
  /// Another system's id.
  package static let externalBytes = 200
  /// A language tag.
  package static let localeBytes = 35

  /// A permission or the pattern of a scope: two words of a verb and the point between them.
  package static let permissionBytes = 60

  /// Scopes of a key: KeyChanged holds 2 × 50 × 130 = 13 KB of them.
  package static let scopesPerKey = 50
  package static let uidsPerKey = 50
  /// Keys that one command revokes.
  package static let keysPerCommand = 1_000
  /// How long the secret before a rotation can open: 30 days.
  package static let keyOverlapMicroseconds: Int64 = 30 * 86_400_000_000
  /// The largest limit of requests within a minute that policy can set.
  package static let requestsAMinute = 10_000_000
  /// A uid in digits.
  package static let uidBytes = 10
  /// A grant to local users: `uid:` and 10 digits, a scope of 60 bytes, `:inviter=` and a name of 60 bytes.
  package static let grantBytes = 145

  package static let groupsPerInvite = 50
  package static let channelsPerInvite = 50
  package static let groupsPerAccount = 150
  package static let channelsPerAccount = 500

  package static let fullNameBytes = 500
  package static let subjectBytes = 1_000
  package static let inviteMessageBytes = 8_000
  package static let inviteNoteBytes = 4_000
  package static let reasonBytes = 4_000
  /// What a mail tool says of a mail: the answer of a mail server, a line or a few.
  package static let deliveryDetailBytes = 1_000
  /// A query as text.
  package static let queryBytes = 8 * 1_024
  /// Ranges of invites in one TokenRevealed: 400 × 39 and the query are 24 KB. What does not fit has another.
  package static let rangesPerEvent = 400
  package static let noteBytes = 16_000
  package static let messageTitleBytes = 1_000
  package static let messageTextBytes = 16_000

  /// Channels that `include_default_channels` stands for; a redemption grants or withholds each of them.
  package static let defaultChannels = 50
  /// Names in a setting of the policy, such as a list of groups.
  package static let settingNames = 50
  /// A name in such a list: a holder, `group:NAME`.
  package static let settingNameBytes = nameBytes + 6
  /// A text in a setting.
  package static let settingTextBytes = 500
  /// The longest span that a setting can have: 100 years of 365.25 days.
  package static let longestSetting = TimeSpan.days(36_525)
  /// The largest limit that can be set; more than that is none (`null`). What is counted within a day takes 16 bytes for
  /// each moment at which something happened, so this many take 16 MB at most.
  package static let largestLimit = 1_000_000

  /// Minutes that a reservation keeps a use when nobody said.
  package static let reservationMinutes: Int64 = 30
  /// The longest reservation, in minutes, 7 days: it is for a sign-up in progress and gives its use back by itself.
  package static let reservationMinutesMax: Int64 = 10_080

  /// Templates by name, retired ones included: 1,000 full ones are 17 MB of state.
  package static let templates = 1_000
  /// Values that placeholders of one message are filled with.
  package static let variables = 16
  /// The name of a placeholder.
  package static let variableNameBytes = 32
  /// All values of one message together.
  package static let variableBytes = 2_000

  /// Recipients of a message; a policy can ask for fewer.
  package static let recipients = 100
  /// How far the clock of a mail tool may be ahead of the ledger's: as far as the ledger trusts a wall clock, an hour.
  package static let deliveryAheadMicroseconds: Int64 = 3_600_000_000
  /// The last moment that the log's four-digit years can write, 9999-12-31T23:59:59.999999Z.
  package static let latestTime = Timestamp(microseconds: 253_402_300_799_999_999)

  /// A block of an image, in bytes: it is written and read by these.
  package static let imageBlock = 1 << 20
  /// Things of one kind in an image; more is no image of ours.
  package static let imageCount = 1 << 32
  /// Different names that an image writes once, such as those of inviters; the others are written each time.
  package static let imageNames = 1 << 16

  /// Entries of a table's bucket before it is cut in two: three quarters of 128, up to which Swift fills a dictionary of so
  /// many places.
  package static let tableBucket = 96
  /// Bits of a hash that tell the buckets of a table apart, at most; from there on, at billions of entries, buckets grow.
  package static let tableDepth = 24
}
