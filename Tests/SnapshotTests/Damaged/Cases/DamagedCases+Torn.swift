// Cases of an end that was never acknowledged: it goes to quarantine and is cut.

import EventLog

extension DamagedCase {
  static let tornCases = unfinishedCases + outOfOrderCases

  private static let unfinishedCases = [
    DamagedCase(
      name: "no-final-newline",
      text: "The log ends with line 5, without its newline. The group was not written whole, so nobody was told of it.",
      expected: .cut([.unfinished(.noNewline)], seq: 4)
    ) {
      $0.lines.removeLast(3)
      $0.removeLast(1)
    },
    DamagedCase(
      name: "half-a-line",
      text: "The log ends in the middle of line 5. The group was not written whole.",
      expected: .cut([.unfinished(.noNewline)], seq: 4)
    ) {
      $0.lines.removeLast(3)
      $0.removeLast(100)
    },
    DamagedCase(
      name: "half-a-line-of-a-command",
      text: """
        The log ends in the middle of line 8, the last part of a command. The line is cut, and then the rest of its \
        command, because commands are whole or absent.
        """,
      expected: .cut([.unfinished(.noNewline), .incompleteCommand], seq: 5)
    ) { $0.removeLast(100) },
    DamagedCase(
      name: "half-a-command",
      text: "The log ends behind line 7, part 2 of 3. Its lines are whole and its command is not: cut back to line 6.",
      expected: .cut([.incompleteCommand], seq: 5)
    ) { $0.lines.removeLast(1) },
    DamagedCase(
      name: "zeros-at-the-end",
      text:
        "A hundred bytes of zero stand behind the last line: the file had grown and its new bytes were not written.",
      expected: .cut([.unfinished(.zeros)], seq: 8)
    ) { $0.bytes += [UInt8](repeating: 0, count: 100) },
    DamagedCase(
      name: "zeros-instead-of-the-last-group",
      text: "The last group consists of zeros from line 5 on: the file had grown and nothing of the group was written.",
      expected: .cut([.unfinished(.zeros)], seq: 4)
    ) { log in
      let start = log.start(ofLine: 5)
      for index in start..<log.bytes.count { log.bytes[index] = 0 }
    },
    DamagedCase(
      name: "bit-in-the-last-line",
      text: """
        One bit is flipped in line 8. Nothing valid follows, so it cannot be told from a torn write: the line is cut, and \
        with it its command.
        """,
      expected: .cut([.unfinished(.sum), .incompleteCommand], seq: 5)
    ) { try $0.flip(line: 8, at: "inv_3") },
    DamagedCase(
      name: "bit-in-the-last-newline",
      text: "One bit is flipped in the newline of line 8, so the line has no end: it is cut, and with it its command.",
      expected: .cut([.unfinished(.noNewline), .incompleteCommand], seq: 5)
    ) { try $0.flip(line: 8, at: "\n") },
  ]

  private static let outOfOrderCases = [
    DamagedCase(
      name: "bit-in-the-last-group",
      text: """
        One bit is flipped in line 5. Good lines follow, all of the same group (`batch` 5): none of them says that line 5 \
        had been durable.
        """,
      expected: .cut([.outOfOrder(.sum)], seq: 4)
    ) { try $0.flip(line: 5, at: "inv_1") },
    DamagedCase(
      name: "torn-group",
      text: """
        From the middle of line 6 to the middle of line 7 stand zeros, and line 8 is good: the last group was written out \
        of order and not whole.
        """,
      expected: .cut([.outOfOrder(.sum)], seq: 5)
    ) { log in
      for index in log.start(ofLine: 6) + 100..<log.start(ofLine: 7) + 100 { log.bytes[index] = 0 }
    },
    DamagedCase(
      name: "bit-in-a-newline-of-the-last-group",
      text: """
        One bit is flipped in the newline of line 6, which so swallows line 7. Both it and line 8 are found, and are of \
        the same group.
        """,
      expected: .cut([.outOfOrder(.sum)], seq: 5)
    ) { try $0.flip(line: 6, at: "\n") },
  ]
}
