// Bytes that must not be seen by accident.

/// A token, a link or a key. It prints as `<secret>`, cannot be compared or encoded, and gives its bytes only when asked
/// by name.
package struct Secret: Sendable {
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes, for the one answer or file that they are meant for.
  package var revealed: [UInt8] { bytes }

  /// The bytes as text; what is not UTF-8 is repaired, which no token or link needs.
  package var revealedText: String { String(decoding: bytes, as: UTF8.self) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<secret>" }
  package var debugDescription: String { "<secret>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
