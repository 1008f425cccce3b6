// The documentation tells the truth: its requests are read, its replies are what would be written.
import Foundation
import InviteLedger
import JSONText
import LineProtocol
import Testing

struct CatalogTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/LineProtocol/LineProtocol.docc")

  private static func lines(of page: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: page), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func `every request of the letter is read, and fails only with the error that stands below it`() throws {
    let lines = try Self.lines(of: "TheProtocol.md")
    var requests = 0
    for (index, line) in lines.enumerated() where line.hasPrefix("> ") {
      requests += 1
      let outcome = RequestParser.parse(Array(line.dropFirst(2).utf8))
      if case .failure(let error, let id) = outcome {
        var writer = ReplyWriter(id: id)
        writer.error(error)
        #expect(lines[index + 1] + "\n" == "< " + String(decoding: writer.bytes, as: UTF8.self))
      } else {
        #expect(!lines[index + 1].hasPrefix("< {\"err"), "\(line)")
      }
    }
    #expect(requests > 10)
  }

  @Test func `every reply of the letter is JSON that begins with its kind`() throws {
    for line in try Self.lines(of: "TheProtocol.md") where line.hasPrefix("< ") {
      let value = try JSONReader.value(of: Array(line.dropFirst(2).utf8))
      #expect(["ok", "row", "note", "err"].contains(value.object?.first?.name))
    }
  }

  @Test func `the requests of the shell examples are read`() throws {
    for line in try Self.lines(of: "AClientInTenLines.md") {
      guard let begin = line.range(of: "printf '"), let end = line.range(of: "' |") else { continue }
      for sent in line[begin.upperBound..<end.lowerBound].components(separatedBy: "\\n") where !sent.isEmpty {
        _ = try request(sent)
      }
    }
  }

  @Test(arguments: [
    Int64(ProtocolLimits.lineBytes), Int64(ProtocolLimits.words), Int64(ProtocolLimits.idBytes),
    Int64(ProtocolLimits.requestKeyBytes), Int64(ProtocolLimits.listItems), ProtocolLimits.largestRows,
    ProtocolLimits.timeoutMilliseconds, Int64(Limits.quantity), Int64(ProtocolLimits.patternBytes),
  ])
  func `the page of limits has the number`(limit: Int64) throws {
    #expect(try Self.lines(of: "TheLimits.md").contains { $0.contains("| \(limit) ") })
  }
}
