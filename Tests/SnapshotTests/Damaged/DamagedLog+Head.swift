// Writing `head` as the service would have, for any line of a log.

import EventLog
import Hashing

extension DamagedLog {
  /// Both slots as a service leaves them that was started for the first time and wrote `head` once more, about line `seq`.
  mutating func writeHead(seq: UInt64) throws {
    let first = try headText(counter: 2, seq: 1)
    files["head"] = first + (try headText(counter: 3, seq: seq))
  }

  /// One slot: a line of JSON in 512 bytes. Its sum is of everything before `","sum"`.
  private func headText(counter: Int, seq: UInt64) throws -> [UInt8] {
    let (end, root, time) = try position(behind: seq)
    var text = Array(
      "{\"head\":\(counter),\"seq\":\(seq),\"end\":\(end),\"root\":\"\(root.hex)\",\"ts\":\"\(time)".utf8)
    text += Array("\",\"sum\":\"\(CRC32C.hex8(CRC32C.checksum(text)))\"}".utf8)
    return text + [UInt8](repeating: UInt8(ascii: " "), count: Self.slotLength - 1 - text.count) + [UInt8(ascii: "\n")]
  }

  /// Offset behind a line in its segment, the root there, and its time.
  private func position(behind seq: UInt64) throws -> (end: Int, root: Digest, time: String) {
    var tree = MerkleEdge()
    for name in segments {
      var end = 0
      for line in Self.lines(of: files[name] ?? []) {
        let frame = try LineFrame.read(line, line.indices)
        tree.append(leaf: frame.leaf(in: line))
        end += line.count + 1
        if frame.seq == seq { return (end, tree.root, String(decoding: line[frame.time], as: UTF8.self)) }
      }
    }
    throw StoryFault("no line \(seq)")
  }

  static let slotLength = 512
}
