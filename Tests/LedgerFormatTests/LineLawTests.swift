// The two laws of the format, for every event type: what is written is read, and what is read is written again.

import InviteLedger
import JSONText
import LedgerFormat
import Randomness
import Testing

@Suite struct LineLawTests {
  static let runsPerType = 60

  /// A random line and the record that it was made of.
  static func line(_ type: EventType, _ random: inout RandomEvents) -> (record: Record, bytes: [UInt8]) {
    let record = Record(
      seq: random.next() >> 11 | 1, time: random.moment(), actor: random.text(), event: random.event(type),
      meta: random.meta())
    var salt = RandomEvents(seed: random.next())
    let salts = (0..<8).map { _ in (salt.next(), salt.next()) }
    let encoder = LineEncoder { salts[Int(record.seq % 8)] }
    let parts = encoder.encode(record.event, time: record.time, actor: record.actor, meta: record.meta)
    return (record, Framing.line(seq: record.seq, batch: record.meta.batch, parts))
  }

  @Test(arguments: EventType.allCases)
  func `decoding what was encoded gives the record and the same bytes again`(_ type: EventType) throws {
    let seed = Seeds.fresh
    var random = RandomEvents(seed: seed)
    for _ in 0..<Self.runsPerType {
      let (record, bytes) = Self.line(type, &random)
      let decoded = try LineDecoder.decode(bytes)
      #expect(decoded.record == record, "seed \(seed)")
      #expect(Framing.line(decoded) == bytes, "seed \(seed)")
      #expect(decoded.disclosureStates().allSatisfy { $0.state != .mismatching }, "seed \(seed)")
    }
  }

  @Test(arguments: EventType.allCases)
  func `a line keeps the law after any of its personal values were erased`(_ type: EventType) throws {
    let seed = Seeds.fresh
    var random = RandomEvents(seed: seed)
    for _ in 0..<Self.runsPerType {
      var (_, bytes) = Self.line(type, &random)
      let length = bytes.count
      let newest = EventVersions.newest(of: type)
      for path in PersonalPaths.paths(of: type, version: newest) where random.below(2) == 0 {
        bytes = Framing.erasing([path], in: bytes)
        let decoded = try LineDecoder.decode(bytes)
        #expect(Framing.line(decoded) == bytes, "seed \(seed)")
        #expect(bytes.count == length)
        for (name, state) in decoded.disclosureStates() where name == path {
          #expect(state == .erased, "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: EventType.allCases)
  func `a line is strict JSON whose keys are no words of SQL, and its frame's keys stand nowhere else`(
    _ type: EventType
  ) throws {
    var random = RandomEvents(seed: 7)
    for _ in 0..<20 {
      let value = try JSONReader.value(of: Self.line(type, &random).bytes)
      let keys = Self.keys(of: value["data"] ?? .null)
      #expect(Set(keys).isDisjoint(with: ["meta", "personal", "sum"]))
      #expect(Set(keys).isDisjoint(with: ["at", "by", "to", "from", "when", "order", "group", "offset", "user"]))
      let frame = value.object?.map(\.name) ?? []
      #expect(frame.filter { $0 != "personal" } == ["seq", "ts", "type", "v", "actor", "data", "meta", "sum"])
    }
  }

  @Test(arguments: EventType.allCases)
  func `an event is written in the oldest version that can say it, and lines of every version occur`(
    _ type: EventType
  ) throws {
    var random = RandomEvents(seed: 5)
    var versions: Set<Int> = []
    for _ in 0..<Self.runsPerType {
      let (record, bytes) = Self.line(type, &random)
      let version = EventVersions.version(of: record.event)
      #expect(try JSONReader.value(of: bytes)["v"]?.integer == Int64(version))
      versions.insert(version)
    }
    #expect(versions.sorted() == Array(1...EventVersions.newest(of: type)))
  }

  @Test func `no personal text stands outside of the section that can be erased`() throws {
    var random = RandomEvents(seed: 11)
    let encoder = LineEncoder { (1, 2) }
    let event = Event.inviteIssued(
      InviteIssued(
        invite: InviteID(number: 1), kind: .email,
        token: TokenFacts(fingerprint: Fingerprint(words: (1, 2, 3, 4)), hint: "0000", key: 1), inviter: "ada",
        email: .known("SECRET@example.org"), binding: .any, maxUses: .unlimited, role: .guest,
        subject: .known("SECRET"), message: .known("SECRET"), note: .known("SECRET"), expires: .never, source: .csv))
    let parts = encoder.encode(event, time: random.moment(), actor: "ada", meta: RecordMeta(batch: 1))
    #expect(!String(decoding: parts.body, as: UTF8.self).contains("SECRET"))
  }

  private static func keys(of value: JSONValue) -> [String] {
    switch value {
    case .object(let members): members.flatMap { [$0.name] + keys(of: $0.value) }
    case .array(let values): values.flatMap(keys)
    default: []
    }
  }
}
