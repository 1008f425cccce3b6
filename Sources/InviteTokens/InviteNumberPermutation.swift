// The permutation that hides how many invites there are.

import Hashing

/// A Feistel network over 40 bits: two halves of 20, four rounds, HMAC as the round function.
struct InviteNumberPermutation: Sendable {
  private static let half: UInt64 = 1 << 20 - 1
  private let code: HMAC256

  init(key: [UInt8]) { code = HMAC256(key: key) }

  /// Where a number below 2^40 goes.
  func forward(_ number: UInt64) -> UInt64 {
    var (left, right) = (number >> 20 & Self.half, number & Self.half)
    for round in UInt8(0)..<4 { (left, right) = (right, left ^ mixed(right, round)) }
    return left << 20 | right
  }

  /// The number that goes there.
  func backward(_ number: UInt64) -> UInt64 {
    var (left, right) = (number >> 20 & Self.half, number & Self.half)
    for round in (UInt8(0)..<4).reversed() { (left, right) = (right ^ mixed(left, round), left) }
    return left << 20 | right
  }

  /// The top 20 bits of HMAC over the round's number and the half as 8 bytes, big-endian.
  private func mixed(_ half: UInt64, _ round: UInt8) -> UInt64 {
    var message = InlineArray<9, UInt8>(repeating: round)
    message.set(half, at: 1)
    return code.code(for: message.span).words.0 >> 44
  }
}

extension InlineArray where Element == UInt8 {
  /// Writes a number as 8 bytes, the most significant first.
  mutating func set(_ number: UInt64, at place: Int) {
    for index in 0..<8 { self[place + index] = UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64(index))) }
  }
}
