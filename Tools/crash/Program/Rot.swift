// Damage to files at rest: flipped bits, lines deleted, doubled, swapped, files cut, emptied or lost.

import EventLog
import Randomness
import SimulatedDisk

/// Something that happened to a file.
struct Rot: CustomStringConvertible {
  enum Kind: CaseIterable {
    case flippedBit
    case deletedLine
    case doubledLine
    case swappedLines
    case blankedByte
    /// These three are found only by `head`.
    case cut
    case emptied
    case lost
  }

  let kind: Kind
  let file: String
  let offset: Int

  var description: String { "\(kind) in \(file) at \(offset)" }

  /// Damages one file of the disk.
  ///
  /// - Parameter headCoversAll: whether `head` knows of every line; without that a log that ends earlier cannot be told from one that
  ///   never went further.
  /// - Returns: what was done; nil if nothing was changed.
  static func strike(_ disk: SimulatedDisk, headCoversAll: Bool, _ random: inout SeededRandom) -> Rot? {
    let names = ((try? disk.root.names()) ?? []).filter { $0.hasPrefix("events-") || $0 == "head" }
    let name = names[random.below(names.count)]
    let kinds = headCoversAll ? Kind.allCases : Array(Kind.allCases.prefix(5))
    let kind = kinds[random.below(kinds.count)]
    guard let old = disk.contents(name), !old.isEmpty else { return nil }
    let offset = random.below(old.count)
    let new = damaged(old, kind, offset, &random)
    guard new != old else { return nil }
    if let new { disk.replace(name, with: new) } else { disk.lose(name) }
    return Rot(kind: kind, file: name, offset: offset)
  }

  /// The bytes after the damage; nil for a file that is gone.
  private static func damaged(_ old: [UInt8], _ kind: Kind, _ offset: Int, _ random: inout SeededRandom) -> [UInt8]? {
    var lines = old.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    let line = random.below(max(1, lines.count - 1))
    let other = random.below(max(1, lines.count - 1))
    var bytes = old
    switch kind {
    case .flippedBit: bytes[offset] ^= 1 << UInt8(random.below(8))
    case .blankedByte: bytes[offset] = 0
    case .deletedLine: lines.remove(at: line)
    case .doubledLine: lines.insert(lines[line], at: line)
    case .swappedLines: lines.swapAt(line, other)
    case .cut: bytes.removeLast(old.count - offset)
    case .emptied: bytes = []
    case .lost: return nil
    }
    switch kind {
    case .deletedLine, .doubledLine, .swappedLines: return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    default: return bytes
    }
  }
}
