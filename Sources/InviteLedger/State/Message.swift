// A message and where it is in each holder's view.

/// A message in the state.
package struct Message: Hashable, Sendable {
  package private(set) var id: MessageID
  package private(set) var sender: String
  /// The sender and the recipients, each once; they never change.
  package private(set) var holders: [Holder]
  /// Whether it is archived, for each of `holders`.
  private(set) var archived: [Bool]
  /// Those whose view a reply leaves as it is, in the order in which they muted it; nobody, for most messages.
  package private(set) var muted: [Holder] = []
  package internal(set) var replies: UInt32 = 0
  /// Seq and time of the event that sent it.
  package private(set) var seq: UInt64
  package private(set) var time: Timestamp
  /// Seq of the last event that changed this message.
  package internal(set) var lastChange: UInt64

  init(_ event: MessageSent, at time: Timestamp, seq: UInt64) {
    id = event.message
    self.seq = seq
    self.time = time
    sender = event.sender
    holders = Message.holders(sender: event.sender, recipients: event.recipients)
    archived = [Bool](repeating: false, count: holders.count)
    lastChange = seq
  }

  /// The sender first, then the recipients in their order, nobody twice.
  package static func holders(sender: String, recipients: [Holder]) -> [Holder] {
    ([.user(sender)] + recipients).uniqued
  }

  package func isHeld(by holder: Holder) -> Bool { holders.contains(holder) }

  /// False for one who is no holder.
  package func isArchived(for holder: Holder) -> Bool {
    holders.firstIndex(of: holder).map { archived[$0] } ?? false
  }

  /// In the order of `holders`.
  package var archivedHolders: [Holder] {
    holders.indices.filter { archived[$0] }.map { holders[$0] }
  }

  package func isMuted(for holder: Holder) -> Bool { muted.contains(holder) }

  /// Those to whose inbox a reply brings it back.
  package var returningHolders: [Holder] { archivedHolders.filter { !isMuted(for: $0) } }

  mutating func set(archived value: Bool, for holder: Holder) {
    guard let index = holders.firstIndex(of: holder) else { return }
    archived[index] = value
  }

  mutating func set(muted value: Bool, for holder: Holder) {
    if value { if !isMuted(for: holder) { muted.append(holder) } } else { muted.removeAll { $0 == holder } }
  }
}

extension Message: Imaged {
  package static let blank = Message(
    MessageSent(message: .blank, sender: "", recipients: [], title: .erased, text: .erased), at: .blank, seq: 0)

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&id)
    try image.pass(name: &sender)
    try image.pass(&holders)
    try image.pass(&archived)
    try image.pass(&muted)
    try image.pass(&replies)
    try image.pass(&seq)
    try image.pass(&time)
    try image.pass(&lastChange)
  }
}

extension Array where Element: Hashable {
  /// Each element once, at its first place.
  var uniqued: [Element] {
    if count < 2 { return self }
    var seen = Set<Element>(minimumCapacity: count)
    return filter { seen.insert($0).inserted }
  }
}
