// Whose token it is: several parties share one epoll set without asking each other.

/// The upper eight bits of every token a party watches under.
package struct WatchSpace: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The loop's own.
  static let loop = WatchSpace(rawValue: 0)
  /// The signals of the process.
  package static let signals = WatchSpace(rawValue: 1)
  /// The server of the first socket; further servers take the numbers after it.
  package static let server = WatchSpace(rawValue: 2)

  /// The token of a number below 2^56.
  package func token(_ number: UInt64) -> UInt64 {
    precondition(number >> 56 == 0, "the space is in the upper bits")
    return UInt64(rawValue) << 56 | number
  }

  /// The number, if the token is of this space.
  package func number(of token: UInt64) -> UInt64? {
    token >> 56 == UInt64(rawValue) ? token & (1 << 56 - 1) : nil
  }
}
