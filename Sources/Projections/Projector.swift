// The actor that hosts one read model and keeps it in step with the committed groups.

package import InviteLedger

/// Hosts one model. The executor is passed in: on the service's loop, where everything that talks to a projector runs
/// already, callers use `assumeIsolated` once a wake-up and no query pays for a hop.
package actor Projector<Model: Projection> {
  package nonisolated let executor: any SerialExecutor

  /// Seq of the last record applied; 0 before the first.
  package private(set) var checkpoint: UInt64

  private var model: Model

  /// A projector for a model that holds every record up to the checkpoint.
  package init(model: Model = Model(), checkpoint: UInt64 = 0, executor: any SerialExecutor) {
    self.model = model
    self.checkpoint = checkpoint
    self.executor = executor
  }

  // Safe although unowned: `executor` above keeps the executor for as long as this actor lives.
  package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

  /// Applies a committed group. Groups come in the order of the log.
  ///
  /// Throws `ProjectionFault.gap`, having applied nothing, when a record is not the one after its predecessor.
  package func apply(group records: [Record]) throws(ProjectionFault) {
    var last = checkpoint
    let span = records.span
    for index in span.indices {
      guard span[index].seq == last &+ 1 else {
        throw .gap(model: Model.name, expected: last &+ 1, found: span[index].seq)
      }
      last = span[index].seq
    }
    model.apply(group: records)
    checkpoint = last
  }

  /// Asks the model as it is now; the second value is the seq the answer was taken at.
  package func read<Answer>(_ question: (Model, UInt64) throws -> Answer) rethrows -> Answer {
    try question(model, checkpoint)
  }

  /// The model as it is now. A copy shares storage until records are applied, and then only what they touch is copied:
  /// long questions are asked of a copy, elsewhere, and hold nobody up.
  package var view: Model { model }
}
