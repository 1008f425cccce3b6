// Whole numbers in decimal digits, without overflow.

enum DecimalText {
  /// Digits alone, at least one; nil for anything else and above Int64.
  static func unsigned(_ bytes: ArraySlice<UInt8>) -> Int64? {
    guard !bytes.isEmpty, bytes.count <= 19 else { return nil }
    var number: Int64 = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      let (tens, overTens) = number.multipliedReportingOverflow(by: 10)
      let (sum, overSum) = tens.addingReportingOverflow(Int64(byte - 0x30))
      guard !overTens, !overSum else { return nil }
      number = sum
    }
    return number
  }

  /// Digits, with a minus sign before them or not.
  static func signed(_ bytes: ArraySlice<UInt8>) -> Int64? {
    guard bytes.first == UInt8(ascii: "-") else { return unsigned(bytes) }
    return unsigned(bytes.dropFirst()).map { -$0 }
  }
}
