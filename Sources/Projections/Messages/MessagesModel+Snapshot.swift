// The model of messages as canonical text: `messages`, by number.

import InviteLedger
package import JSONText

extension MessagesModel {
  package func writeSnapshot(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("messages")
    writer.beginObject()
    for index in messages.indices {
      guard let view = message(MessageID(number: UInt64(index) + 1)) else { continue }
      writer.name(view.message.description)
      view.write(to: &writer)
    }
    writer.endObject()
    if !templates.isEmpty {
      writer.name("templates")
      writer.beginObject()
      for template in templates() {
        writer.name(template.name)
        template.write(to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension MessageView {
  /// The message as one object; its id is the caller's to write.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("seq", seq)
    writer.member("ts", time)
    writer.member("sender", sender)
    writer.member("title", title)
    writer.member("text", text)
    if let template { writer.member("template", template) }
    writer.name("holders")
    writer.beginArray()
    for place in places { place.write(to: &writer) }
    writer.endArray()
    if !replies.isEmpty {
      writer.name("replies")
      writer.beginArray()
      for reply in replies { reply.write(to: &writer) }
      writer.endArray()
    }
    writer.members(notes)
    writer.endObject()
  }
}

extension PlaceView {
  /// The place as one object, without the message.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("holder", holder.description)
    writer.member("box", box.rawValue)
    writer.member("seq", seq)
    writer.member("ts", time)
    writer.member("actor", mover)
    if let cause = move.cause { writer.member("cause", cause) }
    if isMuted { writer.member("muted", true) }
    writer.endObject()
  }
}

extension ReplyView {
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("reply", reply)
    writer.member("seq", seq)
    writer.member("ts", time)
    writer.member("sender", sender)
    writer.member("text", text)
    writer.endObject()
  }
}
