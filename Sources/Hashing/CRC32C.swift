// CRC-32C (Castagnoli), the `sum` of a line.

import CLinux

/// The check sum of a line: finds damage, proves nothing.
package enum CRC32C {
  /// The sum of `bytes`, or of what `continuing` is the sum of followed by `bytes`.
  package static func checksum(_ bytes: borrowing Span<UInt8>, continuing: UInt32 = 0) -> UInt32 {
    checksum(bytes, continuing: continuing, instructions: .bestForCRC32C)
  }

  /// The sum of `bytes`, or of what `continuing` is the sum of followed by `bytes`.
  package static func checksum(_ bytes: [UInt8], continuing: UInt32 = 0) -> UInt32 {
    checksum(bytes.span, continuing: continuing)
  }

  /// The sum of a part of `bytes`; the range must lie inside.
  package static func checksum(_ bytes: [UInt8], in range: Range<Int>, continuing: UInt32 = 0) -> UInt32 {
    checksum(bytes.span.extracting(range), continuing: continuing)
  }

  /// The sum by a chosen implementation, for tests.
  package static func checksum(
    _ bytes: borrowing Span<UInt8>, continuing: UInt32, instructions: HashInstructions
  ) -> UInt32 {
    let register = ~continuing
    guard instructions == .processor, HashInstructions.bestForCRC32C == .processor else {
      return ~portable(bytes, register)
    }
    return unsafe bytes.withUnsafeBytes { data in
      unsafe ~clinux_crc32c(register, data.baseAddress, data.count)
    }
  }

  /// Eight lower-case hexadecimal digits.
  package static func hex8(_ sum: UInt32) -> String {
    var text: [UInt8] = []
    Hexadecimal.append(sum, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func portable(_ bytes: borrowing Span<UInt8>, _ register: UInt32) -> UInt32 {
    var register = register
    for index in 0..<bytes.count {
      register = table[Int((register ^ UInt32(bytes[index])) & 0xff)] ^ register >> 8
    }
    return register
  }

  private static let table: [UInt32] = (0..<256).map { (index: UInt32) in
    (0..<8).reduce(index) { value, _ in value & 1 == 1 ? value >> 1 ^ 0x82f6_3b78 : value >> 1 }
  }
}
