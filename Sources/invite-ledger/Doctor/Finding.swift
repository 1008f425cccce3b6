// What the doctor finds: one thing that was looked at, how it is, and what to do about it.

/// A line of the report. Nothing in it is a secret or a personal value, so that a report can be sent to a stranger.
struct Finding: Hashable {
  enum Verdict: String {
    case good = "ok"
    /// Nothing is wrong, and a person may want to know.
    case note = "note"
    case bad = "BAD"
  }

  var verdict: Verdict
  /// What was looked at: `socket`, `disk`.
  var subject: String
  var text: String
  /// What to type or do, for what is bad.
  var remedy: String?

  static func good(_ subject: String, _ text: String) -> Finding {
    Finding(verdict: .good, subject: subject, text: text)
  }

  static func note(_ subject: String, _ text: String, remedy: String? = nil) -> Finding {
    Finding(verdict: .note, subject: subject, text: text, remedy: remedy)
  }

  static func bad(_ subject: String, _ text: String, remedy: String) -> Finding {
    Finding(verdict: .bad, subject: subject, text: text, remedy: remedy)
  }
}
