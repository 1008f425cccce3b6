// What it means that an event is about something: `about=inv_7`.

import InviteLedger

/// Spells `about=` out in other fields.
struct Mentions {
  let facts: any QueryFacts

  /// Any of these: for an invite the events that name it, and those that are about accounts that redeemed it; for a
  /// batch or a message those that name it; for an address those that name it; for anybody else what they did, what was
  /// done to them, what they issued and what reached them.
  func conditions(about thing: String) -> [QueryCondition] {
    if let invite = InviteID(text: thing) {
      let members = facts.members(of: invite).map { QueryTest.equals($0) }
      let ofMembers = members.isEmpty ? [] : [QueryCondition(field: .member, tests: members)]
      return [condition(.invite, invite.description)] + ofMembers
    }
    if BatchID(text: thing) != nil { return [condition(.batch, thing)] }
    if MessageID(text: thing) != nil { return [condition(.message, thing)] }
    if thing.utf8.contains(UInt8(ascii: "@")) { return [condition(.email, EmailAddress.key(ofRecorded: thing))] }
    return [condition(.member, thing), condition(.actor, thing), condition(.inviter, thing)]
      + [condition(.holder, Holder.user(thing).description)]
  }

  private func condition(_ field: QueryField, _ value: String) -> QueryCondition {
    QueryCondition(field: field, tests: [.equals(value)])
  }
}
