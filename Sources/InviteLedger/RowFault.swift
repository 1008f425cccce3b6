// What is wrong with one row of a list.

/// Why a row was refused, or left out. No address stands in it: whoever wrote the list knows which one the row is.
package struct RowFault: Hashable, Sendable {
  /// From 1.
  package var row: UInt32
  package var code: RejectionCode
  package var message: String

  package init(row: UInt32, code: RejectionCode, message: String) {
    self.row = row
    self.code = code
    self.message = message
  }
}

/// The rows of a list for which no invite was issued, because their addresses have accounts.
package struct SkippedRows: Hashable, Sendable {
  /// Rows whose address has an account, in order.
  package var members: [UInt32]
  /// Rows whose address has an account that was deactivated, in order.
  package var deactivated: [UInt32]

  package init(members: [UInt32] = [], deactivated: [UInt32] = []) {
    self.members = members
    self.deactivated = deactivated
  }

  package var isEmpty: Bool { members.isEmpty && deactivated.isEmpty }
  package var count: Int { members.count + deactivated.count }

  /// Why each row was left out, in the order of the list.
  package var faults: [RowFault] {
    let faults =
      members.map { RowFault(row: $0, code: .inviteMember, message: "Already has an account.") }
      + deactivated.map { RowFault(row: $0, code: .accountDeactivated, message: "Account has been deactivated.") }
    return faults.sorted { $0.row < $1.row }
  }
}
