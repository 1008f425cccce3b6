// A log against a receipt: the tree at the size that the receipt gives.
import EventLog
import Hashing

/// Size and root of the tree as a receipt gave them.
struct ExpectedTree {
  let size: UInt64
  let root: Digest

  init(_ text: String) throws(ProgramFault) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let size = UInt64(parts[0]), let root = Digest(hex: String(parts[1])) else {
      throw ProgramFault("--expect takes SIZE:ROOT", hint: "--expect 1204: and 64 hexadecimal digits")
    }
    self.size = size
    self.root = root
  }
}

/// Grows the tree of a log up to the size of a receipt.
struct ReceiptCheck {
  private let expected: ExpectedTree?
  private var tree = MerkleEdge()
  private var rootAtExpectedSize: Digest?

  init(expecting expected: ExpectedTree?) { self.expected = expected }

  /// Takes the next line, whose frame was read before: one that cannot be read ends the tree.
  mutating func take(_ line: LogLine) {
    guard let expected, tree.size < expected.size, let frame = try? LineFrame.read(line.bytes, line.range) else {
      return
    }
    tree.append(leaf: frame.leaf(in: line.bytes))
    if tree.size == expected.size { rootAtExpectedSize = tree.root }
  }

  /// What is wrong with a log of so many lines by the receipt; nil when nothing is, or none was given.
  func unmetExpectation(lines: UInt64) -> String? {
    guard let expected, expected.size > 0 else { return nil }
    guard let root = rootAtExpectedSize else {
      return
        "the log has \(lines) lines and the receipt is for \(expected.size): it was rolled back to an older copy, or is another one"
    }
    return root == expected.root
      ? nil : "at \(expected.size) lines the root is \(root.hex) and not the receipt's: the log was forked or changed"
  }
}
