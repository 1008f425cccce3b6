// Every story that is kept must replay to the read models that are kept with it.

import EventLog
import Foundation
import Hashing
import InviteLedger
import JSONText
import LedgerFormat
import Projections
import Testing

struct StoryTests {
  @Test func `there are stories, and every one that can be told is kept`() throws {
    let kept = try StoryFiles.kept()
    #expect(kept.count >= 10)
    #expect(Set(kept).isSuperset(of: Story.all.map(\.name)))
    #expect(Set(Story.all.map(\.name)).count == Story.all.count)
  }

  @Test func `every type of event stands in some story`() throws {
    let types = try StoryFiles.kept().flatMap { name in
      try StoryLine.all(in: StoryFiles(named: name).openLog()).map(\.decoded.record.event.type)
    }
    #expect(Set(EventType.allCases).subtracting(types) == [])
  }

  @Test(arguments: try StoryFiles.kept())
  func `replaying the log gives the read models, place by place`(name: String) throws {
    let files = StoryFiles(named: name)
    let models = try StoryModels(records: StoryLine.all(in: files.openLog()).map(\.decoded.record))
    for (model, document) in try models.documents() {
      let differences = SnapshotDifference.lines(try files.snapshot(of: model).differences(to: document))
      #expect(differences.isEmpty, "\(name)/\(model).json → replayed:\n\(differences.joined(separator: "\n"))")
      #expect(try files.text(of: model) == document.fileText, "\(name)/\(model).json is laid out otherwise")
    }
  }

  @Test(arguments: try StoryFiles.kept())
  func `every line is written again as the bytes it was read from`(name: String) throws {
    for line in try StoryLine.all(in: StoryFiles(named: name).openLog()) {
      let record = line.decoded.record
      let parts = line.decoded.encoded()
      var bytes = Array("{\"seq\":\(record.seq)".utf8) + parts.body + Array("\(record.meta.batch)".utf8) + parts.tail
      bytes += Array(",\"sum\":\"\(CRC32C.hex8(CRC32C.checksum(bytes)))\"}".utf8)
      #expect(bytes == line.bytes, "\(name), seq \(record.seq)")
      #expect(line.decoded.disclosureStates().allSatisfy { $0.state == .matching }, "\(name), seq \(record.seq)")
    }
  }

  @Test(arguments: try StoryFiles.kept())
  func `the data of a query is the data of the line, personal values in place of digests`(name: String) throws {
    for line in try StoryLine.all(in: StoryFiles(named: name).openLog()) {
      let value = try JSONReader.value(of: line.bytes, limits: JSONLimits(depth: 16, keys: 64))
      let written = try #require(value["data"])
      let shown = line.decoded.record.event.data
      #expect(Self.shape(written) == Self.shape(shown), "\(name), seq \(line.decoded.record.seq)")
      #expect(value["meta"] == line.decoded.record.meta.data, "\(name), seq \(line.decoded.record.seq)")
    }
  }

  /// A value with digests and texts made alike, so that only names, order and other values count.
  private static func shape(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members): .object(members.map { JSONMember(name: $0.name, value: shape($0.value)) })
    case .array(let elements): .array(elements.map(shape))
    case .string: .string("")
    default: value
    }
  }

  @Test(arguments: try StoryFiles.kept())
  func `no token stands in anything that is kept`(name: String) throws {
    let files = StoryFiles(named: name)
    let scratch = ScratchFolder()
    let ledger = try StoryLedger(in: scratch.open(), seed: 0)
    let count = try StoryModels(records: StoryLine.all(in: files.openLog()).map(\.decoded.record)).models.invites.count
    let tokens = (0..<count).flatMap { index in
      (1...3).map { ledger.tokenText(UInt64(index) + 1, generation: UInt32($0)) }
    }
    let bodies = try tokens.map { Array(try #require($0).utf8.dropFirst(5)) }
    let found = try files.everything().filter { Self.holds(Set(bodies), $0) }
    #expect(found.isEmpty, "\(name) holds a token")
  }

  @Test func `a token that is kept would be found`() throws {
    let scratch = ScratchFolder()
    let token = try #require(StoryLedger(in: scratch.open(), seed: 0).tokenText(1))
    let bodies: Set<[UInt8]> = [Array(token.utf8.dropFirst(5))]
    #expect(Self.holds(bodies, "{\"note\":\"\(token)\"}") && Self.holds(bodies, "x" + token.dropFirst(5) + "y"))
    #expect(!Self.holds(bodies, "{\"note\":\"\(token.dropLast())\"}"))
  }

  /// Whether one of these texts, all of one length, stands somewhere among letters and digits.
  private static func holds(_ bodies: Set<[UInt8]>, _ text: String) -> Bool {
    guard let length = bodies.first?.count else { return false }
    let runs = Array(text.utf8).split { !(0x30...0x39 ~= $0 || 0x61...0x7A ~= $0) }
    return runs.contains { run in
      run.count >= length
        && (run.startIndex...run.endIndex - length).contains { bodies.contains(Array(run[$0..<$0 + length])) }
    }
  }

  @Test func `the state at a line of the long story is the state of the lines up to it`() throws {
    let records = try StoryLine.all(in: StoryFiles(named: Story.long.name).openLog()).map(\.decoded.record)
    var live = StoryModels()
    for (count, record) in records.enumerated() {
      if count % 400 == 0 {
        let replayed = try StoryModels(records: records[..<count])
        #expect(live.state == replayed.state, "seq \(count)")
        for (one, other) in zip(live.texts, replayed.texts) {
          #expect(one.bytes == other.bytes, "seq \(count), \(one.name)")
        }
      }
      try live.apply(record)
    }
  }

  @Test func `read models and state agree on every invite, account and message of the long story`() throws {
    let records = try StoryLine.all(in: StoryFiles(named: Story.long.name).openLog()).map(\.decoded.record)
    let models = try StoryModels(records: records)
    let now = try #require(models.state.time)
    for invite in models.state.invites {
      let view = try #require(models.models.invites.invite(invite.id))
      #expect(view.status(at: now) == invite.status(at: now) && view.used == invite.uses, "\(invite.id)")
      #expect(view.role == invite.role && view.groups == invite.groups && view.expires == invite.expires)
    }
    for account in models.state.accounts.all {
      let view = try #require(models.models.accounts.account(account.name))
      #expect(view.role == account.role && view.groups == account.groups && view.email == account.email)
      #expect((view.deactivation != nil) == account.isDeactivated && view.channels == account.channels)
    }
    for message in models.state.messages {
      #expect(models.models.messages.holders(of: message.id, in: .archived) == message.archivedHolders, "\(message.id)")
    }
  }
}
