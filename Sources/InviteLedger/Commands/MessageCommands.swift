// Commands about messages.

/// `message send`: with its own words, or with those of a template.
package struct SendMessage: Hashable, Sendable {
  package var recipients: [Holder]
  package var title: String?
  package var text: String?
  /// Instead of `title` and `text`.
  package var template: String?
  /// What placeholders are filled with, each name once.
  package var variables: [TemplateVariable]
  package var autoArchiveFor: [Holder]

  package init(
    recipients: [Holder], title: String? = nil, text: String? = nil, template: String? = nil,
    variables: [TemplateVariable] = [], autoArchiveFor: [Holder] = []
  ) {
    self.recipients = recipients
    self.title = title
    self.text = text
    self.template = template
    self.variables = variables
    self.autoArchiveFor = autoArchiveFor
  }
}

/// `message reply`.
package struct ReplyMessage: Hashable, Sendable {
  package var message: MessageID
  package var text: String

  package init(message: MessageID, text: String) {
    self.message = message
    self.text = text
  }
}

/// `message archive`; no holder means the actor's own view.
package struct ArchiveMessage: Hashable, Sendable {
  package var message: MessageID
  package var holders: [Holder]

  package init(message: MessageID, holders: [Holder] = []) {
    self.message = message
    self.holders = holders
  }
}

/// `message restore`; no holder means the actor's own view.
package struct RestoreMessage: Hashable, Sendable {
  package var message: MessageID
  package var holders: [Holder]

  package init(message: MessageID, holders: [Holder] = []) {
    self.message = message
    self.holders = holders
  }
}

/// `message mute`; no holder means the actor's own view.
package struct MuteMessage: Hashable, Sendable {
  package var message: MessageID
  package var holders: [Holder]

  package init(message: MessageID, holders: [Holder] = []) {
    self.message = message
    self.holders = holders
  }
}

/// `message unmute`; no holder means the actor's own view.
package struct UnmuteMessage: Hashable, Sendable {
  package var message: MessageID
  package var holders: [Holder]

  package init(message: MessageID, holders: [Holder] = []) {
    self.message = message
    self.holders = holders
  }
}
