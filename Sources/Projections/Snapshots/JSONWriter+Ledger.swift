// How the values of the ledger are spelled in snapshots and rows.

import InviteLedger
import JSONText

extension JSONWriter {
  mutating func member(_ name: String, _ value: String) {
    self.name(name)
    string(value)
  }

  mutating func member(_ name: String, _ value: some FixedWidthInteger) {
    self.name(name)
    integer(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    self.name(name)
    bool(value)
  }

  mutating func member(_ name: String, _ value: Timestamp) {
    self.name(name)
    string(value.description)
  }

  mutating func member(_ name: String, _ id: some LedgerIdentifier) {
    self.name(name)
    string(id.description)
  }

  mutating func member(_ name: String, _ list: [String]) {
    self.name(name)
    beginArray()
    for element in list { string(element) }
    endArray()
  }

  /// An erased value is `{"erased":true}`: neither absent nor anything a person could have written.
  mutating func member(_ name: String, _ value: PersonalText) {
    self.name(name)
    switch value {
    case .known(let text): string(text)
    case .erased:
      beginObject()
      member("erased", true)
      endObject()
    }
  }

  /// `null` is never.
  mutating func member(_ name: String, _ expiry: Expiry) {
    switch expiry {
    case .never: memberNull(name)
    case .at(let time): member(name, time)
    }
  }

  /// `null` is unlimited.
  mutating func member(_ name: String, _ limit: UseLimit) {
    switch limit {
    case .unlimited: memberNull(name)
    case .uses(let uses): member(name, uses)
    }
  }

  mutating func memberNull(_ name: String) {
    self.name(name)
    null()
  }

  /// Nothing when there are none.
  mutating func members(_ notes: [NoteView]) {
    guard !notes.isEmpty else { return }
    name("notes")
    beginArray()
    for note in notes {
      beginObject()
      member("seq", note.seq)
      member("ts", note.time)
      member("author", note.author)
      member("text", note.text)
      endObject()
    }
    endArray()
  }
}
