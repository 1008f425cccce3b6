// Fields of the events of the log itself.

import InviteLedger

extension LedgerOpened: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("ledger", ledger.description)
    data.field("format", format)
    data.field("key_check", keyCheck)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      ledger: try data.ledger("ledger"), format: try data.integer("format"), keyCheck: try data.string("key_check"))
  }
}

extension SegmentOpened: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("ledger", ledger.description)
    data.field("format", format)
    data.field("previous_length", previousLength)
    data.field("size", size)
    data.field("root", root)
    data.list("edge", edge)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      ledger: try data.ledger("ledger"),
      format: try data.integer("format"),
      previousLength: try data.integer("previous_length"),
      size: try data.integer("size"),
      root: try data.string("root"),
      edge: try data.list("edge"))
  }
}
