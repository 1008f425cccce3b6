// What many invites have in common, kept once.

import InviteLedger

/// The terms of an invite that repeat from one invite to the next; texts and lists by their numbers.
struct SharedTerms: Hashable, Sendable {
  var kind: InviteKind
  var binding: Binding
  var source: InviteSource
  var role: Role
  var includeDefaultChannels: Bool
  var notifyInviter: Bool
  var tokenKey: UInt32
  var groups: UInt32
  var channels: UInt32
  var domain: UInt32
  var topic: UInt32
  var locale: UInt32
  var subject: PersonalTable.Reference
  var message: PersonalTable.Reference
}

/// Interned terms.
struct TermsTable: Sendable {
  private var rows = ChunkedRows<SharedTerms>()
  private var numbers: [SharedTerms: UInt32] = [:]
  /// Invites come in swarms of the same terms.
  private var newest: (terms: SharedTerms, number: UInt32)?

  mutating func number(of terms: SharedTerms) -> UInt32 {
    if let newest, newest.terms == terms { return newest.number }
    let number = numbers[terms] ?? UInt32(clamping: rows.count)
    if Int(number) == rows.count {
      rows.append(terms)
      numbers[terms] = number
    }
    newest = (terms, number)
    return number
  }

  subscript(number: UInt32) -> SharedTerms { rows[Int(number)] }
}
