// E-mail addresses of a read model: found by what they are compared by, shown as they were spelled.

import InviteLedger

/// Interned addresses. Nearly every address is spelled as its key, and then one text serves both.
struct AddressTable: Sendable {
  /// Absent, erased, the number of a key, or the number of a spelling that differs from its key.
  struct Reference: Hashable, Sendable {
    static let absent = Reference(raw: 0)
    static let erased = Reference(raw: 1)
    fileprivate static let spellingBit: UInt32 = 1 << 31

    fileprivate var raw: UInt32
  }

  fileprivate struct Spelling: Sendable {
    var key: UInt32
    var text: UInt32
  }

  private var keys = NameTable(equality: .canonical)
  private var spellingTexts = NameTable()
  private var spellings = ChunkedRows<Spelling>()

  mutating func reference(to value: PersonalText?) -> Reference {
    switch value {
    case nil: return .absent
    case .erased: return .erased
    case .known(let text):
      let key = keys.number(of: EmailAddress.key(ofRecorded: text))
      if keys.isSpelled(key, text) { return Reference(raw: key + 2) }
      spellings.append(Spelling(key: key, text: spellingTexts.number(of: text)))
      return Reference(raw: UInt32(clamping: spellings.count - 1) | Reference.spellingBit)
    }
  }

  /// The address as it was spelled.
  func value(_ reference: Reference) -> PersonalText? {
    if reference == .absent { return nil }
    if reference == .erased { return .erased }
    guard let spelling = spelling(reference) else { return .known(keys.text(reference.raw - 2)) }
    return .known(spellingTexts.text(spelling.text))
  }

  /// The number of the key; nil without an address.
  func key(_ reference: Reference) -> Int? {
    if reference == .absent || reference == .erased { return nil }
    return Int(spelling(reference)?.key ?? reference.raw - 2)
  }

  /// The number of the key of an address somebody asks for; nil when it never occurred.
  func findKey(_ address: String) -> Int? {
    keys.find(EmailAddress.key(ofRecorded: address)).map(Int.init)
  }

  private func spelling(_ reference: Reference) -> Spelling? {
    guard reference.raw & Reference.spellingBit != 0 else { return nil }
    return spellings[Int(reference.raw & ~Reference.spellingBit)]
  }
}

extension AddressTable: Imaged {
  static var blank: AddressTable { AddressTable() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try keys.pass(&image)
    try spellingTexts.pass(&image)
    try spellings.pass(&image)
  }
}

extension AddressTable.Reference: Imaged {
  static var blank: Self { .absent }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try raw.pass(&image) }
}

extension AddressTable.Spelling: Imaged {
  static var blank: Self { Self(key: 0, text: 0) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try key.pass(&image)
    try text.pass(&image)
  }
}
