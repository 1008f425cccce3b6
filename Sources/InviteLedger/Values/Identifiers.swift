// Identifiers that the ledger assigns: dense numbers from counters in the state, written with a prefix.

/// An identifier that the ledger counts up itself, from 1, and writes as a prefix and a decimal number (`inv_7`).
package protocol LedgerIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// What stands before the number in text, the underscore included.
  static var prefix: String { get }
  /// The number, 1 or more and below 2^40.
  var number: UInt64 { get }
  init(number: UInt64)
}

extension LedgerIdentifier {
  /// The largest number of any identifier: tokens carry an invite's number in 40 bits.
  package static var largestNumber: UInt64 { (1 << 40) - 1 }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  package var description: String { Self.prefix + String(number) }

  /// Adds the text at the end of `bytes`.
  package func append(to bytes: inout [UInt8]) {
    let prefix = Self.prefix.utf8.span
    // At most 13 digits, written from the last one on.
    var digits = InlineArray<20, UInt8>(repeating: 0x30)
    var (rest, first) = (number, 20)
    repeat {
      first -= 1
      digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    bytes.append(addingCapacity: prefix.count + 20) { room in
      for index in prefix.indices { room.append(prefix[index]) }
      for place in first..<20 { room.append(digits[place]) }
    }
  }

  /// Reads the canonical text: the prefix, then a number without leading zeros.
  package init?(text: String) {
    guard text.utf8.starts(with: Self.prefix.utf8) else { return nil }
    self.init(digits: Array(text.utf8.dropFirst(Self.prefix.utf8.count))[...])
  }

  /// Reads what stands behind the prefix: at most 13 digits, the first of them not 0.
  package init?(digits: ArraySlice<UInt8>) {
    guard digits.count >= 1, digits.count <= 13 else { return nil }
    var number: UInt64 = 0
    for byte in digits {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + UInt64(byte &- 0x30)
      guard number > 0 else { return nil }
    }
    guard number <= Self.largestNumber else { return nil }
    self.init(number: number)
  }
}

/// An invite, `inv_7`.
package struct InviteID: LedgerIdentifier {
  package static var prefix: String { "inv_" }
  package let number: UInt64
  package init(number: UInt64) { self.number = number }
}

/// One use of a token, `red_9`.
package struct RedemptionID: LedgerIdentifier {
  package static var prefix: String { "red_" }
  package let number: UInt64
  package init(number: UInt64) { self.number = number }
}

/// One use of a token kept for somebody, `res_3`.
package struct ReservationID: LedgerIdentifier {
  package static var prefix: String { "res_" }
  package let number: UInt64
  package init(number: UInt64) { self.number = number }
}

/// Invites issued together, `bat_2`.
package struct BatchID: LedgerIdentifier {
  package static var prefix: String { "bat_" }
  package let number: UInt64
  package init(number: UInt64) { self.number = number }
}

/// A message, `msg_3`.
package struct MessageID: LedgerIdentifier {
  package static var prefix: String { "msg_" }
  package let number: UInt64
  package init(number: UInt64) { self.number = number }
}

/// An access key, `key_2`; not the key itself.
package struct KeyID: LedgerIdentifier {
  package static var prefix: String { "key_" }
  package let number: UInt64
  package init(number: UInt64) { self.number = number }
}

/// The ledger itself: a random 64-bit number, written `L` and 16 hexadecimal digits.
package struct LedgerID: Hashable, Sendable {
  package let number: UInt64
  package init(number: UInt64) { self.number = number }
}

extension LedgerID: CustomStringConvertible {
  package var description: String {
    let digits = String(number, radix: 16)
    return "L" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// Reads `L` and exactly 16 lower-case hexadecimal digits.
  package init?(text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 17, bytes[0] == UInt8(ascii: "L") else { return nil }
    var number: UInt64 = 0
    for byte in bytes.dropFirst() {
      switch byte {
      case 0x30...0x39: number = number << 4 | UInt64(byte - 0x30)
      case 0x61...0x66: number = number << 4 | UInt64(byte - 0x61 + 10)
      default: return nil
      }
    }
    self.init(number: number)
  }
}
