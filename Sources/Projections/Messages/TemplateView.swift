// A template of messages as it is asked for.

package import InviteLedger
package import JSONText

/// A template with the words it has now.
package struct TemplateView: Hashable, Sendable {
  package var name: String
  package var title: PersonalText
  package var text: PersonalText
  /// Seq, time and actor of the event that gave it these words.
  package var seq: UInt64
  package var time: Timestamp
  package var actor: String
  /// Seq of the event that retired it; nil while it can be sent.
  package var retired: UInt64?

  /// Without a name or words.
  init() { (name, title, text, seq, time, actor) = ("", .erased, .erased, 0, .blank, "") }

  init(_ event: TemplateDefined, _ record: Record) {
    name = event.template
    title = event.title
    text = event.text
    seq = record.seq
    time = record.time
    actor = record.actor
  }

  mutating func retire(_ record: Record) { retired = record.seq }

  /// The names it needs values for, each once.
  package var placeholders: [String] { Template.placeholders(in: [title, text]) }
}

extension TemplateView {
  /// The template as one object; its name is the caller's to write.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("title", title)
    writer.member("text", text)
    writer.member("seq", seq)
    writer.member("ts", time)
    writer.member("actor", actor)
    if let retired { writer.member("retired", retired) }
    writer.endObject()
  }
}

extension MessagesModel {
  package func template(_ name: String) -> TemplateView? { templates[name] }

  /// Templates by name, after one of them.
  package func templates(after name: String? = nil, limit: Int = .max) -> [TemplateView] {
    let names = templates.keys.filter { key in name.map { $0.utf8.lexicographicallyPrecedes(key.utf8) } ?? true }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(max(0, limit)).compactMap {
      templates[$0]
    }
  }
}
