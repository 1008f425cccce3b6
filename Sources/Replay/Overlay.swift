// What a person would have different: changes laid over a log, which stays as it is.

package import InviteLedger

/// Changes in the order in which they were asked for. Their seqs are those of the log, whatever was put in.
package struct Overlay: Sendable {
  package struct Change: Sendable {
    package enum Kind: Sendable {
      /// These events did not happen; ascending.
      case omit([UInt64])
      /// This event says something else: with the record's own words for it.
      case edit(Record)
      /// Something happens behind an event; behind 0, before the first.
      case insert(Inserted, after: UInt64)
      /// Two events happen in each other's place.
      case swap(Record, Record)
    }

    package var kind: Kind
    /// As it was typed.
    package var text: String
  }

  package internal(set) var changes: [Change] = []

  package var isEmpty: Bool { changes.isEmpty }
}

/// What is put in.
package enum Inserted: Sendable {
  /// A command, to be decided there.
  case command(Command, actor: LedgerActor)
  /// A fact, taken as it is.
  case event(Event, actor: String)
}

/// The changes of an overlay by place; a later change of the same event takes the place of an earlier one.
struct ChangePlan {
  enum Wish {
    case omit
    case edit(Record)
    /// This one, of another seq, happens here.
    case move(Record)
  }

  private(set) var wishes: [UInt64: Wish] = [:]
  private(set) var inserted: [UInt64: [Inserted]] = [:]

  init(_ overlay: Overlay) {
    for change in overlay.changes {
      switch change.kind {
      case .omit(let seqs): for seq in seqs { wishes[seq] = .omit }
      case .edit(let record): wishes[record.seq] = .edit(record)
      case .insert(let wish, let seq): inserted[seq, default: []].append(wish)
      case .swap(let one, let other):
        wishes[one.seq] = .move(other)
        wishes[other.seq] = .move(one)
      }
    }
  }

  /// A history in which every seq is left out that is not one of these.
  init(omitting seqs: some Sequence<UInt64>) {
    for seq in seqs { wishes[seq] = .omit }
  }

  /// The first seq that is not as it was.
  var first: UInt64 { min(wishes.keys.min() ?? .max, inserted.keys.min().map { $0 + 1 } ?? .max) }
}
