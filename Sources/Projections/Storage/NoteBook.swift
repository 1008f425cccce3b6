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

extension NoteBook: Imaged {
  static var blank: NoteBook { NoteBook() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try notes.pass(&image) }
}

extension NoteView: Imaged {
  package static var blank: NoteView { NoteView(seq: 0, time: .blank, author: "", text: .erased) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &author)
    try text.pass(&image)
  }
}
