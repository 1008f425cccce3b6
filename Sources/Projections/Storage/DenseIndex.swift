// From identifiers that the ledger counts up to places in an array.

import InviteLedger

extension LedgerIdentifier {
  /// The row of a thing that this record makes; nil for a number that the ledger cannot have given by then. Each thing
  /// takes an event, so no table grows beyond the seq, whatever a damaged line says. A changed history gives numbers up
  /// to `reach` early.
  func newIndex(in record: Record, reach: UInt64) -> Int? {
    guard number >= 1, number <= max(record.seq, reach) else { return nil }
    return Int(number) - 1
  }

  /// The row of a thing in a table of so many rows; nil beyond it.
  func index(below count: Int) -> Int? {
    guard number >= 1, number <= UInt64(count) else { return nil }
    return Int(number) - 1
  }
}
