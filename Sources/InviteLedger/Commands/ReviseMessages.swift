// One command on many messages: chosen by a query outside of the domain, moved all or none.

/// `message archive|restore where=QUERY`.
package struct ReviseMessages: Hashable, Sendable {
  /// What is done to one of them.
  package enum Change: Hashable, Sendable {
    case archive(ArchiveMessage)
    case restore(RestoreMessage)
  }

  /// In the order of the messages; each is about another one, and all are about the same holders.
  package var changes: [Change]
  /// In whose views; none means the actor's own. Said beside the changes, because who may move what is asked before
  /// anything is told of what was chosen.
  package var holders: [Holder]
  /// How many messages the one who asks expects it to be.
  package var expectedCount: UInt32?

  package init(_ changes: [Change], of holders: [Holder], expectedCount: UInt32? = nil) {
    self.changes = changes
    self.holders = holders
    self.expectedCount = expectedCount
  }
}

extension ReviseMessages.Change {
  /// The message that it is about.
  package var message: MessageID {
    switch self {
    case .archive(let command): command.message
    case .restore(let command): command.message
    }
  }

  /// The same as a command of its own.
  package var command: Command {
    switch self {
    case .archive(let command): .archiveMessage(command)
    case .restore(let command): .restoreMessage(command)
    }
  }
}
