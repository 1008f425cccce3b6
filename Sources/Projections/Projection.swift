// What every read model is: a pure fold of the log that can spell itself out.

package import InviteLedger
package import JSONText

/// A pure fold of records. A model reads no clock, no randomness and no file: equal records in equal order give equal
/// models and byte-equal snapshots, in every process.
///
/// Every model is laid out in the same four files: the model, apply, queries, snapshot.
package protocol Projection: Sendable {
  /// The name of the model in file names and in differences, `invites` for one.
  static var name: String { get }

  init()

  /// Takes the next record. Total: a record that names what was never recorded changes nothing here, because judging
  /// records is the state's business (`LedgerState.apply`), done before they come here. Seqs are the projector's.
  mutating func apply(_ record: Record)

  /// Takes the next records, in their order.
  mutating func apply(group records: [Record])

  /// Writes the model as one JSON object in an order that depends on the records alone. Its members are named
  /// differently from those of every other model, so that the snapshots of all models make up one document.
  func writeSnapshot(to writer: inout JSONWriter)

  /// The names of the snapshot's members, in its order; the snapshot leaves out those that hold nothing and came late.
  static var sections: [String] { get }

  /// One thing of a section (a member of the snapshot) as JSON text, equal to its text in the snapshot; nil when there is
  /// none of that key. Models that hold many things answer without writing the others.
  func thing(_ key: String, in section: String) -> [UInt8]?

  /// The keys of a section behind another one, in the snapshot's order, `limit` at most.
  func keys(in section: String, after key: String?, limit: Int) -> [String]
}

extension Projection {
  package mutating func apply(group records: [Record]) {
    // Through a span: a loop over the array would count the references of every record once more, in each model.
    let span = records.span
    for index in span.indices { apply(span[index]) }
  }

  /// The model after these records.
  package init(records: some Sequence<Record>) {
    self.init()
    for record in records { apply(record) }
  }

  /// The snapshot as compact canonical text: what two runs, or two builds, compare.
  package var snapshotBytes: [UInt8] {
    var writer = JSONWriter()
    writeSnapshot(to: &writer)
    return writer.bytes
  }
}
