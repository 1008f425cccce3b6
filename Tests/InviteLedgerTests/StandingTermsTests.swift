// Invites that agree hold one value; one that differs in anything does not, however it differs.
import InviteLedger
import Testing

@Suite struct StandingTermsTests {
  /// What an event can say that invites share, in two spellings where it can be spelled.
  private struct Wish: Sendable {
    var kind = InviteKind.email
    var inviter = "r\u{E9}mi"
    var domain: String?
    var binding = Binding.strict
    var maxUses = UseLimit.uses(1)
    var role = Role.member
    var groups: [String] = []
    var channels: [String] = []
    var includesDefaults = false
    var notifies = true
    var topic: String?
    var subject: PersonalText?
    var message: PersonalText?
    var note: PersonalText?
    var locale: String?
    var batch: BatchID?

    func event(_ number: UInt64) -> InviteIssued {
      let id = InviteID(number: number)
      return InviteIssued(
        invite: id, kind: kind, token: Example.token(id, 1, nil), inviter: inviter,
        email: .known("p\(number)@example.org"), domain: domain, binding: binding, maxUses: maxUses, role: role,
        groups: groups, channels: channels, includeDefaultChannels: includesDefaults, topic: topic,
        notifyInviter: notifies, subject: subject, message: message, note: note, locale: locale, expires: .never,
        batch: batch, source: .single)
    }
  }

  /// The composed and the decomposed \u{E9}: equal strings, and two texts.
  private static let spellings = ["\u{E9}", "e\u{301}"]

  private static let wishes: [Wish] = {
    var wishes = [Wish()]
    func add(_ change: (inout Wish) -> Void) {
      var wish = Wish()
      change(&wish)
      wishes.append(wish)
    }
    add { $0.kind = .emailless }
    add { $0.inviter = "re\u{301}mi" }
    add { $0.binding = .any }
    add { $0.maxUses = .unlimited }
    add { $0.maxUses = .uses(2) }
    add { $0.role = .guest }
    add { $0.includesDefaults = true }
    add { $0.notifies = false }
    add { $0.batch = BatchID(number: 1) }
    for text in spellings {
      add { $0.groups = [text] }
      add { $0.channels = [text] }
      add { $0.topic = text }
      add { $0.domain = "\(text).org" }
      add { $0.subject = .known(text) }
      add { $0.message = .known(text) }
      add { $0.note = .known(text) }
      add { $0.locale = text }
    }
    add { $0.note = .erased }
    add { $0.groups = ["a", "b"] }
    add { $0.groups = ["b", "a"] }
    return wishes
  }()

  private static func isSaid(_ wish: Wish, by invite: Invite) -> Bool {
    func spelled(_ texts: [String?]) -> [[UInt8]?] { texts.map { $0.map { Array($0.utf8) } } }
    let told: [String?] = [
      invite.inviter, invite.domain, invite.topic, invite.texts?.subject?.text, invite.texts?.message?.text,
      invite.texts?.note?.text, invite.texts?.locale,
    ]
    let wished: [String?] = [
      wish.inviter, wish.domain, wish.topic, wish.subject?.text, wish.message?.text, wish.note?.text, wish.locale,
    ]
    return invite.kind == wish.kind && invite.binding == wish.binding && invite.maxUses == wish.maxUses
      && invite.role == wish.role && invite.includeDefaultChannels == wish.includesDefaults
      && invite.notifyInviter == wish.notifies && invite.batch == wish.batch && invite.texts?.note == wish.note
      && spelled(told) == spelled(wished) && spelled(invite.groups) == spelled(wish.groups)
      && spelled(invite.channels) == spelled(wish.channels)
  }

  /// Each behind each other, twice over, so that the second of a pair meets the terms of the first and its own.
  @Test func `an invite says what its event said, whatever the one before it said`() throws {
    var ledger = ExampleLedger()
    try ledger.apply([.batchOpened(BatchOpened(batch: BatchID(number: 1), mode: .rows, source: .csv))])
    var wished: [Wish] = []
    for first in Self.wishes {
      for second in Self.wishes { wished += [first, first, second] }
    }
    for (index, wish) in wished.enumerated() { try ledger.apply([.inviteIssued(wish.event(UInt64(index) + 1))]) }
    let copy = try ImageCoder.value(LedgerState.self, in: ImageCoder.blocks(of: ledger.state))
    for (index, wish) in wished.enumerated() {
      let id = InviteID(number: UInt64(index) + 1)
      let invite = try #require(ledger.state.invite(id))
      #expect(Self.isSaid(wish, by: invite), "\(id)")
      #expect(Self.isSaid(wish, by: try #require(copy.invite(id))), "\(id) of the image")
    }
  }
}
