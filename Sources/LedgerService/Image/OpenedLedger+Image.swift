// From a log to what it adds up to: from its image and the lines behind it, else from its first line.
import EventLog
import Hashing
import InviteLedger
import Projections
import SystemCalls

extension OpenedLedger {
  /// What a log adds up to, and the seq up to which an image gave it; nil when every line was replayed.
  ///
  /// An image is believed when the tree it carries, grown by the lines behind it, is the tree of the log as recovery found
  /// it: then its lines are those that the image was made of. Whatever else is wrong with it is said, the image goes, and
  /// the log is replayed.
  ///
  /// - Parameters:
  ///   - last: the event up to which the log is meant.
  ///   - tree: over the log up to there.
  static func fold(
    of reader: LogReader, through last: UInt64, tree: MerkleEdge, image: ImageFile, _ diagnostics: Diagnostics
  ) throws -> (fold: LedgerFold, imageSeq: UInt64?) {
    do {
      let contents = try image.read { head in
        try head.tree.size == head.seq && head.seq <= last && reader.tree(growing: head.tree, through: last) == tree
      }
      if let contents {
        return (try LedgerFold.replay(reader, through: last, after: contents.fold), contents.head.seq)
      }
    } catch {
      diagnostics.say("the image is thrown away and the log replayed whole: \(reason(error))")
      do { try image.discard() } catch { diagnostics.say("the image was not removed: \(error)") }
    }
    return (try LedgerFold.replay(reader, through: last), nil)
  }

  static func reason(_ error: any Error) -> String {
    switch error {
    case ImageFault.unreadable: "its bytes are not what this ledger's service wrote"
    case ImageFault.refused(let what): what
    default: "\(error)"
    }
  }
}

extension ServiceOptions {
  /// Whether enough events came since the last image that one of this seq is worth its writing.
  func wantsImage(of seq: UInt64, after imageSeq: UInt64?) -> Bool {
    guard let imageAfter else { return false }
    return seq >= imageAfter && seq - imageAfter >= (imageSeq ?? 0)
  }
}

extension ImageFile {
  /// Writes an image if the disk lets it; says so if not, and nothing else happens: it is a cache.
  func keep(
    _ state: LedgerState, _ models: LedgerModels, tree: MerkleEdge, _ surroundings: Surroundings,
    _ diagnostics: Diagnostics
  ) -> Bool {
    do {
      var mark = [UInt8](repeating: 0, count: ImageHead.markLength)
      try surroundings.fillRandom(&mark)
      try write(state, models, tree: tree, mark: mark)
      return true
    } catch ImageFault.abandoned {
      return false
    } catch {
      diagnostics.say("no image was written: \(OpenedLedger.reason(error))")
      return false
    }
  }
}
