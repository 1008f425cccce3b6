// Which of the two implementations of a hash is used.

import CLinux

/// How a hash is computed. Both give the same values; the plain one is the reference and the fallback.
package enum HashInstructions: String, CaseIterable, Sendable {
  /// Plain Swift.
  case portable
  /// The processor's own instructions.
  case processor

  /// The fastest way to SHA-256 on this machine, found out once.
  package static let bestForSHA256: HashInstructions = clinux_has_sha256() == 1 ? .processor : .portable

  /// The fastest way to CRC-32C on this machine, found out once.
  package static let bestForCRC32C: HashInstructions = clinux_has_crc32c() == 1 ? .processor : .portable
}
