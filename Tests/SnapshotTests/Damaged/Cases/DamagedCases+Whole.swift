// Cases that opening keeps as they are.

import EventLog

extension DamagedCase {
  static let wholeCases = [
    DamagedCase(
      name: "undamaged",
      text: """
        Nothing was done to it. Every line follows the one before, so all are kept; the last group, which `head` does not \
        know yet, is written once more.
        """,
      expected: .kept(seq: 8)
    ) { _ in },
    DamagedCase(
      name: "duplicate-key-in-data",
      text: """
        Line 5 names `target` twice inside `data`, and its sum is right. Recovery reads only the frame of a line and keeps \
        it; whoever reads the event refuses it, and so does `verify`.
        """,
      expected: .kept(seq: 8)
    ) { try $0.rewrite(line: 5, #""target":"inv_1""#, to: #""target":"inv_1","target":"inv_1""#) },
    DamagedCase(
      name: "personal-value-changed",
      text: """
        The note in line 5 was given another text, and the line its right sum. No committed byte changed, so recovery keeps \
        it; `verify` compares the text with its digest.
        """,
      expected: .kept(seq: 8)
    ) { try $0.rewrite(line: 5, "wrote back", to: "wrote nothing") },
  ]
}
