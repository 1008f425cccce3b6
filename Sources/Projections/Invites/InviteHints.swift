// Token hints in 4 bytes.

extension InvitesModel {
  /// Hints have four characters, which fit the number; anything else is interned, with the highest bit set, which no
  /// ASCII character in the last place has.
  mutating func packHint(_ hint: String) -> UInt32 {
    let bytes = hint.utf8.span
    guard bytes.count == 4, bytes[0] | bytes[1] | bytes[2] | bytes[3] < 0x80 else {
      return names.number(of: hint) | 1 << 31
    }
    return UInt32(bytes[0]) | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) << 16 | UInt32(bytes[3]) << 24
  }

  func unpackHint(_ hint: UInt32) -> String {
    guard hint & 1 << 31 == 0 else { return names.text(hint & ~(1 << 31)) }
    let bytes = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: hint >> $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
