// A message as a subject of queries: what `message list` and `message archive|restore where=` choose among.

package import InviteLedger

/// A message, as somebody sees it in some views.
package struct MessageSubject: QuerySubject {
  private let message: MessageID
  private let sender: String
  private let seq: UInt64
  private let time: Timestamp
  private let holders: [Holder]
  private let boxes: Set<MessageBox>
  private let title: () -> String?

  /// A message of the newest state.
  ///
  /// - Parameters:
  ///   - message: the message.
  ///   - views: in whose views `box` is meant.
  ///   - title: asked when the query looks at titles, which decisions need not know.
  package init(_ message: Message, inViewsOf views: [Holder], title: @escaping () -> String?) {
    self.message = message.id
    sender = message.sender
    seq = message.seq
    time = message.time
    holders = message.holders
    boxes = Set(
      message.holders.filter(views.contains).map { message.isArchived(for: $0) ? .archived : .inbox })
    self.title = title
  }

  /// A message of the read model.
  ///
  /// - Parameters:
  ///   - message: the message.
  ///   - views: in whose views `box` is meant; nil for anybody's.
  ///   - isReadable: the title is there for the one who asks.
  package init(_ message: MessageView, inViewsOf views: [Holder]?, isReadable: Bool) {
    self.message = message.message
    sender = message.sender
    seq = message.seq
    time = message.time
    holders = message.places.map(\.holder)
    boxes = Set(message.places.filter { views?.contains($0.holder) ?? true }.map(\.box))
    title = { isReadable ? message.title.text : nil }
  }

  package static var subjectName: String { "a message" }

  package static var queryFields: [QueryField] {
    [.message, .member, .holder, .group, .box, .title, .seq, .ts, .under, .above]
  }

  package func numbers(of field: QueryField) -> FieldValues<Int64> {
    switch field {
    case .seq: .one(Int64(clamping: seq))
    case .ts: .one(time.microseconds)
    default: .none
    }
  }

  package func texts(of field: QueryField) -> FieldValues<String> {
    switch field {
    case .message: .one(message.description)
    case .member, .under, .above: .one(sender)
    case .holder: FieldValues(holders.map(\.description))
    case .group: FieldValues(holders.compactMap { if case .group(let name) = $0 { name } else { nil } })
    case .box: FieldValues(boxes.map(\.rawValue))
    case .title: FieldValues(title())
    default: .none
    }
  }
}
