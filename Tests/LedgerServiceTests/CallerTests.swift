// Who is at the other end: the decision that cannot be shown over a socket without a second user.
import InviteLedger
import LedgerService
import LineProtocol
import SystemCalls
import Testing

@Suite struct CallerTests {
  private let service: UInt32 = 990

  private func caller(uid: UInt32) -> Caller {
    Caller(PeerCredentials(uid: uid, gid: uid, pid: 331), serviceUID: service)
  }

  @Test func `the uid of the service and root are operators, nobody else is`() {
    for uid: UInt32 in [0, 1, 33, 989, 990, 991, 1_000, 65_534, .max] {
      #expect(caller(uid: uid).isOperator == (uid == 0 || uid == service), "uid \(uid)")
    }
  }

  @Test func `a caller who is no operator may use the verbs that anyone may, and no other`() {
    let forAnyone: Set<Verb> = [.ping, .help, .describe, .hello, .whoami, .quit]
    func isAllowed(_ verb: Verb, uid: UInt32) -> Bool {
      verb.access.obstacle(for: caller(uid: uid).standing(actingAs: nil, in: LedgerState())) == nil
    }
    for verb in Verb.allCases {
      #expect(isAllowed(verb, uid: service), "\(verb)")
      #expect(isAllowed(verb, uid: 0), "\(verb)")
      #expect(isAllowed(verb, uid: 65_534) == forAnyone.contains(verb), "\(verb)")
    }
  }

  @Test func `a caller who is no operator gains nothing by acting as somebody`() {
    #expect(!caller(uid: 65_534).actor(actingAs: "ada", in: LedgerState()).isOperator)
    #expect(!caller(uid: 65_534).actor(actingAs: nil, in: LedgerState()).isOperator)
  }

  @Test func `an operator acts as itself, for a name that nobody has, or for an account with that account's role`()
    throws
  {
    var state = LedgerState()
    try state.apply(Self.record(1, .ledgerOpened(LedgerOpened(ledger: LedgerID(number: 1), format: 1, keyCheck: ""))))
    try state.apply(Self.record(2, .accountAdded(AccountAdded(account: "ada", role: .guest, uid: service))))
    let root = caller(uid: 0)
    #expect(root.actor(actingAs: nil, in: state).isOperator)
    #expect(root.actor(actingAs: "somebody", in: state) == LedgerActor(name: "somebody", isOperator: true))
    #expect(root.actor(actingAs: "ada", in: state) == LedgerActor(name: "ada", isOperator: false))
    #expect(caller(uid: service).actor(actingAs: nil, in: state).name == "ada")
  }

  private static func record(_ seq: UInt64, _ event: Event) -> Record {
    Record(seq: seq, time: Timestamp(microseconds: 0), actor: "x", event: event, meta: RecordMeta(batch: seq))
  }
}
