// The one table of which fields of an event are personal values.

package import InviteLedger

/// Fields whose text belongs to a person: in `data` stands a salted digest, the text itself stands in `personal`.
///
/// Fixed for each event type and version for ever. Encoding and decoding ask this table and nothing else.
package enum PersonalPaths {
  /// The paths in `data` of such fields, in the order they have there; empty for a version that does not exist.
  package static func paths(of type: EventType, version: Int) -> [String] {
    switch (type, version) {
    case (.inviteIssued, 1): inviteIssued
    case (.inviteAmended, 2): oldAndNewTexts
    case (.inviteAddressed, 1): oldAndNewEmail
    case (.inviteRevoked, 1), (.inviteReinstated, 1), (.inviterSuspended, 1), (.inviterRestored, 1),
      (.lineageReassigned, 1), (.accountDeactivated, 1), (.redemptionReversed, 1), (.catalogRetired, 1),
      (.keyRevoked, 1),
      (.keyRestored, 1):
      reason
    case (.tokenRevealed, 1), (.tokenRevealed, 2): query
    case (.deliveryRecorded, 1): detail
    case (.tokenRedeemed, 1), (.tokenRedeemed, 2), (.tokenReserved, 1): email
    case (.messageSent, 1), (.templateDefined, 1): titleAndText
    case (.messageSent, 2): titleTextAndVariables
    case (.messageReplied, 1), (.noteAdded, 1): text
    case (.accountAdded, 1): fullNameAndEmail
    case (.accountChanged, 1): oldAndNew
    default: []
    }
  }

  // Arrays that exist once: a line's decoder asks for one of them each time.
  private static let inviteIssued = ["email", "subject", "message", "note"]
  private static let oldAndNewTexts = [
    "old.subject", "old.message", "old.note", "new.subject", "new.message", "new.note",
  ]
  private static let oldAndNewEmail = ["old.email", "new.email"]
  private static let reason = ["reason"]
  private static let query = ["query"]
  private static let detail = ["detail"]
  private static let email = ["email"]
  private static let titleAndText = ["title", "text"]
  private static let titleTextAndVariables = titleAndText + (0..<Limits.variables).map { "vars.\($0)" }
  private static let text = ["text"]
  private static let fullNameAndEmail = ["full_name", "email"]
  private static let oldAndNew = ["old.full_name", "old.email", "new.full_name", "new.email"]
}
