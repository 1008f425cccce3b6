// A replay on several threads says what a fold of one line after the other says, also of what is wrong.
import EventLog
import Foundation
import Hashing
import InviteLedger
import LedgerService
import Projections
import SystemCalls
import Testing

@Suite struct LedgerFoldTests {
  /// More than two batches of the replay, and not a whole number of them.
  private static let invites = 700

  @Test func `a replay on several threads is the fold of one line after the other`() throws {
    try Self.withLog { directory in
      let reader = try Self.reader(of: directory)
      for last: UInt64? in [nil, 1, 2, 300] {
        let replayed = try LedgerFold.replay(reader, through: last)
        let folded = try Self.oneByOne(reader, through: last)
        #expect(replayed.state == folded.state)
        #expect(replayed.state.seq == last ?? UInt64(Self.invites + 1))
        for (model, expected) in zip(replayed.models.all, folded.models.all) {
          #expect(model.snapshotBytes == expected.snapshotBytes)
        }
      }
    }
  }

  @Test(arguments: [[650], [600, 650], [650, 600], [300]])
  func `what it throws is what stands first in the log`(places: [Int]) throws {
    try Self.withLog { directory in
      var lines = try directory.logLines()
      // The first place gets an event that does not follow from those before; the second one cannot be read.
      for (index, place) in places.enumerated() {
        if index == 0 { lines[place - 1] = try Self.line(lines[3], as: place) } else { lines[place - 1][20] ^= 1 }
      }
      let copy = try TestDirectory()
      defer { copy.remove() }
      let log = Data(lines.joined(separator: [0x0A]) + [0x0A])
      try FileManager.default.createDirectory(
        atPath: copy.ledger, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try log.write(to: URL(filePath: copy.ledger + "/events-00000000000000000001.ndjson"))
      let reader = try Self.reader(of: copy)
      let expected = Self.fault { try Self.oneByOne(reader) }
      #expect(expected != nil)
      #expect(Self.fault { try LedgerFold.replay(reader) } == expected)
    }
  }

  private static func oneByOne(_ reader: LogReader, through last: UInt64? = nil) throws -> LedgerFold {
    var fold = LedgerFold()
    try reader.forEachLine(from: 1, to: last) { line in
      try fold.take(line)
      return true
    }
    return fold
  }

  private static func fault(_ body: () throws -> LedgerFold) -> String? {
    do { _ = try body() } catch { return "\(error)" }
    return nil
  }

  private static func reader(of directory: TestDirectory) throws -> LogReader {
    LogReader(directory: try Directory(path: directory.ledger, trust: .ownOnly))
  }

  /// Runs `body` on the log of a service that issued invites.
  private static func withLog(_ body: (TestDirectory) throws -> Void) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.send((1...invites).map { "invite issue email=u\($0)@example.org" })
      for _ in 1...invites { #expect(try client.reply().ok != nil) }
      try body(scene.directory)
    }
  }

  /// The line with another seq and the sum that belongs to it.
  private static func line(_ line: [UInt8], as seq: Int) throws -> [UInt8] {
    let text = String(decoding: line, as: UTF8.self)
    let end = try #require(text.range(of: ",\"sum\":"))
    let comma = try #require(text.firstIndex(of: ","))
    let open = Array("{\"seq\":\(seq)\(text[comma..<end.lowerBound])".utf8)
    var sum: [UInt8] = []
    Hexadecimal.append(CRC32C.checksum(open), to: &sum)
    return open + Array(",\"sum\":\"".utf8) + sum + Array("\"}".utf8)
  }
}
