// What an event type needs so that it can stand in a line.

import InviteLedger

/// An event whose `data` can be written and read; both name the fields in the same order.
protocol LineEvent {
  /// Writes the fields that have something to say.
  func write(to data: inout DataWriter)
  /// Reads the fields of `data.version`.
  init(from data: inout DataReader) throws(FormatError)
}
