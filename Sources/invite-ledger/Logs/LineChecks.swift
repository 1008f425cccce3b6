// What `verify` asks of each line beyond what the event log itself knows: events, digests, the root of a receipt.
import EventLog
import Hashing
import LedgerFormat

/// Takes lines in order and gathers what is wrong with them.
struct LineChecks {
  private(set) var lines: UInt64 = 0
  /// Personal values that match their digests.
  private(set) var matching: UInt64 = 0
  /// By seq and field, never by value.
  private(set) var faults: [String] = []
  private let expected: ExpectedTree?
  private var tree = MerkleEdge()
  private var rootAtExpectedSize: Digest?

  init(expecting expected: ExpectedTree?) { self.expected = expected }

  mutating func take(_ line: LogLine) {
    lines += 1
    do {
      let decoded = try LineDecoder.decode(line.bytes, range: line.range)
      for (path, state) in decoded.disclosureStates() { note(state, of: path, in: line.seq) }
      if let expected, tree.size < expected.size { try grow(with: line, to: expected.size) }
    } catch {
      faults.append("seq \(line.seq): \(error)")
    }
  }

  private mutating func note(_ state: DecodedLine.DisclosureState, of path: String, in seq: UInt64) {
    switch state {
    case .matching: matching += 1
    case .mismatching: faults.append("seq \(seq): \(path) is not the value that was recorded")
    // Nothing in this version of the log erases values.
    case .erased: faults.append("seq \(seq): \(path) is missing, and no receipt says why")
    }
  }

  private mutating func grow(with line: LogLine, to size: UInt64) throws(Unreadable) {
    tree.append(leaf: try LineFrame.read(line.bytes, line.range).leaf(in: line.bytes))
    if tree.size == size { rootAtExpectedSize = tree.root }
  }

  /// What is wrong with the log by the receipt; nil when nothing is, or none was given.
  var unmetExpectation: String? {
    guard let expected, expected.size > 0 else { return nil }
    guard let root = rootAtExpectedSize else {
      return
        "the log has \(lines) lines and the receipt is for \(expected.size): it was rolled back to an older copy, or is another one"
    }
    return root == expected.root
      ? nil : "at \(expected.size) lines the root is \(root.hex) and not the receipt's: the log was forked or changed"
  }
}
