// The texts of an invite: what is sent with it, and what operators wrote about it.

/// The texts of an invite. Few invites have any, and many of one batch have the same, so an invite holds them by
/// reference.
package final class InviteTexts: Sendable {
  package let subject: PersonalText?
  package let message: PersonalText?
  package let note: PersonalText?
  /// The language that they are written in.
  package let locale: String?

  /// Nil when there is no text at all.
  init?(subject: PersonalText?, message: PersonalText?, note: PersonalText?, locale: String?) {
    guard subject != nil || message != nil || note != nil || locale != nil else { return nil }
    self.subject = subject
    self.message = message
    self.note = note
    self.locale = locale
  }

  /// These texts with what an amendment changes of them; nil when none is left.
  static func amended(_ texts: InviteTexts?, _ amendment: InviteAmended) -> InviteTexts? {
    InviteTexts(
      subject: amendment.value(of: \.subject, otherwise: texts?.subject),
      message: amendment.value(of: \.message, otherwise: texts?.message),
      note: amendment.value(of: \.note, otherwise: texts?.note),
      locale: amendment.value(of: \.locale, otherwise: texts?.locale))
  }
}

extension InviteTexts: Hashable {
  package static func == (left: InviteTexts, right: InviteTexts) -> Bool {
    left === right
      || left.subject == right.subject && left.message == right.message && left.note == right.note
        && left.locale == right.locale
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(subject)
    hasher.combine(message)
    hasher.combine(note)
    hasher.combine(locale)
  }
}
