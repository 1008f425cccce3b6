// Cases of bad bytes in what had been durable: nothing is touched.

import EventLog

extension DamagedCase {
  static let durableCases = [
    DamagedCase(
      name: "bit-in-the-middle",
      text: "One bit is flipped in line 2, which `head` knows to be durable.",
      expected: .refused(.unreadableBelowHead(.sum), seq: 2)
    ) { try $0.flip(line: 2, at: "ada") },
    DamagedCase(
      name: "bit-in-a-newline-below-head",
      text: "One bit is flipped in the newline of line 2, so lines 2 and 3 read as one, which is none.",
      expected: .refused(.unreadableBelowHead(.sum), seq: 2)
    ) { try $0.flip(line: 2, at: "\n") },
    DamagedCase(
      name: "bit-before-a-later-group",
      text: """
        One bit is flipped in line 4, above `head`. Line 5 is of a later group (`batch` 5), and was written only after \
        line 4 was durable.
        """,
      expected: .refused(.unreadableBeforeLaterGroup(.sum), seq: 4)
    ) { try $0.flip(line: 4, at: "inv_1") },
    DamagedCase(
      name: "bit-in-a-newline",
      text: """
        One bit is flipped in the newline of line 4, which so swallows line 5. The later group is found inside it: line 4 \
        had been durable.
        """,
      expected: .refused(.unreadableBeforeLaterGroup(.sum), seq: 4)
    ) { try $0.flip(line: 4, at: "\n") },
    DamagedCase(
      name: "zeros-before-a-later-group",
      text: "Line 4 consists of zeros, and line 5 is of a later group: line 4 had been durable.",
      expected: .refused(.unreadableBeforeLaterGroup(.zeros), seq: 4)
    ) { $0.lines[3] = [UInt8](repeating: 0, count: $0.lines[3].count) },
    DamagedCase(
      name: "duplicate-key-in-the-frame",
      text: """
        Line 4 has `meta` twice, and its sum is right. Which of the two counts cannot be said, and no crash makes a right \
        sum: damage, wherever it stands.
        """,
      expected: .refused(.contradiction(.form), seq: 4)
    ) { try $0.rewrite(line: 4, #","meta":{"batch":4"#, to: #","meta":{"batch":4},"meta":{"batch":4"#) },
  ]
}
