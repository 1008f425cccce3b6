// Lines with one field left out, or with the plainest value of another kind in it: refused, or written again as they were.
import InviteLedger
import JSONText
import LedgerFormat
import Randomness
import Testing

@Suite struct FieldEditTests {
  /// What stands for nothing, in one way or another; a writer leaves some of these out, so a reader must not take them.
  private static let plainest: [JSONValue] = [
    .array([]), .object([]), .null, .integer(0), .integer(1), .bool(false), .bool(true), .string(""),
  ]

  @Test(arguments: Seeds.usual(1...3))
  func `what is read of a line with one field changed is written the same`(seed: UInt64) throws {
    var random = RandomEvents(seed: seed)
    for type in EventType.allCases {
      for _ in 0..<6 {
        let line = LineLawTests.line(type, &random).bytes
        let whole = try JSONReader.value(of: line)
        for edited in Self.edits(of: whole) {
          let bytes = edited.lineBytes
          guard let decoded = try? LineDecoder.decode(bytes) else { continue }
          #expect(
            Framing.line(decoded).dropLast(18) == bytes.dropLast(18),
            "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  /// Every value that comes of changing one member somewhere in this one.
  private static func edits(of value: JSONValue) -> [JSONValue] {
    switch value {
    case .object(let members):
      var edits: [JSONValue] = []
      for (place, member) in members.enumerated() {
        var without = members
        without.remove(at: place)
        edits.append(.object(without))
        for new in plainest + Self.edits(of: member.value) where new != member.value {
          var changed = members
          changed[place] = JSONMember(name: member.name, value: new)
          edits.append(.object(changed))
        }
      }
      return edits
    case .array(let elements):
      var edits: [JSONValue] = []
      for (place, element) in elements.enumerated() {
        var without = elements
        without.remove(at: place)
        edits.append(.array(without))
        for new in Self.edits(of: element) {
          var changed = elements
          changed[place] = new
          edits.append(.array(changed))
        }
      }
      return edits
    default: return []
    }
  }
}

extension JSONValue {
  fileprivate var lineBytes: [UInt8] {
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }
}
