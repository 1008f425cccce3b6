// Fields of the events of messages.

import InviteLedger

extension MessageSent: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("message", message)
    data.field("sender", sender)
    data.list("recipients", recipients)
    data.personal("title", title)
    data.personal("text", text)
    data.field("template", template)
    data.variables("vars", variables)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      message: try data.id("message"),
      sender: try data.string("sender"),
      recipients: try data.holders("recipients"),
      title: try data.personal("title"),
      text: try data.personal("text"),
      template: data.version >= 2 ? try data.stringIfPresent("template") : nil,
      variables: data.version >= 2 ? try data.variables("vars") : [])
  }
}

extension MessageReplied: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("message", message)
    data.field("reply", reply)
    data.field("sender", sender)
    data.personal("text", text)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      message: try data.id("message"),
      reply: try data.integer("reply"),
      sender: try data.string("sender"),
      text: try data.personal("text"))
  }
}

extension MessageArchived: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("message", message)
    data.list("holders", holders)
    data.field("cause", cause)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      message: try data.id("message"), holders: try data.holders("holders"), cause: try data.word("cause"))
  }
}

extension MessageRestored: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("message", message)
    data.list("holders", holders)
    data.field("cause", cause)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      message: try data.id("message"), holders: try data.holders("holders"), cause: try data.word("cause"))
  }
}

extension MessageMuted: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("message", message)
    data.list("holders", holders)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(message: try data.id("message"), holders: try data.holders("holders"))
  }
}

extension MessageUnmuted: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("message", message)
    data.list("holders", holders)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(message: try data.id("message"), holders: try data.holders("holders"))
  }
}
