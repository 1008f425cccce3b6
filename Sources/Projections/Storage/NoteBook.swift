// Notes on the things of one read model.

package import InviteLedger
import JSONText

/// Free text that an operator left on something.
package struct NoteView: Hashable, Sendable {
  package var seq: UInt64
  package var time: Timestamp
  package var author: String
  package var text: PersonalText
}

/// Notes by the target they were left on; most things have none.
struct NoteBook: Sendable {
  private var notes: [String: [NoteView]] = [:]

  mutating func add(_ event: NoteAdded, _ record: Record) {
    notes[event.target, default: []].append(
      NoteView(seq: record.seq, time: record.time, author: record.actor, text: event.text))
  }

  /// In the order they were left.
  func notes(on target: String) -> [NoteView] { notes[target] ?? [] }
}
