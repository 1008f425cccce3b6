// What answers say of an invite and later events can change, kept so that an answer can be given again as it was.

/// The part of an invite's answers that does not stay for ever.
struct AnswerFacts: Hashable, Sendable {
  var generation: UInt32
  var tokenKey: UInt32
  var email: PersonalText?
  var expires: Expiry
  var texts: InviteTexts?
}

/// When such facts changed, and what they were before.
struct AnswerChange: Hashable, Sendable {
  var seq: UInt64
  var old: AnswerFacts
}

extension LedgerState {
  /// Keeps what answers say of an invite now; to be called before an event of this record changes any of it.
  mutating func rememberAnswer(of index: Int, _ record: Record) {
    answerChanges[invites[index].id, default: []].append(
      AnswerChange(seq: record.seq, old: currentAnswerFacts(of: index)))
  }

  /// What answers said of an invite right after a position.
  func answerFacts(of index: Int, at position: UInt64) -> AnswerFacts {
    // Field by field: a copy of the whole invite would count a dozen references.
    guard position < invites[index].lastChange,
      let change = answerChanges[invites[index].id]?.first(where: { $0.seq > position })
    else { return currentAnswerFacts(of: index) }
    return change.old
  }

  private func currentAnswerFacts(of index: Int) -> AnswerFacts {
    AnswerFacts(
      generation: invites[index].generation, tokenKey: invites[index].token.key, email: invites[index].email,
      expires: invites[index].expires, texts: invites[index].texts)
  }
}
