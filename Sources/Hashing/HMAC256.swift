// HMAC with SHA-256 (RFC 2104), with the key's work done once.

/// A keyed hash. Holds key material: it prints as `<secret>` and cannot be compared or encoded.
package struct HMAC256: Sendable {
  /// Hashers that have already taken the padded key; copied for every message.
  private let inner: SHA256
  private let outer: SHA256

  /// - Parameter key: any number of bytes; keys over 64 are hashed first, as the standard says.
  package init(key: [UInt8]) {
    var padded = key.count > 64 ? SHA256.hash(key).bytes : key
    padded += [UInt8](repeating: 0, count: 64 - padded.count)
    var inner = SHA256()
    inner.update(padded.map { $0 ^ 0x36 })
    var outer = SHA256()
    outer.update(padded.map { $0 ^ 0x5c })
    self.inner = inner
    self.outer = outer
  }

  /// The code of a message.
  package func code(for message: [UInt8]) -> Digest {
    code(for: message.span)
  }

  /// The code of a message.
  package func code(for message: borrowing Span<UInt8>) -> Digest {
    var inside = inner
    inside.update(message)
    var outside = outer
    outside.update(inside.finish())
    return outside.finish()
  }
}

extension HMAC256: CustomStringConvertible, CustomReflectable {
  package var description: String { "<secret>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
