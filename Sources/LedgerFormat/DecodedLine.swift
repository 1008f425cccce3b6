// A line as it was read: the record, and what it takes to write it again byte for byte.

import Hashing
package import InviteLedger
import JSONText

/// One personal value of a line: where its digest, salt and text stand.
struct Disclosure: Sendable {
  /// The path of the field in `data`.
  let path: String
  /// The digest's characters, `~` included; nil where `data` holds `null`.
  let digest: Range<Int>?
  /// The salt's characters; nil once the value was erased.
  let salt: Range<Int>?
  /// The value as JSON text; nil once it was erased.
  let text: Range<Int>?
}

/// A line of the log and the record that it says.
package struct DecodedLine: Sendable {
  package let record: Record
  /// The array that the line was read from; ranges are indices of it.
  let bytes: [UInt8]
  let disclosures: [Disclosure]
  /// `,"personal":{…}` as it stands, blanks included; nil when the line has none.
  let personal: Range<Int>?

  /// What became of one personal value of a line.
  package enum DisclosureState: Hashable, Sendable {
    /// The value and its digest belong together.
    case matching
    /// The value is not there any more, or was erased before this line was made.
    case erased
    /// The value is not the one that the digest was made from: the line was changed.
    case mismatching
  }

  /// Every personal value of the line by its path in `data`, in their order there. Each costs a SHA-256.
  package func disclosureStates() -> [(path: String, state: DisclosureState)] {
    var scratch = PersonalDigest.Scratch()
    return disclosures.map { ($0.path, state(of: $0, &scratch)) }
  }

  private func state(of disclosure: Disclosure, _ scratch: inout PersonalDigest.Scratch) -> DisclosureState {
    guard let digest = disclosure.digest, let salt = disclosure.salt, let text = disclosure.text else { return .erased }
    let made = PersonalDigest.digest(
      salt: bytes[salt], path: disclosure.path, valueText: bytes[text], &scratch)
    return PersonalDigest.isSpelled(made, as: bytes[digest], &scratch) ? .matching : .mismatching
  }
}
