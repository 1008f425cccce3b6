// Cases of `head`: what it says and the log does not have, and what is wrong with the file itself.

import EventLog

extension DamagedCase {
  static let headCases = [
    DamagedCase(
      name: "log-shorter-than-head",
      text: "`head` says that line 8 was durable, and the log ends behind line 5.",
      expected: .refused(.endsBeforeHead(seq: 8), seq: 6)
    ) {
      try $0.writeHead(seq: 8)
      $0.lines.removeLast(3)
    },
    DamagedCase(
      name: "log-ends-inside-a-command-below-head",
      text:
        "The log ends behind line 7, part 2 of 3, and `head` says that line 7 was durable: so was its whole command.",
      expected: .refused(.endsInsideCommand, seq: 8)
    ) {
      try $0.writeHead(seq: 7)
      $0.lines.removeLast(1)
    },
    DamagedCase(
      name: "log-empty",
      text:
        "The only segment is empty, and `head` says that line 3 was durable. A log that was in use never begins anew.",
      expected: .refused(.endsBeforeHead(seq: 3), seq: 1)
    ) { $0.bytes = [] },
    DamagedCase(
      name: "log-missing",
      text: "The only segment is not there, and `head` is. A log that was in use never begins anew.",
      expected: .refused(.missingSegment, seq: 1)
    ) { $0.files[SegmentName.text(1)] = nil },
    DamagedCase(
      name: "head-both-slots",
      text: "One bit is flipped in each slot of `head`. Nothing says any more what had been durable.",
      expected: .headUnreadable
    ) {
      $0.flipHead(slot: 0)
      $0.flipHead(slot: 1)
    },
    DamagedCase(
      name: "head-newer-slot",
      text: """
        One bit is flipped in the slot of `head` that was written last. The other counts: it knows less, and what it knows \
        is true.
        """,
      expected: .kept(seq: 8)
    ) { $0.flipHead(slot: 1) },
    DamagedCase(
      name: "head-older-slot",
      text: "One bit is flipped in the slot of `head` that was not written last. It does not count anyway.",
      expected: .kept(seq: 8)
    ) { $0.flipHead(slot: 0) },
    DamagedCase(
      name: "head-torn-and-bad-line-below-it",
      text: """
        The newer slot of `head` is damaged, and so is line 3, which only that slot knew to be durable. Line 4 is of a \
        later group, and says it too.
        """,
      expected: .refused(.unreadableBeforeLaterGroup(.sum), seq: 3)
    ) {
      $0.flipHead(slot: 1)
      try $0.flip(line: 3, at: "inv_1")
    },
  ]
}

extension DamagedLog {
  fileprivate mutating func flipHead(slot: Int) { files["head"]?[slot * Self.slotLength + 30] ^= 1 }
}
