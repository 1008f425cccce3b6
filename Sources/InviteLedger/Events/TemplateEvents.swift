// Events of templates.

/// A template has these words from here on. What was sent with earlier ones stays as it was sent.
package struct TemplateDefined: Hashable, Sendable {
  package var template: String
  package var title: PersonalText
  package var text: PersonalText

  package init(template: String, title: PersonalText, text: PersonalText) {
    self.template = template
    self.title = title
    self.text = text
  }
}

/// Nothing can be sent with the template from here on, unless it is defined again.
package struct TemplateRetired: Hashable, Sendable {
  package var template: String

  package init(template: String) {
    self.template = template
  }
}
