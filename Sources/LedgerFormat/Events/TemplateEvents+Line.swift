// Fields of the events of templates.

import InviteLedger

extension TemplateDefined: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("template", template)
    data.personal("title", title)
    data.personal("text", text)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      template: try data.string("template"), title: try data.personal("title"), text: try data.personal("text"))
  }
}

extension TemplateRetired: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("template", template)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(template: try data.string("template"))
  }
}
