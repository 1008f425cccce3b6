// The read model of messages in an image.

package import InviteLedger

extension MessagesModel: Imaged {
  package static var blank: MessagesModel { MessagesModel() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try names.pass(&image)
    try texts.pass(&image)
    try messages.pass(&image)
    try places.pass(&image)
    try byHolder.pass(&image)
    try steps.pass(&image)
    try replies.pass(&image)
    try notes.pass(&image)
    try templates.pass(&image)
    try reach.pass(&image)
  }
}

extension MessageRow: Imaged {
  static var blank: MessageRow { MessageRow() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try sender.pass(&image)
    try title.pass(&image)
    try text.pass(&image)
    try template.pass(&image)
    try firstPlace.pass(&image)
    try placeCount.pass(&image)
    try steps.pass(&image)
  }
}

extension PlaceMove: ImagedCase {}

extension PlaceRow: Imaged {
  static var blank: PlaceRow { PlaceRow(seq: 0, time: 0, message: 0, holder: 0, mover: 0) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try message.pass(&image)
    try holder.pass(&image)
    try mover.pass(&image)
    try nextOfHolder.pass(&image)
    try move.pass(&image)
    try isMuted.pass(&image)
  }
}

extension StepRow: Imaged {
  static var blank: StepRow { StepRow(seq: 0, time: 0, holder: 0, actor: 0, kind: .sent) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try holder.pass(&image)
    try actor.pass(&image)
    try nextOfMessage.pass(&image)
    try kind.pass(&image)
  }
}

extension StepKind: Imaged {
  package static var blank: StepKind { .sent }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var move: PlaceMove? = if case .moved(let move) = self { move } else { nil }
    try move.pass(&image)
    if let move { return self = .moved(move) }
    let others: [StepKind] = [.sent, .replied, .muted, .unmuted]
    var place = others.firstIndex(of: self) ?? 0
    try place.pass(&image)
    guard others.indices.contains(place) else { throw .unreadable }
    self = others[place]
  }
}

extension ReplyView: Imaged {
  package static var blank: ReplyView { ReplyView(reply: 0, seq: 0, time: .blank, sender: "", text: .erased) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try reply.pass(&image)
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &sender)
    try text.pass(&image)
  }
}

extension TemplateView: Imaged {
  package static var blank: TemplateView { TemplateView() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try name.pass(&image)
    try title.pass(&image)
    try text.pass(&image)
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &actor)
    try retired.pass(&image)
  }
}
