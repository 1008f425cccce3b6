// Cases of logs of several segments.

import EventLog

extension DamagedCase {
  static let segmentCases = sealedCases + newestCases

  private static let sealedCases = [
    DamagedCase(
      name: "bit-in-a-sealed-segment",
      text: """
        One bit is flipped in the middle of a sealed segment. A start reads only first and last lines of those, so it opens; \
        `verify` reads everything.
        """,
      expected: .kept(seq: 8), start: segmentedStart
    ) { try $0.flip(line: 2, at: "ada", in: SegmentName.text(1)) },
    DamagedCase(
      name: "bit-in-the-first-line-of-a-sealed-segment",
      text: "One bit is flipped in the line that opens the second of three segments, which a start reads.",
      expected: .refused(.unreadableInSealedSegment(.sum), seq: 4), start: segmentedStart
    ) { try $0.flip(line: 1, at: "edge", in: SegmentName.text(4)) },
    DamagedCase(
      name: "bit-in-the-last-line-of-a-sealed-segment",
      text: "One bit is flipped in the last line of the first of three segments, which a start reads.",
      expected: .refused(.unreadableInSealedSegment(.sum), seq: 3), start: segmentedStart
    ) { try $0.flip(line: 3, at: "inv_1", in: SegmentName.text(1)) },
    DamagedCase(
      name: "sealed-segment-too-short",
      text:
        "The last line of the first of three segments is missing. A sealed segment ends with the line before the next.",
      expected: .refused(.contradiction(.seq(found: 2)), seq: 3), start: segmentedStart
    ) { log in
      let name = SegmentName.text(1)
      log.files[name] = DamagedLog.lines(of: log.files[name] ?? []).dropLast().flatMap { $0 + [UInt8(ascii: "\n")] }
    },
    DamagedCase(
      name: "missing-segment",
      text: "The second of three segments is not there. The first does not end where the third begins.",
      expected: .refused(.contradiction(.seq(found: 3)), seq: 6), start: segmentedStart
    ) { $0.files[SegmentName.text(4)] = nil },
    DamagedCase(
      name: "missing-first-segment",
      text: "The first of three segments is not there.",
      expected: .refused(.missingSegment, seq: 1), start: segmentedStart
    ) { $0.files[SegmentName.text(1)] = nil },
  ]

  private static let newestCases = [
    DamagedCase(
      name: "segments-undamaged",
      text: "Three segments to which nothing was done; `head` is as the last change of segment left it.",
      expected: .kept(seq: 8), start: segmentedStart
    ) { _ in },
    DamagedCase(
      name: "missing-newest-segment",
      text: "The newest of three segments is not there, and `head` says that its last line was durable.",
      expected: .refused(.endsBeforeHead(seq: 8), seq: 7), start: segmentedStart
    ) {
      try $0.writeHead(seq: 8)
      $0.files[SegmentName.text(7)] = nil
    },
    DamagedCase(
      name: "newest-segment-empty",
      text: "The newest segment was made and its first line was not written. It is removed and will be made again.",
      expected: .cut([.emptySegment], seq: 6), start: segmentedStart
    ) { $0.bytes = [] },
    DamagedCase(
      name: "newest-segment-without-a-whole-line",
      text: "Of the newest segment only half the first line was written. It goes to quarantine and will be made again.",
      expected: .cut([.unfinished(.noNewline)], seq: 6), start: segmentedStart
    ) { $0.bytes = Array($0.bytes.prefix(200)) },
    DamagedCase(
      name: "newest-segment-opens-otherwise",
      text: """
        The line that opens the newest segment gives another length of the segment before, with a right sum. It does not \
        continue this log.
        """,
      expected: .refused(.contradiction(.opening), seq: 7), start: segmentedStart
    ) { try $0.rewrite(line: 1, #""previous_length":"#, to: #""previous_length":9"#) },
  ]

  private static let segmentedStart: @Sendable () throws -> DamagedLog = { try DamagedLog.segmented() }
}
