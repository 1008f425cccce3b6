// Every damaged log that is kept must be opened as its verdict says, twice to the same end, and verified as it says.

import EventLog
import Foundation
import Projections
import SystemCalls
import Testing

struct DamagedTests {
  @Test func `there are cases, and every one that can be made is kept`() throws {
    let names = DamagedCase.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(try DamagedFiles.kept()).isSuperset(of: names))
  }

  @Test(arguments: try DamagedFiles.kept())
  func `opening and verifying come to the verdict that is kept`(name: String) throws {
    let files = DamagedFiles(named: name)
    let log = try files.log()
    let (first, verdict) = try judge(log)
    let kept = try SnapshotDocument(text: Array(try files.verdictText().utf8))
    let differences = SnapshotDifference.lines(kept.differences(to: verdict))
    #expect(differences.isEmpty, "\(name)/verdict.json → found:\n\(differences.joined(separator: "\n"))")
    #expect(try files.verdictText() == verdict.fileText, "\(name)/verdict.json is laid out otherwise")
    if let made = DamagedCase.all.first(where: { $0.name == name }) {
      #expect(first.outcome == made.expected, "\(name)")
    }
  }

  @Test(arguments: try DamagedFiles.kept())
  func `a second opening finds the same end and changes nothing`(name: String) throws {
    let log = try DamagedFiles(named: name).log()
    let scratch = try copy(log)
    let first = try DamagedOpening(scratch)
    let second = try DamagedOpening(scratch)
    #expect(first.result == second.result, "\(name)")
    #expect(second.report.cuts == [] && second.report.rewrittenBytes == 0, "\(name)")
    #expect(first.after == second.after, "\(name)")
    if case .failure = first.result { #expect(first.after == log, "\(name): a refusal changed something") }
  }

  @Test(arguments: try DamagedFiles.kept())
  func `what was cut is in quarantine, byte by byte, and what was not is where it was`(name: String) throws {
    let log = try DamagedFiles(named: name).log()
    let opening = try DamagedOpening(try copy(log))
    var put = opening.after.files.filter { SegmentName.firstSeq($0.key) != nil }
    for cut in opening.report.cuts.reversed() {
      let kept = cut.kept.flatMap { opening.after.files["quarantine/\($0)"] } ?? []
      #expect(kept.count == cut.bytes && UInt64(put[cut.file]?.count ?? 0) == cut.offset, "\(name)")
      put[cut.file, default: []] += kept
    }
    if opening.report.isFirstStart { return }
    #expect(put == log.files.filter { SegmentName.firstSeq($0.key) != nil }, "\(name)")
  }

  @Test func `every row of the recovery table has a case`() {
    let rows = Set(DamagedCase.all.flatMap { Self.rows(of: $0.expected) })
    #expect(
      rows == [
        "in order", "contradicting", "unknown", "below head", "unfinished", "out of order", "before later group",
        "before head", "inside a command above head", "inside a command below head",
      ])
    let contradictions = DamagedCase.all.compactMap { made -> String? in
      guard case .refused(.contradiction(let contradiction), seq: _) = made.expected else { return nil }
      return String("\(contradiction)".prefix { !$0.isNumber })
    }
    #expect(Set(contradictions).count == 7, "a contradiction has no case")
  }

  /// The rows that an outcome shows; a reason that is no row of the table gives none.
  private static func rows(of outcome: DamagedOutcome) -> [String] {
    switch outcome {
    case .kept: ["in order"]
    case .cut(let reasons, seq: _): reasons.compactMap(row)
    case .unknown: ["unknown"]
    case .refused(.contradiction, seq: _): ["contradicting"]
    case .refused(.unreadableBelowHead, seq: _): ["below head"]
    case .refused(.unreadableBeforeLaterGroup, seq: _): ["before later group"]
    case .refused(.endsBeforeHead, seq: _): ["before head"]
    case .refused(.endsInsideCommand, seq: _): ["inside a command below head"]
    case .refused, .headUnreadable, .keyMissing, .notALedger: []
    }
  }

  private static func row(_ reason: CutReason) -> String? {
    switch reason {
    case .unfinished: "unfinished"
    case .outOfOrder: "out of order"
    case .incompleteCommand: "inside a command above head"
    case .emptySegment: nil
    }
  }

  /// A directory with a log in it.
  func copy(_ log: DamagedLog) throws -> ScratchFolder {
    let scratch = ScratchFolder()
    _ = try scratch.open()
    try log.write(to: scratch.url)
    return scratch
  }

  /// Opens one copy of a log, verifies another.
  func judge(_ log: DamagedLog) throws -> (DamagedOpening, SnapshotDocument) {
    let opening = try DamagedOpening(try copy(log))
    let untouched = try copy(log)
    let verdict = try DamagedVerdict.document(
      opening, verifying: Directory(path: untouched.url.path, trust: .ownOnly))
    return (opening, verdict)
  }
}
