// The read model of messages: what was sent to whom, and where it is in each holder's view.

import InviteLedger

/// Messages by number, and for every holder the messages they hold.
package struct MessagesModel: Projection {
  package static var name: String { "messages" }

  /// Holders as text, and senders.
  var names = NameTable()
  var texts = PersonalTable()
  var messages = ChunkedRows<MessageRow>()
  /// One row a message and holder, those of one message side by side: the sender, then the recipients.
  var places = ChunkedRows<PlaceRow>()
  /// By the number of the holder's name: links through `places`.
  var byHolder = ChunkedRows<RowList>()
  /// What happened in the views of holders, each message's in a chain.
  var steps = ChunkedRows<StepRow>()
  /// Replies by index of the message; most messages have none.
  var replies: [Int: [ReplyView]] = [:]
  var notes = NoteBook()
  /// By name, retired ones too; there are at most 1,000.
  var templates: [String: TemplateView] = [:]

  /// The highest number that is given before its time; above 0 in a changed history alone.
  var reach: UInt64 = 0

  package init() {}
}

/// One message.
struct MessageRow: Sendable {
  var seq: UInt64 = 0
  var time: Int64 = 0
  var sender: UInt32 = 0
  var title = PersonalTable.Reference.absent
  var text = PersonalTable.Reference.absent
  /// Number of the template's name, and 1; 0 for words of its own.
  var template: UInt32 = 0
  var firstPlace: UInt32 = 0
  /// 0 for a number that was skipped.
  var placeCount: UInt32 = 0
  /// Links through `steps`.
  var steps = RowList()

  var placeRange: Range<Int> { Int(firstPlace)..<Int(firstPlace) + Int(placeCount) }
}

/// A message in one holder's view.
struct PlaceRow: Sendable {
  /// Seq and time of the event that put it where it is.
  var seq: UInt64
  var time: Int64
  /// Index of the message.
  var message: UInt32
  var holder: UInt32
  /// Who put it there: number of the name.
  var mover: UInt32
  var nextOfHolder: UInt32 = 0
  var move = PlaceMove.sent
  var isMuted = false
}

/// One change of a message in one holder's view: 32 bytes, so that the whole history of a message can be shown.
struct StepRow: Sendable {
  var seq: UInt64
  var time: Int64
  var holder: UInt32
  var actor: UInt32
  var nextOfMessage: UInt32 = 0
  var kind: StepKind
}

/// What happens to a message.
package enum StepKind: Hashable, Sendable {
  case sent
  case replied
  case moved(PlaceMove)
  case muted
  case unmuted

  /// The word for it: `sent`, `replied`, `archived`, `restored`, `muted`, `unmuted`.
  package var word: String {
    switch self {
    case .sent: "sent"
    case .replied: "replied"
    case .moved(let move): move.box == .archived ? "archived" : "restored"
    case .muted: "muted"
    case .unmuted: "unmuted"
    }
  }

  /// The `cause` of the event; nil where events of its type have none.
  package var cause: String? {
    if case .moved(let move) = self { move.cause } else { nil }
  }
}

/// How a message came to be where it is.
package enum PlaceMove: String, CaseIterable, Sendable {
  case sent
  case archivedByCommand = "archived by command"
  case archivedAutomatically = "archived by auto"
  case restoredByCommand = "restored by command"
  case restoredByReply = "restored by reply"

  init(_ cause: ArchiveCause) {
    switch cause {
    case .command: self = .archivedByCommand
    case .auto: self = .archivedAutomatically
    }
  }

  init(_ cause: RestoreCause) {
    switch cause {
    case .command: self = .restoredByCommand
    case .reply: self = .restoredByReply
    }
  }

  package var box: MessageBox {
    switch self {
    case .archivedByCommand, .archivedAutomatically: .archived
    case .sent, .restoredByCommand, .restoredByReply: .inbox
    }
  }

  /// The `cause` of the event that moved it; nil for the sending itself.
  package var cause: String? {
    switch self {
    case .sent: nil
    case .archivedByCommand, .restoredByCommand: ArchiveCause.command.rawValue
    case .archivedAutomatically: ArchiveCause.auto.rawValue
    case .restoredByReply: RestoreCause.reply.rawValue
    }
  }
}

/// Where a message is in a holder's view.
package enum MessageBox: String, CaseIterable, Sendable {
  case inbox, archived
}
