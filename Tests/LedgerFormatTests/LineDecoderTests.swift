// What the decoder refuses, and that it never traps.

import InviteLedger
import LedgerFormat
import Randomness
import Testing

@Suite struct LineDecoderTests {
  static let plain =
    #"{"seq":1,"ts":"2026-11-21T09:00:00.123456Z","type":"InviteSuperseded","v":1,"actor":"ada","data":"#
    + #"{"invite":"inv_4","successor":"inv_5"},"meta":{"batch":1},"sum":"00000000"}"#

  static func code(of text: String) -> FormatError.Code? {
    do {
      _ = try LineDecoder.decode(Array(text.utf8))
      return nil
    } catch {
      return error.code
    }
  }

  @Test func `a plain line is read`() { #expect(Self.code(of: Self.plain) == nil) }

  static let edits: [(find: String, put: String, code: FormatError.Code)] = [
    ("{\"seq\"", " {\"seq\"", .syntax), ("\"seq\":1", "\"seq\":01", .syntax), ("\"seq\":1", "\"seq\":0", .value),
    ("\"seq\":1", "\"seq\":9007199254740992", .value), (",\"ts\"", ", \"ts\"", .frame), (",\"v\":1", "", .frame),
    ("09:00", "25:00", .value), ("InviteSuperseded", "InviteMelted", .unknownType),
    ("\"v\":1", "\"v\":2", .unknownVersion),
    ("\"v\":1", "\"v\":0", .unknownVersion), ("inv_4", "inv_04", .value), ("inv_4", "red_4", .value),
    ("\"invite\":\"inv_4\",", "", .field), (",\"successor\"", ",\"x\":1,\"successor\"", .field),
    ("inv_5\"", "inv_5\",\"x\":1", .field), ("\"batch\":1", "\"batch\":1,\"pid\":1,\"uid\":1", .field),
    ("\"batch\":1", "\"batch\":1,\"part\":[3,2]", .value), ("\"batch\":1", "\"batch\":\"1\"", .syntax),
    ("\"00000000\"", "\"0000000\"", .value), ("\"00000000\"", "\"0000000A\"", .value), ("00\"}", "00\"}\n", .syntax),
    (",\"sum\"", ",\"personal\":{},\"sum\"", .frame), ("ada", "a\\u0064a", .syntax), ("ada", "a\\/a", .syntax),
    ("\"batch\":1", "\"batch\":-1", .syntax),
  ]

  @Test(arguments: edits)
  func `a line with one thing wrong is refused with its code`(_ find: String, _ put: String, _ code: FormatError.Code) {
    #expect(Self.plain.contains(find))
    #expect(Self.code(of: Self.plain.replacing(find, with: put)) == code)
  }

  static let goldenEdits: [(find: String, put: String, code: FormatError.Code)] = [
    ("\"personal\":{\"email\"", "\"personal\":{\"note\"", .personal), ("~19K", "19K", .value), ("Vw\"", "Vx\"", .value),
    ("BW5A", "BW5B", .personal), ("BW5A", "BW5", .personal), ("\"bob@example.org\"", "7", .personal),
    (",\"groups\":[\"staff\"]", ",\"groups\":[]", .value),
    (",\"expires\"", ",\"notify_inviter\":true,\"expires\"", .value),
    ("\"personal\":{\"email\"", "\"personal\":{ \"email\"", .personal),
    ("\"personal\":{\"email\":[\"_26bc4LT-ac6q2KI6cBW5A\",\"bob@example.org\"]}", "\"personal\":{}", .personal),
    (",\"personal\":{\"email\":[\"_26bc4LT-ac6q2KI6cBW5A\",\"bob@example.org\"]}", "", .personal),
    ("400", "500", .value), ("\"strict\"", "\"Strict\"", .value), ("\"max_uses\":1,", "", .field),
    ("\"token_fp\":\"0", "\"token_fp\":\"A", .value),
    ("org\"]}", "org\"],\"note\":[\"_26bc4LT-ac6q2KI6cBW5A\",\"x\"]}", .personal),
  ]

  @Test(arguments: goldenEdits)
  func `a golden line with one thing wrong is refused with its code`(
    _ find: String, _ put: String, _ code: FormatError.Code
  ) {
    #expect(GoldenLineTests.line.contains(find))
    #expect(Self.code(of: GoldenLineTests.line.replacing(find, with: put)) == code)
  }

  /// An amendment, in a version and with something more in `old`.
  static func amended(_ version: Int, _ more: String) -> String {
    plain.replacing("InviteSuperseded\",\"v\":1", with: "InviteAmended\",\"v\":\(version)")
      .replacing("\"successor\":\"inv_5\"", with: "\"old\":{\"role\":400\(more)},\"new\":{\"role\":300}")
  }

  @Test func `a line says what its version can say, and needs it`() {
    #expect(Self.code(of: Self.amended(1, "")) == nil)
    #expect(Self.code(of: Self.amended(2, ",\"topic\":\"news\"")) == nil)
    #expect(Self.code(of: Self.amended(2, "")) == .value)
    #expect(Self.code(of: Self.amended(1, ",\"topic\":\"news\"")) == .field)
    #expect(Self.code(of: Self.amended(1, ",\"note\":null")) == .field)
    #expect(Self.code(of: Self.amended(3, "")) == .unknownVersion)
  }

  @Test func `an unknown type is refused by name, and only names are repeated`() {
    let unknown = Self.plain.replacing("InviteSuperseded", with: "InviteMelted")
    #expect(throws: FormatError.self) { try LineDecoder.decode(Array(unknown.utf8)) }
    do { _ = try LineDecoder.decode(Array(unknown.utf8)) } catch { #expect(error.reason.contains("InviteMelted")) }
    let odd = Self.plain.replacing("InviteSuperseded", with: "bob@example.org")
    do { _ = try LineDecoder.decode(Array(odd.utf8)) } catch { #expect(!error.reason.contains("bob")) }
    #expect(LineDecoder.isKnown(type: "InviteIssued", version: 1))
    #expect(!LineDecoder.isKnown(type: "InviteIssued", version: 2))
    #expect(!LineDecoder.isKnown(type: "InviteMelted", version: 1))
  }

  @Test func `a line is read out of the middle of a larger array, whatever range is given`() throws {
    let line = Array(Self.plain.utf8)
    let bytes = Array("x\n".utf8) + line + Array("\ny".utf8)
    #expect(try LineDecoder.decode(bytes, range: 2..<(2 + line.count)).record.seq == 1)
    #expect(throws: FormatError.self) { try LineDecoder.decode(bytes, range: 2..<1_000_000) }
    #expect(throws: FormatError.self) { try LineDecoder.decode(bytes, range: 500..<600) }
    #expect(throws: FormatError.self) { try LineDecoder.decode([]) }
  }

  @Test func `every cut of a line is refused`() {
    let line = Array(GoldenLineTests.line.utf8)
    for length in 0..<line.count {
      #expect(throws: FormatError.self) { try LineDecoder.decode(line, range: 0..<length) }
    }
  }

  @Test func `mutated lines never trap, and what is still read is still written the same`() {
    let seed = Seeds.fresh
    var random = RandomEvents(seed: seed)
    for _ in 0..<4_000 {
      var bytes = LineLawTests.line(random.pick(EventType.allCases), &random).bytes
      for _ in 0...random.below(3) { Self.mutate(&bytes, &random) }
      guard let decoded = try? LineDecoder.decode(bytes) else { continue }
      let again = Framing.line(decoded)
      #expect(again.dropLast(18) == bytes.dropLast(18), "seed \(seed)")
    }
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout RandomEvents) {
    let place = random.below(bytes.count)
    switch random.below(4) {
    case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(random.pick(Array(" \"{}[],:~0\\".utf8)), at: place)
    default: bytes[place] = random.pick(Array(" \"{}[],:~0\\".utf8))
    }
    if bytes.isEmpty { bytes = [0] }
  }
}
