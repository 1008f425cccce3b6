// What the service wrote down of its own accord and the disk may still refuse.

/// Notes by the seq of their lines, until these are durable. A disk that refuses a group refuses what rode with it: then
/// the notes come back and are counted on.
struct UndurableNotes<Note: Sendable>: Sendable {
  private var notes: [(seq: UInt64, note: Note)] = []

  /// Remembers a note whose line was collected. Seqs only go up.
  mutating func add(_ note: Note, at seq: UInt64) { notes.append((seq, note)) }

  /// What was collected up to a seq is durable.
  mutating func keep(through seq: UInt64) {
    if !notes.isEmpty { notes.removeAll { $0.seq <= seq } }
  }

  /// Takes out everything, because the disk refused it.
  mutating func takeBack() -> [Note] {
    defer { notes = [] }
    return notes.map(\.note)
  }
}
