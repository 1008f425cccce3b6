// Which links one question of an export shows: invites by their ids, as a query that chooses exactly them.
import InviteLedger

/// A part of an export: one `invite reveal where=`, which leaves one event.
struct LinkReveal {
  let invites: InviteRanges

  /// Ranges in one question: 200 × 37 bytes and 9 names of terms stay below `ProtocolLimits.queryBytes` and, as what an
  /// event names, below `Limits.rangesPerEvent`.
  private static let rangesPerQuestion = 200
  /// Ranges in one term: 24 × 37 bytes stay below the 1,024 that a value may have.
  private static let rangesPerTerm = 24

  /// The fewest questions that name these invites, which are in the order of their numbers. A batch of any size that
  /// one command can be about is one range.
  static func covering(_ invites: [InviteID]) -> [LinkReveal] {
    let most = Int(Limits.quantity)
    return stride(from: 0, to: invites.count, by: most).flatMap { start in
      InviteRanges(invites[start..<min(start + most, invites.count)])
        .portions(ofRanges: rangesPerQuestion).map(LinkReveal.init)
    }
  }

  /// Ids as terms, neighbours as ranges: `invite=inv_1..inv_40,inv_42`. Of one field that is given several times any may
  /// hold.
  var query: String {
    invites.portions(ofRanges: Self.rangesPerTerm)
      .map { "invite=" + $0.texts.joined(separator: ",") }.joined(separator: " ")
  }
}
