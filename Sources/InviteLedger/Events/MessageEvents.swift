// Events of messages and of their place in each holder's view.

/// Why a message was put away.
package enum ArchiveCause: String, CaseIterable, Sendable {
  /// Somebody asked.
  case command
  /// It was sent that way.
  case auto
}

/// Why a message came back to the inbox.
package enum RestoreCause: String, CaseIterable, Sendable {
  /// Somebody asked.
  case command
  /// There is a reply.
  case reply
}

/// A message exists from here on, in the inbox of all its holders: the sender and the recipients. Its texts are those
/// that were read, with every placeholder filled; `template` and `variables` say where they came from.
package struct MessageSent: Hashable, Sendable {
  package var message: MessageID
  package var sender: String
  package var recipients: [Holder]
  package var title: PersonalText
  package var text: PersonalText
  /// The template it was sent with, as that was then.
  package var template: String?
  /// The values that came with the command.
  package var variables: [TemplateVariable]

  package init(
    message: MessageID, sender: String, recipients: [Holder], title: PersonalText, text: PersonalText,
    template: String? = nil, variables: [TemplateVariable] = []
  ) {
    self.message = message
    self.sender = sender
    self.recipients = recipients
    self.title = title
    self.text = text
    self.template = template
    self.variables = variables
  }
}

/// A reply to a message.
package struct MessageReplied: Hashable, Sendable {
  package var message: MessageID
  /// Which reply this is, from 1.
  package var reply: UInt32
  package var sender: String
  package var text: PersonalText

  package init(message: MessageID, reply: UInt32, sender: String, text: PersonalText) {
    self.message = message
    self.reply = reply
    self.sender = sender
    self.text = text
  }
}

/// Put away in these holders' views.
package struct MessageArchived: Hashable, Sendable {
  package var message: MessageID
  package var holders: [Holder]
  package var cause: ArchiveCause

  package init(message: MessageID, holders: [Holder], cause: ArchiveCause) {
    self.message = message
    self.holders = holders
    self.cause = cause
  }
}

/// Back in these holders' inboxes.
package struct MessageRestored: Hashable, Sendable {
  package var message: MessageID
  package var holders: [Holder]
  package var cause: RestoreCause

  package init(message: MessageID, holders: [Holder], cause: RestoreCause) {
    self.message = message
    self.holders = holders
    self.cause = cause
  }
}

/// Replies leave it where these users have put it. Users only: a group's view comes back for all of its members.
package struct MessageMuted: Hashable, Sendable {
  package var message: MessageID
  package var holders: [Holder]

  package init(message: MessageID, holders: [Holder]) {
    self.message = message
    self.holders = holders
  }
}

/// Replies bring it back to these users' inboxes again.
package struct MessageUnmuted: Hashable, Sendable {
  package var message: MessageID
  package var holders: [Holder]

  package init(message: MessageID, holders: [Holder]) {
    self.message = message
    self.holders = holders
  }
}
