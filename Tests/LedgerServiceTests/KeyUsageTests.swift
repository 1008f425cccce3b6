// When uses of keys are written down, and how many requests a minute has.
import InviteLedger
import LedgerService
import LineProtocol
import Testing

@Suite struct KeyUsageTests {
  private let noon = Timestamp(microseconds: 1_795_251_600_000_000)
  private let second: Int64 = 1_000_000

  private func source(_ verb: Verb = .inviteIssue, uid: UInt32 = 1_001, key: UInt64 = 1) -> KeyUsage.Source {
    KeyUsage.Source(key: KeyID(number: key), uid: uid, verb: verb)
  }

  private func note(_ usage: inout KeyUsage, _ source: KeyUsage.Source, at boot: Int64) {
    usage.note(source, pid: 7, program: "app", at: noon, boot: boot)
  }

  @Test func `the first use is written at once, later ones once a minute, with how many they were`() {
    var usage = KeyUsage()
    note(&usage, source(), at: 0)
    #expect(usage.take(at: 0).map(\.count) == [1])
    #expect(usage.deadline == nil)
    for at in 1...10 { note(&usage, source(), at: Int64(at) * second) }
    #expect(usage.take(at: 11 * second).isEmpty)
    #expect(usage.deadline == 60 * second)
    #expect(usage.take(at: 60 * second).map(\.count) == [10])
    #expect(usage.take(at: 120 * second).isEmpty)
  }

  @Test func `a new verb or a new local user is written at once`() {
    var usage = KeyUsage()
    note(&usage, source(), at: 0)
    #expect(usage.take(at: 0).count == 1)
    note(&usage, source(.tokenRedeem), at: second)
    #expect(usage.take(at: second).map(\.command) == ["token redeem"])
    note(&usage, source(uid: 1_002), at: 2 * second)
    #expect(usage.take(at: 2 * second).map(\.uid) == [1_002])
  }

  @Test func `what the log has already is not new`() {
    var usage = KeyUsage(known: [source()])
    note(&usage, source(), at: 0)
    #expect(usage.take(at: 0).count == 1, "nothing was written yet in this life of the service")
    note(&usage, source(), at: second)
    #expect(usage.take(at: second).isEmpty)
  }

  @Test func `what could not be written is counted again, and the end writes everything`() {
    var usage = KeyUsage()
    note(&usage, source(), at: 0)
    usage.putBack(usage.take(at: 0))
    note(&usage, source(), at: second)
    note(&usage, source(key: 2), at: second)
    let all = usage.takeAll()
    #expect(all.map(\.count) == [2, 1])
    #expect(all.map(\.key.number) == [1, 2])
    #expect(usage.takeAll().isEmpty)
  }

  @Test func `what the disk refused rides with the next group, and goes by itself a minute later`() {
    var usage = KeyUsage()
    note(&usage, source(), at: 0)
    note(&usage, source(key: 2), at: 0)
    usage.putBack(usage.take(at: 0))
    #expect(usage.take(at: second).isEmpty)
    #expect(usage.deadline == 60 * second)
    note(&usage, source(), at: second)
    #expect(usage.take(at: 2 * second, isRiding: true).map(\.count) == [2, 1])
    #expect(usage.deadline == nil)
    note(&usage, source(), at: 3 * second)
    #expect(usage.take(at: 3 * second, isRiding: true).isEmpty, "what was not refused waits for its minute")
    usage.putBack(usage.take(at: 62 * second))
    #expect(usage.take(at: 121 * second).isEmpty)
    #expect(usage.take(at: 122 * second).map(\.count) == [1])
  }

  @Test func `a minute has as many requests as policy says, for each caller`() {
    var meter = RequestMeter()
    let key = RequestMeter.Payer.key(KeyID(number: 1))
    for _ in 1...3 { #expect(meter.wait(of: key, limit: 3, at: 0) == nil) }
    #expect(meter.wait(of: key, limit: 3, at: 15 * second) == 45_000)
    #expect(meter.wait(of: .uid(1_001), limit: 3, at: 15 * second) == nil)
    #expect(meter.wait(of: key, limit: 3, at: 60 * second) == nil)
  }

  @Test func `more callers than there is room for share what is left`() {
    var meter = RequestMeter()
    for uid in UInt32(0)..<1_024 { #expect(meter.wait(of: .uid(uid), limit: 1, at: 0) == nil) }
    #expect(meter.wait(of: .uid(5_000), limit: 1, at: second) == nil)
    #expect(meter.wait(of: .uid(5_001), limit: 1, at: second) != nil)
    #expect(meter.wait(of: .uid(5_002), limit: 1, at: 62 * second) == nil)
  }
}
