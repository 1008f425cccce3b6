// The recovery table: what every state of the last segment means, as one pure switch.

/// What a reading found at one place of the last segment.
package enum Finding: Hashable, Sendable {
  /// A whole line whose sum is right.
  case line(LineFinding)
  /// Bytes that are no line.
  case unreadable(Unreadable, at: Place, then: Aftermath)
  /// The file ends, behind a newline or empty.
  case end(EndFinding)

  /// Where bytes stand in relation to the last group that `head` knows to be durable.
  package enum Place: Hashable, Sendable, CaseIterable {
    case atOrBelowHead
    case aboveHead
  }

  /// What is found in the whole rest of the file behind bytes that are no line.
  package enum Aftermath: Hashable, Sendable, CaseIterable {
    case nothingValid
    /// Valid lines, none with a batch above the seq of the bad line: they were written in one group with it.
    case validOfSameGroup
    /// A valid line with a batch above that seq: when it was written the bad line was durable.
    case validOfLaterGroup
  }
}

/// What a whole line is.
package enum LineFinding: Hashable, Sendable {
  /// Seq, batch, time, part, and what `head` says of it are right, and the type is known.
  case inOrder
  case contradicting(Contradiction)
  case unknownType
}

/// What the file's end means.
package enum EndFinding: Hashable, Sendable {
  /// The line that `head` names is missing.
  case beforeHead
  /// The last command is whole.
  case afterWholeCommand
  /// The last command lacks lines, and its first line stands here.
  case insideCommand(Finding.Place)
}

/// Why a line whose sum is right does not belong where it stands.
package enum Contradiction: Hashable, Sendable, CustomStringConvertible {
  case seq(found: UInt64)
  case batch(found: UInt64)
  case time
  case part
  /// Offset or root are not what `head` says of this line.
  case head
  /// The first line of a segment is not `SegmentOpened`, or says something else of the lines before it.
  case opening
  /// It is not of the form of a line, and no crash makes a right sum over that.
  case form

  package var description: String {
    switch self {
    case .seq(let found): "its seq is \(found)"
    case .batch(let found): "its batch is \(found), which is before the last one or after the line itself"
    case .time: "its time is before that of the line before"
    case .part: "it is not the next part of its command"
    case .head: "head says something else of it"
    case .form: "its sum is right and it is not of the form of a line"
    case .opening: "it does not open the segment as the lines before it demand"
    }
  }
}

/// What to do.
package enum Verdict: Hashable, Sendable {
  /// Go on behind the line.
  case keep
  /// The log ends here.
  case accept
  /// Quarantine everything from here on and cut it.
  case cut(CutReason)
  /// Quarantine and cut from the first line of the last command.
  case cutBackToCommand
  /// Touch nothing.
  case refuse(DamageReason)
  /// Touch nothing; the program is too old.
  case refuseUnknownType
}

package enum RecoveryTable {
  /// The table of the catalog; the line named is what a whole line `head` stands for.
  ///
  /// | found | verdict |
  /// |---|---|
  /// | a whole line in order | keep |
  /// | a whole line that contradicts | refuse |
  /// | a whole line of unknown type or version | refuse by name |
  /// | no line, at or below `head` | refuse |
  /// | no line, above `head`, nothing valid after | cut: the last group was never acknowledged |
  /// | no line, above `head`, valid lines of the same group after | cut: the group was written out of order |
  /// | no line, above `head`, a valid line of a later group after | refuse: it had been durable |
  /// | the end, before the line `head` names | refuse |
  /// | the end, the last command whole | accept |
  /// | the end, the last command not whole, above `head` | cut back to its first line |
  /// | the end, the last command not whole, at or below `head` | refuse |
  package static func decide(_ finding: Finding, headSeq: UInt64) -> Verdict {
    switch finding {
    case .line(.inOrder): .keep
    case .line(.contradicting(let contradiction)): .refuse(.contradiction(contradiction))
    case .line(.unknownType): .refuseUnknownType
    case .unreadable(let how, at: .atOrBelowHead, then: _): .refuse(.unreadableBelowHead(how))
    case .unreadable(let how, at: .aboveHead, then: .nothingValid): .cut(.unfinished(how))
    case .unreadable(let how, at: .aboveHead, then: .validOfSameGroup): .cut(.outOfOrder(how))
    case .unreadable(let how, at: .aboveHead, then: .validOfLaterGroup): .refuse(.unreadableBeforeLaterGroup(how))
    case .end(.beforeHead): .refuse(.endsBeforeHead(seq: headSeq))
    case .end(.afterWholeCommand): .accept
    case .end(.insideCommand(.aboveHead)): .cutBackToCommand
    case .end(.insideCommand(.atOrBelowHead)): .refuse(.endsInsideCommand)
    }
  }
}
