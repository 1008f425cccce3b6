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

extension TermsTable: Imaged {
  static var blank: TermsTable { TermsTable() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try rows.pass(&image)
    guard image.isReading else { return }
    numbers = [:]
    newest = nil
    for index in rows.indices { numbers[rows[index]] = UInt32(clamping: index) }
  }
}

extension SharedTerms: Imaged {
  static var blank: SharedTerms {
    SharedTerms(
      kind: .email, binding: .strict, source: .single, role: .member, includeDefaultChannels: false,
      notifyInviter: false, tokenKey: 0, groups: 0, channels: 0, domain: 0, topic: 0, locale: 0, subject: .absent,
      message: .absent)
  }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try kind.pass(&image)
    try binding.pass(&image)
    try source.pass(&image)
    try role.pass(&image)
    try includeDefaultChannels.pass(&image)
    try notifyInviter.pass(&image)
    try tokenKey.pass(&image)
    try groups.pass(&image)
    try channels.pass(&image)
    try domain.pass(&image)
    try topic.pass(&image)
    try locale.pass(&image)
    try subject.pass(&image)
    try message.pass(&image)
  }
}
