// Personal values of a read model: absent, erased, or a text.

import InviteLedger

/// Interned personal texts. A reference tells the three cases apart.
struct PersonalTable: Sendable {
  /// 0 absent, 1 erased, otherwise the number of a text and 2.
  struct Reference: Hashable, Sendable {
    static let absent = Reference(raw: 0)
    static let erased = Reference(raw: 1)

    fileprivate var raw: UInt32

    /// The number of the text; nil when there is none.
    var number: UInt32? { raw >= 2 ? raw - 2 : nil }
  }

  private var texts = NameTable()

  mutating func reference(to value: PersonalText?) -> Reference {
    switch value {
    case nil: .absent
    case .erased: .erased
    case .known(let text): Reference(raw: texts.number(of: text) + 2)
    }
  }

  func value(_ reference: Reference) -> PersonalText? {
    if let number = reference.number { return .known(texts.text(number)) }
    return reference == .erased ? .erased : nil
  }
}

extension PersonalTable: Imaged {
  static var blank: PersonalTable { PersonalTable() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try texts.pass(&image) }
}

extension PersonalTable.Reference: Imaged {
  static var blank: Self { .absent }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try raw.pass(&image) }
}
