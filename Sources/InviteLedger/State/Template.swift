// A template of messages.

/// A template in the state, with the words it has now.
package struct Template: Hashable, Sendable {
  package internal(set) var name: String
  package internal(set) var title: PersonalText
  package internal(set) var text: PersonalText
  package internal(set) var isRetired = false
  /// Seq of the last event that changed this template.
  package internal(set) var lastChange: UInt64

  init(_ event: TemplateDefined, seq: UInt64) {
    name = event.template
    title = event.title
    text = event.text
    lastChange = seq
  }
}
