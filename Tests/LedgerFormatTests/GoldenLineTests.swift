// The golden line of format 1, reproduced byte for byte.

import Hashing
import InviteLedger
import LedgerFormat
import Testing

@Suite struct GoldenLineTests {
  static let line =
    #"{"seq":7,"ts":"2026-11-21T09:00:00.123456Z","type":"InviteIssued","v":1,"actor":"ada","data":"#
    + #"{"invite":"inv_4","kind":"email","#
    + #""token_fp":"0000000000000000000000000000000000000000000000000000000000000000","token_hint":"7k3m","#
    + #""token_key":1,"inviter":"ada","email":"~19K-w-4pdsYciSUHiKfUVLd1RqSDLW2bs7k09AL1GVw","#
    + #""binding":"strict","max_uses":1,"role":400,"groups":["staff"],"expires":"2026-12-01T09:00:00.123456Z","#
    + #""source":"single"},"meta":{"batch":6,"uid":1000,"pid":331},"#
    + #""personal":{"email":["_26bc4LT-ac6q2KI6cBW5A","bob@example.org"]},"sum":"96269cb3"}"#

  static let event = Event.inviteIssued(
    InviteIssued(
      invite: InviteID(number: 4), kind: .email,
      token: TokenFacts(fingerprint: Fingerprint(words: (0, 0, 0, 0)), hint: "7k3m", key: 1),
      inviter: "ada", email: .known("bob@example.org"), binding: .strict, maxUses: .uses(1), role: .member,
      groups: ["staff"], expires: .at(Timestamp(microseconds: 1_796_115_600_123_456)), source: .single))

  static let meta = RecordMeta(batch: 6, uid: 1_000, pid: 331)
  static let time = Timestamp(microseconds: 1_795_251_600_123_456)

  @Test func `the encoder writes the golden line, digest and sum included`() throws {
    let salt = try #require(Base64URL.decode("_26bc4LT-ac6q2KI6cBW5A"))
    let words = (
      salt[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }, salt[8...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    )
    let encoder = LineEncoder { words }
    let parts = encoder.encode(Self.event, time: Self.time, actor: "ada", meta: Self.meta)
    #expect(String(decoding: Framing.line(seq: 7, batch: 6, parts), as: UTF8.self) == Self.line)
  }

  @Test func `the decoder reads the golden line and writes it again`() throws {
    let decoded = try LineDecoder.decode(Array(Self.line.utf8))
    #expect(
      decoded.record
        == Record(seq: 7, time: Self.time, actor: "ada", event: Self.event, meta: Self.meta))
    #expect(decoded.disclosureStates().map(\.path) == ["email"])
    #expect(decoded.disclosureStates().map(\.state) == [.matching])
    #expect(String(decoding: Framing.line(decoded), as: UTF8.self) == Self.line)
  }

  @Test func `its committed bytes have the golden leaf`() {
    let leaf = MerkleEdge.leafHash(Framing.committed(Array(Self.line.utf8)))
    #expect(leaf.hex == "e590afe5d0a03176c8af41c89ba5973dde9a440895ff64743a1ec4e59fb6694d")
  }

  @Test func `erasing the address leaves the leaf as it was and the value gone`() throws {
    let erased = Framing.erasing(["email"], in: Array(Self.line.utf8))
    #expect(erased.count == Self.line.utf8.count)
    #expect(Framing.committed(erased) == Framing.committed(Array(Self.line.utf8)))
    let decoded = try LineDecoder.decode(erased)
    #expect(decoded.disclosureStates().map(\.state) == [.erased])
    guard case .inviteIssued(let event) = decoded.record.event else {
      Issue.record("another event")
      return
    }
    #expect(event.email == .erased)
    #expect(Framing.line(decoded) == erased)
  }

  @Test func `a changed personal value is noticed by its digest`() throws {
    let changed = Self.line.replacing("bob@example.org", with: "eve@example.org")
    let decoded = try LineDecoder.decode(Array(changed.utf8))
    #expect(decoded.disclosureStates().map(\.state) == [.mismatching])
  }
}
