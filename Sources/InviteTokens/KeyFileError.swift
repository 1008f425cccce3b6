// Why a key file cannot be read.

/// The first fault of a key file; says the line and never what stands there.
package struct KeyFileError: Error, Hashable, Sendable {
  /// From 1.
  package var line: Int
  package var reason: Reason

  /// What is wrong; the raw values are words for a person.
  package enum Reason: String, CaseIterable, Sendable {
    case unknownForm = "the first line must be `invite-ledger keys 1`; another version needs a newer program"
    case noLineFeed = "the file must end with a line feed; it may have been cut off, restore it from the backup"
    case noKey = "a line must be `key`, a number and 64 lower-case hexadecimal digits, or begin with #"
    case outOfOrder = "key numbers begin with 1 and ascend"
    case empty = "there is no key; restore the file from the backup"
  }
}

extension KeyFileError: CustomStringConvertible {
  package var description: String { "reading the key file, line \(line): \(reason.rawValue)" }
}
