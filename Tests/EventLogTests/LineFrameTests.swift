// The frame of a line: format 1, byte for byte.

import EventLog
import Foundation
import Hashing
import SimulatedDisk
import Testing

@Suite struct LineFrameTests {
  /// The golden line of format 1.
  static let golden =
    #"{"seq":7,"ts":"2026-11-21T09:00:00.123456Z","type":"InviteIssued","v":1,"actor":"ada","data":{"invite":"inv_4","kind":"email","token_fp":"0000000000000000000000000000000000000000000000000000000000000000","token_hint":"7k3m","token_key":1,"inviter":"ada","email":"~19K-w-4pdsYciSUHiKfUVLd1RqSDLW2bs7k09AL1GVw","binding":"strict","max_uses":1,"role":400,"groups":["staff"],"expires":"2026-12-01T09:00:00.123456Z","source":"single"},"meta":{"batch":6,"uid":1000,"pid":331},"personal":{"email":["_26bc4LT-ac6q2KI6cBW5A","bob@example.org"]},"sum":"96269cb3"}"#

  private func read(_ text: String) throws(Unreadable) -> LineFrame {
    let bytes = Array(text.utf8)
    return try LineFrame.read(bytes, 0..<bytes.count)
  }

  private func sealed(_ text: String) -> String {
    text + #","sum":"\#(CRC32C.hex8(CRC32C.checksum(Array(text.utf8))))"}"#
  }

  @Test func `the golden line has its seq, batch, sum and leaf`() throws {
    let frame = try read(Self.golden)
    let bytes = Array(Self.golden.utf8)
    #expect(frame.seq == 7)
    #expect(frame.batch == 6)
    #expect(frame.version == 1)
    #expect(frame.part == nil)
    #expect(String(decoding: bytes[frame.type], as: UTF8.self) == "InviteIssued")
    #expect(String(decoding: bytes[frame.time], as: UTF8.self) == "2026-11-21T09:00:00.123456Z")
    #expect(frame.leaf(in: bytes).hex == "e590afe5d0a03176c8af41c89ba5973dde9a440895ff64743a1ec4e59fb6694d")
  }

  @Test func `the log writes the golden line from its parts`() throws {
    let text = Self.golden
    let head = try #require(text.range(of: #"{"seq":7"#))
    let batch = try #require(text.range(of: #""meta":{"batch":"#))
    let parts = LineParts(
      body: Array(text[head.upperBound..<batch.upperBound].utf8),
      tail: Array(text[batch.upperBound...].dropFirst().utf8.dropLast(18)))
    let log = LogOnDisk()
    try log.work { writer in
      for _ in 2...5 { _ = try writer.append([Example.line()]) }
      writer.commitAll()
      _ = try writer.append([Example.line()])
      _ = try writer.append([parts])
      writer.commitAll()
      #expect(try writer.reader().line(7) == Array(text.utf8))
    }
  }

  @Test func `a changed byte is a wrong sum, whichever it is`() {
    let bytes = Array(Self.golden.utf8)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(throws: Unreadable.self) { try LineFrame.read(changed, 0..<changed.count) }
    }
  }

  @Test func `keys of the top level occur once and in order`() {
    let start = #"{"seq":1,"ts":"2026-11-21T09:00:00.123456Z","type":"A","v":1,"actor":"a","data":{"#
    #expect(throws: Never.self) { try read(sealed(start + #"},"meta":{"batch":1}"#)) }
    for bad in [
      #""meta":1},"meta":{"batch":1}"#, #""x":{"personal":1}},"meta":{"batch":1}"#, #""sum":1},"meta":{"batch":1}"#,
      #"},"meta":{"batch":1},"meta":{"batch":1}"#, #"},"personal":{},"meta":{"batch":1}"#,
      #"},"meta":{"batch":1},"personal":{},"personal":{}"#, #"},"meta":{"uid":1,"batch":1}"#, #"},"meta":{"batch":01}"#,
      #"},"meta":{"batch":1,"part":[2,1]}"#, #"},"meta":{"batch":1,"part":[0,1]}"#,
    ] {
      #expect(throws: Unreadable.form) { try read(sealed(start + bad)) }
    }
  }

  @Test func `the keys are found wherever they stand`() throws {
    // Lines are looked at sixteen bytes at a time: every place of a key among them, and every length of what is behind it.
    for length in 0..<40 {
      let actor = String(repeating: "a", count: length % 20 + 1)
      let start =
        #"{"seq":1,"ts":"2026-11-21T09:00:00.123456Z","type":"A","v":1,"actor":"\#(actor)","data":{"m":"s","p":{"s":1}"#
      let personal = #","personal":{"e":"\#(String(repeating: "p", count: length))"}"#
      let line = sealed(start + #"},"meta":{"batch":1}"# + personal)
      let bytes = Array(line.utf8)
      let frame = try read(line)
      #expect(String(decoding: bytes[frame.committed], as: UTF8.self).hasSuffix(#""meta":{"batch":1}"#))
      #expect(throws: Unreadable.form) { try read(sealed(start + #"},"meta":{"batch":1}"# + personal + personal)) }
      #expect(throws: Unreadable.form) { try read(sealed(start + #","meta":1},"meta":{"batch":1}"# + personal)) }
    }
  }

  @Test func `a text that looks like a key is no key`() throws {
    let start = #"{"seq":1,"ts":"2026-11-21T09:00:00.123456Z","type":"A","v":1,"actor":"a","data":{"#
    let frame = try read(sealed(start + #""t":",\"personal\":","u":"meta"},"meta":{"batch":1,"part":[1,2]}"#))
    #expect(frame.part?.count == 2)
  }

  @Test(arguments: ["9007199254740992", "0", "01", "-1", ""]) func `a seq is a number from 1 below 2^53`(_ seq: String)
  {
    let rest = #","ts":"2026-11-21T09:00:00.123456Z","type":"A","v":1,"actor":"a","data":{},"meta":{"batch":1}"#
    #expect(throws: Unreadable.form) { try read(sealed(#"{"seq":"# + seq + rest)) }
  }
}
