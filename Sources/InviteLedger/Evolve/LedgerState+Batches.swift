// What the events of batches change.

extension LedgerState {
  mutating func apply(_ event: BatchOpened, _ record: Record) throws(ReplayFault) {
    guard event.batch == nextBatch else { throw fault(.identifierNotNext, record) }
    batches.append(Batch(event, opener: record.actor, seq: record.seq))
  }

  mutating func apply(_ event: BatchClosed, _ record: Record) throws(ReplayFault) {
    guard let index = batches.index(event.batch) else { throw fault(.targetUnknown, record) }
    guard batches[index].isOpen else { throw fault(.targetClosed, record) }
    batches[index].closing = event
    batches[index].lastChange = record.seq
  }
}
