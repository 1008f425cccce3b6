// What an image is of: the first block of its file.
package import Hashing
package import InviteLedger

/// Ties an image to one ledger at one seq and to the program that wrote it.
struct ImageHead: Equatable {
  /// The form of images; another one is no image to this program.
  static let form: UInt64 = 1
  /// Of `mark`, in bytes.
  static let markLength = 16

  var form = Self.form
  /// SHA-256 of the program that wrote it. Another program may fold the same log to another state.
  var program: Digest
  var ledger: LedgerID
  /// The event that it is the state after.
  var seq: UInt64
  /// The tree over the log up to there.
  var tree: MerkleEdge
  /// Random bytes that tell its blocks from those of any other image.
  var mark: [UInt8]
  /// Where the state ends in the file, and the read models after it.
  var stateEnd: UInt64
  var modelsEnd: UInt64
}

extension ImageHead: Imaged {
  static var blank: ImageHead {
    ImageHead(
      program: .blank, ledger: LedgerID(number: 0), seq: 0, tree: MerkleEdge(), mark: [], stateEnd: 0,
      modelsEnd: 0)
  }

  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&form)
    guard form == Self.form else { throw .unreadable }
    try image.pass(&program)
    var number = ledger.number
    try image.pass(&number)
    ledger = LedgerID(number: number)
    try image.pass(&seq)
    var (size, edge) = (tree.size, tree.edge)
    try image.pass(&size)
    try image.pass(&edge)
    guard let tree = MerkleEdge(size: size, edge: edge) else { throw .unreadable }
    self.tree = tree
    try image.pass(&mark)
    try image.pass(&stateEnd)
    try image.pass(&modelsEnd)
  }
}

extension Digest: Imaged {
  package static var blank: Digest { Digest(words: (0, 0, 0, 0)) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var words = words
    try image.passWhole(&words)
    self = Digest(words: words)
  }
}
