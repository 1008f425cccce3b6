// The right edge of the Merkle tree over the log (RFC 6962 §2.1): all that appending needs.

/// A tree of `size` leaves, kept as the roots of its perfect subtrees.
package struct MerkleEdge: Sendable, Equatable {
  /// Number of leaves.
  package private(set) var size: UInt64 = 0
  /// Roots of the perfect subtrees, left to right: one for each bit that is set in `size`.
  package private(set) var edge: [Digest] = []

  /// The tree without leaves.
  package init() {}

  /// A tree as it was written down; nil when the number of hashes is not the one that belongs to the size.
  package init?(size: UInt64, edge: [Digest]) {
    guard edge.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.edge = edge
  }

  /// Adds a leaf at the right.
  package mutating func append(leaf: Digest) {
    var node = leaf
    for _ in 0..<(~size).trailingZeroBitCount {
      node = Self.nodeHash(edge.removeLast(), node)
    }
    edge.append(node)
    size += 1
  }

  /// The root; of a tree without leaves it is the hash of nothing.
  package var root: Digest {
    guard var node = edge.last else { return SHA256.hash([]) }
    for left in edge.dropLast().reversed() { node = Self.nodeHash(left, node) }
    return node
  }
}

extension MerkleEdge {
  /// The hash of a leaf over these committed bytes: SHA-256 of a zero byte and them.
  package static func leafHash(_ committed: [UInt8]) -> Digest {
    leafHash(committed.span)
  }

  /// The hash of a leaf over these committed bytes.
  package static func leafHash(_ committed: borrowing Span<UInt8>) -> Digest {
    var hasher = SHA256()
    hasher.update(0x00)
    hasher.update(committed)
    return hasher.finish()
  }

  /// The hash of a leaf whose committed bytes are `open` and one byte more, as the brace that closes a line.
  package static func leafHash(_ open: borrowing Span<UInt8>, closedBy last: UInt8) -> Digest {
    var hasher = SHA256()
    hasher.update(0x00)
    hasher.update(open)
    hasher.update(last)
    return hasher.finish()
  }

  /// The hash of a node over its two children.
  package static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    var hasher = SHA256()
    hasher.update(0x01)
    hasher.update(left)
    hasher.update(right)
    return hasher.finish()
  }
}
