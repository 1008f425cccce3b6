// Cases of lines whose sum is right and that do not belong where they stand.

import EventLog

extension DamagedCase {
  static let contradictingCases = [
    DamagedCase(
      name: "missing-line",
      text: "Line 5 was taken out, above `head`. Line 6 is whole and stands where line 5 should: no crash does that.",
      expected: .refused(.contradiction(.seq(found: 6)), seq: 5)
    ) { $0.lines.remove(at: 4) },
    DamagedCase(
      name: "missing-line-below-head",
      text: "Line 2 was taken out, which `head` knows to be durable. Line 3 stands in its place.",
      expected: .refused(.contradiction(.seq(found: 3)), seq: 2)
    ) { $0.lines.remove(at: 1) },
    DamagedCase(
      name: "doubled-line",
      text: "Line 5 stands there twice. The second one is whole and is not line 6.",
      expected: .refused(.contradiction(.seq(found: 5)), seq: 6)
    ) { $0.lines.insert($0.lines[4], at: 5) },
    DamagedCase(
      name: "swapped-lines",
      text: "Lines 4 and 5 changed places. Both are whole, and neither is where it belongs.",
      expected: .refused(.contradiction(.seq(found: 5)), seq: 4)
    ) { $0.lines.swapAt(3, 4) },
    DamagedCase(
      name: "watermark-behind",
      text: "Line 5 says that its group began at line 3, with a right sum; the line before it is of group 4 already.",
      expected: .refused(.contradiction(.batch(found: 3)), seq: 5)
    ) { try $0.rewrite(line: 5, #""batch":5"#, to: #""batch":3"#) },
    DamagedCase(
      name: "watermark-ahead",
      text: "Line 5 says that its group begins at line 9, with a right sum. A group cannot begin behind its own line.",
      expected: .refused(.contradiction(.batch(found: 9)), seq: 5)
    ) { try $0.rewrite(line: 5, #""batch":5"#, to: #""batch":9"#) },
    DamagedCase(
      name: "time-back",
      text:
        "Line 5 has the time of the day before, with a right sum. The ledger holds its time when the clock goes back.",
      expected: .refused(.contradiction(.time), seq: 5)
    ) { try $0.rewrite(line: 5, "2026-11-21", to: "2026-11-20") },
    DamagedCase(
      name: "part-out-of-order",
      text: "Line 7 is part 2 of 3 and says that it is part 3, with a right sum. It cannot follow part 1.",
      expected: .refused(.contradiction(.part), seq: 7)
    ) { try $0.rewrite(line: 7, #""part":[2,3]"#, to: #""part":[3,3]"#) },
    DamagedCase(
      name: "line-that-head-knows-otherwise",
      text: """
        Line 3 grants another role, with a right sum, and `head` has the root of the tree behind that line: the root is \
        another one now.
        """,
      expected: .refused(.contradiction(.head), seq: 3)
    ) { try $0.rewrite(line: 3, #""role":400"#, to: #""role":200"#) },
    DamagedCase(
      name: "unknown-type",
      text:
        "Line 5 is of a type that this program does not know, with a right sum. A newer program wrote it: refused by name.",
      expected: .unknown(type: "NoteSung", version: 1, seq: 5)
    ) { try $0.rewrite(line: 5, "NoteAdded", to: "NoteSung") },
    DamagedCase(
      name: "unknown-version",
      text: "Line 5 is version 9 of its type, with a right sum. A newer program wrote it: refused by name.",
      expected: .unknown(type: "NoteAdded", version: 9, seq: 5)
    ) { try $0.rewrite(line: 5, #""v":1"#, to: #""v":9"#) },
  ]
}
