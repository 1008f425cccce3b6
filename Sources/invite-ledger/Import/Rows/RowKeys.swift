// Request ids of the rows of a file.
import Hashing

/// The same file with the same options has the same request ids, so that running a command again answers what was done
/// and does what was not. They are made of a digest of the whole file: no value in it stands in them.
struct RowKeys {
  /// SHA-256 of the file, in hexadecimal.
  let fileDigest: String
  private let base: String

  /// - Parameters:
  ///   - file: the bytes of the file.
  ///   - facts: what else decides what the requests say, in a fixed order.
  init(file: [UInt8], _ facts: [String]) {
    fileDigest = SHA256.hash(file).hex
    base = "csv-" + SHA256.hash(Array(([fileDigest] + facts).joined(separator: "\n").utf8)).hex.prefix(24)
  }

  /// The id of a step of the attempt with this number.
  func key(_ attempt: Int, _ step: String) -> String { "\(base)-\(attempt)-\(step)" }
}
