// Names that may be absent, in 4 bytes.

extension NameTable {
  /// 0 for nil, else the number of the text and 1.
  mutating func optionalNumber(of text: String?) -> UInt32 {
    guard let text else { return 0 }
    return number(of: text) + 1
  }

  func optionalText(_ number: UInt32) -> String? { number == 0 ? nil : text(number - 1) }
}
