// The tree over the log against the golden values of the format and those of certificate transparency.

import Hashing
import Testing

@Suite struct MerkleEdgeTests {
  static let committed = [
    #"{"seq":1,"type":"InviteIssued"}"#, #"{"seq":2,"type":"TokenRedeemed"}"#, #"{"seq":3,"type":"MessageArchived"}"#,
  ]

  @Test func `three lines have the golden leaves and roots`() {
    let leaves = Self.committed.map { MerkleEdge.leafHash(Array($0.utf8)) }
    #expect(leaves[0].hex == "4051e6703139e26351f5869dd04661b8e799e6b2480ca145f64668cecd3a78e3")
    #expect(leaves[1].hex.hasPrefix("48924346") && leaves[1].hex.hasSuffix("5a0c2f29"))
    #expect(leaves[2].hex.hasPrefix("bbffd5cb") && leaves[2].hex.hasSuffix("b99e2907e"))
    var tree = MerkleEdge()
    let roots = leaves.map { leaf in
      tree.append(leaf: leaf)
      return tree.root.hex
    }
    #expect(
      roots == [
        "4051e6703139e26351f5869dd04661b8e799e6b2480ca145f64668cecd3a78e3",
        "7f0b31443453377ec43295fea05c87f4379db01f26fd5721442e335ada102dde",
        "c51a1fa7bc8814ab29cb2a931105bc2a54beca192c6568dbcbb6460cb0293bea",
      ])
  }

  @Test func `the eight classic leaves have the classic root`() {
    let inputs: [[UInt8]] = [
      [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6f),
    ]
    var tree = MerkleEdge()
    for input in inputs { tree.append(leaf: MerkleEdge.leafHash(input)) }
    #expect(tree.root.hex == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
    #expect(tree.edge == [tree.root])
  }

  @Test func `a leaf may be given open with the byte that closes it`() {
    let line = Array(Self.committed[0].utf8)
    let open = Array(line.dropLast())
    #expect(MerkleEdge.leafHash(open.span, closedBy: UInt8(ascii: "}")) == MerkleEdge.leafHash(line))
  }

  @Test func `at every size the edge folds to the root of the recursive definition`() {
    let leaves = (0..<70).map { SHA256.hash([UInt8($0)]) }
    var tree = MerkleEdge()
    #expect(tree.root == SHA256.hash([]))
    for size in 1...leaves.count {
      tree.append(leaf: leaves[size - 1])
      #expect(tree.root == Self.root(of: leaves[..<size]))
      #expect(MerkleEdge(size: tree.size, edge: tree.edge) == tree)
      #expect(MerkleEdge(size: tree.size, edge: tree.edge + [leaves[0]]) == nil)
    }
  }

  /// RFC 6962 §2.1 as it stands there.
  static func root(of leaves: ArraySlice<Digest>) -> Digest {
    guard leaves.count > 1 else { return leaves.first ?? SHA256.hash([]) }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    return MerkleEdge.nodeHash(root(of: leaves.prefix(half)), root(of: leaves.dropFirst(half)))
  }
}
