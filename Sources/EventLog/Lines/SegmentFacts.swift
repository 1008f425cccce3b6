// What the first line of a segment says about the lines before it.

package import Hashing

/// The part of a `SegmentOpened` line that the event log makes and checks.
package struct SegmentFacts: Sendable, Equatable {
  /// Bytes of the segment before.
  package var previousLength: UInt64
  /// The tree over all lines before.
  package var tree: MerkleEdge
  /// Root of that tree.
  package var root: Digest { tree.root }

  package init(previousLength: UInt64, tree: MerkleEdge) {
    self.previousLength = previousLength
    self.tree = tree
  }

  private enum Names {
    static let length: StaticString = #""previous_length":"#
    static let size: StaticString = #","size":"#
    static let root: StaticString = #","root":""#
    static let edge: StaticString = #"","edge":["#
  }

  /// Reads them from a line that is whole; nil if it is of another type, or says what cannot be: an edge that does not fold to the
  /// root.
  package init?(_ frame: LineFrame, in bytes: [UInt8]) {
    guard bytes[frame.type].elementsEqual("SegmentOpened".utf8) else { return nil }
    var cursor = LineCursor(bytes, frame.committed)
    guard cursor.find(Names.length), let length = cursor.number(), cursor.skip(Names.size),
      let size = cursor.number(), cursor.skip(Names.root), let root = Self.digest(&cursor),
      cursor.skip(Names.edge)
    else { return nil }
    var edge: [Digest] = []
    while cursor.next == FrameText.quote {
      guard cursor.skip(FrameText.quote), let node = Self.digest(&cursor), cursor.skip(FrameText.quote) else {
        return nil
      }
      edge.append(node)
      if !cursor.skip(FrameText.comma) { break }
    }
    guard cursor.skip(UInt8(ascii: "]")), let tree = MerkleEdge(size: size, edge: edge), tree.root == root else {
      return nil
    }
    self.init(previousLength: length, tree: tree)
  }

  private static func digest(_ cursor: inout LineCursor) -> Digest? {
    guard let digits = cursor.take(64), let bytes = Hexadecimal.decode(cursor.bytes[digits]) else { return nil }
    return Digest(bytes: bytes)
  }
}
