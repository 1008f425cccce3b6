// What a placeholder is filled with.

/// A name and the text that stands for it. The text belongs to a person: it is often a name or an address.
package struct TemplateVariable: Hashable, Sendable {
  package var name: String
  package var value: PersonalText

  package init(_ name: String, _ value: PersonalText) {
    self.name = name
    self.value = value
  }
}
