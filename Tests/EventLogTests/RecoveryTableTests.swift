// The recovery table: one test for every row, and one that no row is forgotten.

import EventLog
import Testing

@Suite struct RecoveryTableTests {
  private func verdict(_ finding: Finding) -> Verdict { RecoveryTable.decide(finding, headSeq: 9) }

  @Test func `a whole line in order is kept`() {
    #expect(verdict(.line(.inOrder)) == .keep)
  }

  @Test(arguments: [Contradiction.seq(found: 3), .batch(found: 3), .time, .part, .head, .opening, .form])
  func `a line whose sum is right and that does not belong there is damage`(_ contradiction: Contradiction) {
    #expect(verdict(.line(.contradicting(contradiction))) == .refuse(.contradiction(contradiction)))
  }

  @Test func `an unknown type is refused by name`() {
    #expect(verdict(.line(.unknownType)) == .refuseUnknownType)
  }

  @Test(arguments: [Unreadable.noNewline, .tooLong, .zeros, .malformed, .sum, .form], Finding.Aftermath.allCases)
  func `what is unreadable at or below head is damage whatever follows`(_ how: Unreadable, _ then: Finding.Aftermath) {
    #expect(verdict(.unreadable(how, at: .atOrBelowHead, then: then)) == .refuse(.unreadableBelowHead(how)))
  }

  @Test(arguments: [Unreadable.noNewline, .tooLong, .zeros, .malformed, .sum, .form])
  func `what is unreadable above head is judged by what follows`(_ how: Unreadable) {
    #expect(verdict(.unreadable(how, at: .aboveHead, then: .nothingValid)) == .cut(.unfinished(how)))
    #expect(verdict(.unreadable(how, at: .aboveHead, then: .validOfSameGroup)) == .cut(.outOfOrder(how)))
    #expect(
      verdict(.unreadable(how, at: .aboveHead, then: .validOfLaterGroup)) == .refuse(.unreadableBeforeLaterGroup(how)))
  }

  @Test func `a log that ends before head is damage`() {
    #expect(verdict(.end(.beforeHead)) == .refuse(.endsBeforeHead(seq: 9)))
  }

  @Test func `a log that ends behind a whole command is accepted`() {
    #expect(verdict(.end(.afterWholeCommand)) == .accept)
  }

  @Test func `half a command is cut, and is damage if head knew it`() {
    #expect(verdict(.end(.insideCommand(.aboveHead))) == .cutBackToCommand)
    #expect(verdict(.end(.insideCommand(.atOrBelowHead))) == .refuse(.endsInsideCommand))
  }
}
