// A ledger with a past in which what help shows makes sense: its lines, told once, and copied for each example.
import JSONText
import LedgerService
import SystemCalls
import Testing

/// The files of a ledger after the story, and what no text can hold.
struct HelpStory: Sendable {
  /// 2026-10-25T09:00:00Z; every line takes a second.
  private static let start: Int64 = 1_792_918_800_000_000
  private static let day: Int64 = 86_400_000_000

  let files: [(name: String, bytes: [UInt8])]
  /// The wall clock after it, in microseconds since 1970.
  let end: Int64
  /// Tokens by their invites, and the secret of `key_1`.
  let tokens: [String: String]
  let key: String

  /// Told once for all tests.
  static let told: Result<HelpStory, any Error> = Result { try HelpStory() }

  private init() throws {
    let clock = StandingClock(wall: Self.start)
    let directory = try TestDirectory()
    defer { directory.remove() }
    let service = try LiveService(
      Scene.options(in: directory, clock.surroundings()), diagnostics: Scene.diagnostics(to: Monitor([])))
    var teller = Teller(clock: clock)
    let outcome = Result {
      try teller.tell(Self.longAgo, to: directory.socket)
      teller.wait(38 * Self.day)
      try teller.tell(Self.today, to: directory.socket)
    }
    try service.stop()
    try outcome.get()
    files = try directory.files()
    end = Self.start + teller.passed
    (tokens, key) = (teller.tokens, teller.keys["key_1"] ?? "")
  }

  /// Examples that are about the beginning: there is nothing before them.
  static let first = ["account add", "template define"]

  /// What happens before the examples of verbs that take something back, or ask about what is rare.
  static let before = [
    "invite reinstate": ["invite revoke where='inviter=ada status=pending' reason='account stolen'"],
    "inviter restore": ["inviter suspend inviter=ada"],
    "message restore": ["message archive message=msg_3 holder=user:bob"],
    "message unmute": ["message mute message=msg_3 holder=user:bob"],
    "key restore": ["key revoke key=key_2"],
    "catalog retire": ["catalog define kind=channel name=lobby"],
    "catalog list": [
      "catalog define kind=channel name=lobby", "catalog define kind=channel name=general",
      "catalog retire kind=channel name=lobby",
    ],
    "mark list": ["mark set release"],
  ]

  /// The ledger's first day.
  private static let longAgo = [
    "account add account=ada email=ada@example.org role=administrator groups=staff",
    "account add account={me}",
    "account add account=carl email=carl@example.org groups=staff",
    "@as=carl invite issue max_uses=20 expires=null",
    "@as=ada invite issue max_uses=5 groups=fair expires=null",
    "invite issue email=gus@example.org groups=staff role=guest expires=10d",
    "@as=ada invite issue email=bob@example.org topic=welcome expires=null",
    "invite issue expires=null",
    "batch open rows=2",
    "invite issue batch=bat_1 row=1 email=p1@example.org expires=null",
    "invite issue batch=bat_1 row=2 email=p2@example.org expires=null",
    "batch commit batch=bat_1",
    "token redeem token={inv_1} email=bob@example.net username=bob",
    "token redeem token={inv_2} email=dora@example.org username=dora",
    "message send to=group:staff title=Hello text='The hall is open.'",
    "template define name=welcome title='Welcome, %{first}' text='Your desk is %{desk}.'",
  ]

  /// The day on which somebody reads help.
  private static let today =
    [
      "invite amend invite=inv_4 expires=20d",
      "invite delivered invite=inv_7 state=sent",
      "batch open rows=2",
      "invite issue batch=bat_2 row=1 email=q1@example.org",
      "@as=ada invite issue email=kim@example.org",
      "invite delivered invite=inv_9 state=failed",
      "invite mint quantity=90",
      "@as=ada invite mint quantity=10",
      "@as=ada invite issue email=ben@example.org",
      "@as=ada invite revoke invite=inv_110",
    ]
    + (3...9).map { "token redeem token={inv_1} email=g\($0)@example.org" }
    + (1...3).map { "token reserve token={inv_1} email=h\($0)@example.org" }
    + [
      "@as=ada message send to=user:{me},user:bob title='The offsite' text='Who comes along?'",
      "message send to=user:bob,group:staff title=Lunch text='At noon?'",
      "@as=ada message send to=user:{me} title='Offsite, again' text='You too?'",
      "message archive where='title:offsite'",
      "message archive message=msg_2 holder=user:bob",
      "key create label=everything scopes=*",
      "key create label=page scopes=invite.*,token.redeem uids=1001 expires=90d",
      "key create label='ada at work' owner=ada scopes=invite.*",
      "key create label=more scopes=*",
      "key create label=most scopes=*",
      "key create label=report scopes=audit.read expires=20d",
    ]
}

/// Sends lines and keeps the secrets that are answered. `{me}` stands for who sends, `{inv_1}` for that invite's token.
private struct Teller {
  let clock: StandingClock
  /// In microseconds.
  private(set) var passed: Int64 = 0
  private(set) var tokens: [String: String] = [:]
  private(set) var keys: [String: String] = [:]

  init(clock: StandingClock) { self.clock = clock }

  mutating func wait(_ microseconds: Int64) {
    clock.move(wall: microseconds, boot: microseconds)
    passed += microseconds
  }

  mutating func tell(_ lines: [String], to socket: String) throws {
    let client = try Conversation(with: socket)
    let me = try client.ok("whoami").text("actor") ?? ""
    for line in lines {
      wait(1_000_000)
      let whole = tokens.reduce(line.replacing("{me}", with: me)) { $0.replacing("{\($1.key)}", with: $1.value) }
      let reply = try client.ok(whole)
      for answer in reply.rows + [reply.ok].compactMap(\.self) {
        if let invite = answer["invite"]?.string, let token = answer["token"]?.string { tokens[invite] = token }
        if let key = answer["key"]?.string, let secret = answer["secret"]?.string { keys[key] = secret }
      }
    }
  }
}
