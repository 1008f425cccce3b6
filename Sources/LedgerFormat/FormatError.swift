// Why bytes are not a line of the log, and where.

import JSONText

/// The first fault of a line. Texts hold fixed words and names of the format, never a value of the line.
package struct FormatError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  package var code: Code
  /// Index of the byte where it was noticed, counted from the start of the array that was given.
  package var offset: Int
  /// What was expected there, in words for a person.
  package var reason: String

  package init(_ code: Code, offset: Int, reason: String) {
    self.code = code
    self.offset = offset
    self.reason = reason
  }

  init(_ error: JSONError) {
    self.init(.syntax, offset: error.offset, reason: error.reason.rawValue)
  }

  /// The closed list of kinds.
  package enum Code: String, CaseIterable, Sendable {
    /// Not canonical JSON.
    case syntax = "line.syntax"
    /// The keys of a line are not those of the format in their order.
    case frame = "line.frame"
    /// An event type that this program does not know: written by a newer one, or damaged.
    case unknownType = "line.unknown-type"
    /// A version of a known type that this program does not know.
    case unknownVersion = "line.unknown-version"
    /// A field of `data` or `meta` is missing, foreign or out of order.
    case field = "line.field"
    /// A value is outside of what its field can hold.
    case value = "line.value"
    /// `personal` does not fit the digests in `data`.
    case personal = "line.personal"
  }
}

extension FormatError: CustomStringConvertible {
  package var description: String { "\(code.rawValue) at byte \(offset): \(reason)" }
}
