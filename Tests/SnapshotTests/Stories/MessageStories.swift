// Stories of messages: put away, and brought back.

import InviteLedger

extension Story {
  static let messageStories = [
    Story(
      name: "message-archived-and-restored", title: "A reply restores a message for who had put it away",
      text: """
        ada writes to bob and a group and keeps her copy in the archive from the start. bob archives, then cy archives \
        for the group. A reply brings the message back to everybody who had put it away. Archiving twice leaves no \
        second line.
        """
    ) { ledger in
      let message = MessageID(number: 1)
      try ledger.run(.addAccount(AddAccount(account: "ada", role: .administrator, uid: 1000)))
      try ledger.run(.addAccount(AddAccount(account: "bob", uid: 1001)))
      try ledger.run(.addAccount(AddAccount(account: "cy", groups: ["staff"], uid: 1002)))
      try ledger.run(
        .sendMessage(
          SendMessage(
            recipients: [.user("bob"), .group("staff")], title: "Keys", text: "Who has the keys of the hall?",
            autoArchiveFor: [.user("ada")])), as: .ada)
      try ledger.run(.archiveMessage(ArchiveMessage(message: message)), as: .bob)
      try ledger.runUnchanged(.archiveMessage(ArchiveMessage(message: message)), as: .bob)
      try ledger.run(.archiveMessage(ArchiveMessage(message: message, holders: [.group("staff")])), as: .cy)
      try ledger.refuse(
        .denied, .archiveMessage(ArchiveMessage(message: message, holders: [.user("bob")])), as: .cy)
      try ledger.refuse(
        .messageNotHolder, .archiveMessage(ArchiveMessage(message: message, holders: [.group("ops")])))
      try ledger.run(.replyMessage(ReplyMessage(message: message, text: "I have.")), as: .bob)
      try ledger.run(.archiveMessage(ArchiveMessage(message: message)), as: .ada)
      try ledger.run(.restoreMessage(RestoreMessage(message: message)), as: .ada)
    },
    Story(
      name: "message-muted", title: "A reply leaves a muted message where it is",
      text: """
        bob and cy put a message of ada's away, and bob mutes it. Her reply brings it back to cy alone. Muting twice \
        leaves no second line; a group cannot mute. After bob unmutes, the next reply brings it back to him too.
        """
    ) { ledger in
      let message = MessageID(number: 1)
      try ledger.run(.addAccount(AddAccount(account: "ada", role: .administrator, uid: 1000)))
      try ledger.run(.addAccount(AddAccount(account: "bob", uid: 1001)))
      try ledger.run(.addAccount(AddAccount(account: "cy", groups: ["staff"], uid: 1002)))
      try ledger.run(
        .sendMessage(
          SendMessage(recipients: [.user("bob"), .user("cy"), .group("staff")], title: "Hall", text: "It is booked.")),
        as: .ada)
      try ledger.run(.archiveMessage(ArchiveMessage(message: message)), as: .bob)
      try ledger.run(.archiveMessage(ArchiveMessage(message: message)), as: .cy)
      try ledger.run(.muteMessage(MuteMessage(message: message)), as: .bob)
      try ledger.runUnchanged(.muteMessage(MuteMessage(message: message)), as: .bob)
      try ledger.refuse(
        .argumentInvalid, .muteMessage(MuteMessage(message: message, holders: [.group("staff")])), as: .cy)
      try ledger.run(.replyMessage(ReplyMessage(message: message, text: "Until noon.")), as: .ada)
      try ledger.run(.unmuteMessage(UnmuteMessage(message: message)), as: .bob)
      try ledger.run(.replyMessage(ReplyMessage(message: message, text: "Until one.")), as: .ada)
    },
    Story(
      name: "message-from-template", title: "A message has the words its template had then",
      text: """
        A template is defined, a message is sent with it, and the template gets other words: the message keeps those \
        that were read. Its line is version 2, with the template and the values; a message without either is version 1. \
        Retired, the template sends nothing, until it is defined again.
        """
    ) { ledger in
      let variables = [TemplateVariable("first", .known("Bob")), TemplateVariable("desk", .known("7"))]
      let send = Command.sendMessage(
        SendMessage(recipients: [.user("bob")], template: "welcome", variables: variables))
      try ledger.run(.addAccount(AddAccount(account: "bob", uid: 1001)))
      try ledger.run(
        .defineTemplate(DefineTemplate(name: "welcome", title: "Welcome, %{first}", text: "Your desk is ${desk}.")))
      try ledger.run(send)
      try ledger.run(.defineTemplate(DefineTemplate(name: "welcome", title: "Hello", text: "Desk ${desk} is yours.")))
      try ledger.run(send)
      try ledger.run(.sendMessage(SendMessage(recipients: [.user("bob")], title: "Desks", text: "Paint %%{first}.")))
      try ledger.run(.retireTemplate(RetireTemplate(name: "welcome")))
      try ledger.runUnchanged(.retireTemplate(RetireTemplate(name: "welcome")))
      try ledger.refuse(.templateRetired, send)
      try ledger.refuse(
        .messagePlaceholder, .sendMessage(SendMessage(recipients: [.user("bob")], title: "t", text: "${last}")))
      try ledger.run(.defineTemplate(DefineTemplate(name: "welcome", title: "Hello", text: "Desk ${desk} is yours.")))
    },
  ]
}
