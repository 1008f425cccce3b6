// What one event changed in all read models.

package import InviteLedger
import JSONText
package import Projections

/// An event and the differences it made.
package struct EventEffect: Sendable {
  package var record: Record
  package var differences: [SnapshotDifference]

  /// Models in which something changed, in the order of the snapshots.
  package var models: [String] {
    LedgerModels.types.map { $0.name }.filter { name in
      Sections.all.contains { section in
        section.model.name == name && differences.contains { $0.path.hasPrefix("/\(section.name)/") }
      }
    }
  }
}

extension EventEffect {
  /// Compares the models before and after an event at the things that it names, and at the things that those name: the
  /// inviter of a redeemed invite, say. What changes by the passing of time alone, a status that became `expired`, is
  /// not the event's doing; that and the status of every invite of a suspended inviter stand in `diff`.
  package init(of record: Record, before: LedgerModels, after: LedgerModels) throws {
    self.record = record
    differences = []
    var seen: Set<String> = []
    var names = Names(of: record)
    while let name = names.next(unlessIn: &seen) {
      for (section, type) in Sections.all where type != AuditIndex.self {
        let difference = StateDifference(before.model(type), after.model(type), section)
        let found = try difference.differences(of: name)
        guard !found.isEmpty else { continue }
        differences += found
        for model in [difference.old, difference.new] {
          if let value = try model.value(of: name, in: section) { names.add(value) }
        }
      }
    }
  }

  /// Names still to be looked at, each once, in the order in which they were found.
  private struct Names {
    private var waiting: [String] = []

    init(of record: Record) {
      add(record.event.data)
      add(record.actor)
    }

    mutating func next(unlessIn seen: inout Set<String>) -> String? {
      while !waiting.isEmpty {
        let name = waiting.removeFirst()
        if seen.insert(name).inserted { return name }
      }
      return nil
    }

    /// Every text in a value; of a holder, the name too.
    mutating func add(_ value: JSONValue) {
      switch value {
      case .string(let text): add(text)
      case .array(let elements): for element in elements { add(element) }
      case .object(let members):
        // The key of an entry of the catalog is made of the two.
        if let kind = value["kind"]?.string, let name = value["name"]?.string { waiting.append("\(kind):\(name)") }
        for member in members { add(member.value) }
      default: break
      }
    }

    private mutating func add(_ text: String) {
      waiting.append(text)
      if let colon = text.firstIndex(of: ":") { waiting.append(String(text[text.index(after: colon)...])) }
    }
  }
}
