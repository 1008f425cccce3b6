// Many invites in few words: neighbours as ranges of their numbers.

/// Invites, each once, from the lowest number on. A batch of any size is one range.
package struct InviteRanges: Hashable, Sendable {
  /// From the lowest on; between two of them at least one number is missing.
  package private(set) var ranges: [ClosedRange<UInt64>] = []

  /// Invites in the order of their numbers; what is out of order is left out.
  package init(_ invites: some Sequence<InviteID>) {
    for invite in invites {
      guard let last = ranges.last else {
        ranges.append(invite.number...invite.number)
        continue
      }
      if invite.number == last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...invite.number
      } else if invite.number > last.upperBound {
        ranges.append(invite.number...invite.number)
      }
    }
  }

  private init(ranges: [ClosedRange<UInt64>]) { self.ranges = ranges }

  package var isEmpty: Bool { ranges.isEmpty }

  /// How many invites there are. Numbers are below 2^40, so that no sum of them overflows.
  package var count: UInt64 { ranges.reduce(0) { $0 + ($1.upperBound - $1.lowerBound + 1) } }

  /// The invites, from the lowest number on.
  package var invites: [InviteID] { ranges.flatMap { $0.map(InviteID.init(number:)) } }

  package func contains(_ invite: InviteID) -> Bool { ranges.contains { $0.contains(invite.number) } }

  /// The same in portions of so many ranges at most; `limit` is at least 1.
  package func portions(ofRanges limit: Int) -> [InviteRanges] {
    stride(from: 0, to: ranges.count, by: max(1, limit)).map { start in
      InviteRanges(ranges: Array(ranges[start..<min(start + max(1, limit), ranges.count)]))
    }
  }
}

extension InviteRanges {
  /// `inv_7` for one invite, `inv_1..inv_40` for several.
  package var texts: [String] {
    ranges.map { range in
      let first = InviteID(number: range.lowerBound).description
      return range.count == 1 ? first : first + ".." + InviteID(number: range.upperBound).description
    }
  }

  /// Reads those texts, in the one spelling that they have; nil for any other, and for more invites than one command
  /// shows.
  package init?(texts: [String]) {
    var total: UInt64 = 0
    for text in texts {
      guard let range = Self.range(text), ranges.last.map({ range.lowerBound > $0.upperBound + 1 }) ?? true else {
        return nil
      }
      total += range.upperBound - range.lowerBound + 1
      guard total <= UInt64(Limits.quantity) else { return nil }
      ranges.append(range)
    }
  }

  private static func range(_ text: String) -> ClosedRange<UInt64>? {
    guard let dots = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return InviteID(text: text).map { $0.number...$0.number }
    }
    let rest = text[dots...]
    guard rest.hasPrefix(".."), let first = InviteID(text: String(text[..<dots])),
      let last = InviteID(text: String(rest.dropFirst(2))), first < last
    else { return nil }
    return first.number...last.number
  }
}
