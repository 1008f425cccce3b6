// Commands about templates of messages.

/// `template define`: a new template, or new words for one that is there.
package struct DefineTemplate: Hashable, Sendable {
  package var name: String
  package var title: String
  package var text: String

  package init(name: String, title: String, text: String) {
    self.name = name
    self.title = title
    self.text = text
  }
}

/// `template retire`: nothing is sent with it any more, until it is defined again.
package struct RetireTemplate: Hashable, Sendable {
  package var name: String

  package init(name: String) {
    self.name = name
  }
}
