// A history as it would be: what became of the events of a log after changes, and where others were put in.

package import InviteLedger

/// What differs from a log, and nothing else: an event that is not named here happened as it is recorded.
///
/// Seqs stay what they are in the log. Only behind an event that was put in they are higher, by one for each such event.
package struct ChangedHistory: Sendable {
  /// What became of an event.
  package enum Fate: Hashable, Sendable {
    /// A person left it out.
    case leftOut
    /// It could not happen any more; why, in words.
    case impossible(String)
    /// It happens, and is this.
    case happens(Record)
  }

  /// By the seq in the log.
  package internal(set) var fates: [UInt64: Fate] = [:]
  /// What was to be put in and could not happen.
  package struct Refusal: Hashable, Sendable {
    /// Behind which seq of the log.
    package var after: UInt64
    package var reason: String
  }
  package internal(set) var refused: [Refusal] = []

  /// Events that are not in the log, by their seq here.
  package internal(set) var added: [UInt64: Record] = [:]
  /// The seqs of those, ascending.
  package private(set) var addedSeqs: [UInt64] = []
  /// The last seq of the log, and the last one here.
  package internal(set) var logEnd: UInt64 = 0
  package var end: UInt64 { logEnd + UInt64(addedSeqs.count) }
  /// The highest number that a thing has which was put in; its rows come early in the models.
  var reach: UInt64 = 0

  /// Puts an event in behind all that are there; its seq is `seq(ofLog:)` of the next one's in the log.
  mutating func add(_ record: Record) {
    added[record.seq] = record
    addedSeqs.append(record.seq)
  }

  /// Where an event of the log stands here.
  package func seq(ofLog seq: UInt64) -> UInt64 {
    // The event that is added as number k (from 0) stands behind the log's seq addedSeqs[k] - k - 1.
    seq + UInt64(count { addedSeqs[$0] - UInt64($0) - 1 < seq })
  }

  /// The log's seq of a place; nil for an event that was put in.
  package func logSeq(of seq: UInt64) -> UInt64? {
    guard added[seq] == nil else { return nil }
    return seq - UInt64(count { addedSeqs[$0] < seq })
  }

  /// How many of the added events fulfil something that is true up to one of them and false from there on.
  private func count(_ isBefore: (Int) -> Bool) -> Int {
    var range = addedSeqs.startIndex..<addedSeqs.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = isBefore(middle) ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  /// What happens instead of an event of the log; `recorded` reads that, and is asked only where it happens as it was.
  func record(at logSeq: UInt64, _ recorded: () throws -> Record?) rethrows -> Record? {
    switch fates[logSeq] {
    case .happens(let record): record
    case .leftOut, .impossible: nil
    case nil: try recorded().map(renumbered)
    }
  }

  /// A record of the log with the seqs of this history.
  func renumbered(_ record: Record) -> Record {
    guard !addedSeqs.isEmpty else { return record }
    var record = record
    record.seq = seq(ofLog: record.seq)
    record.meta.batch = seq(ofLog: record.meta.batch)
    record.meta.cause = record.meta.cause.map(seq(ofLog:))
    return record
  }
}
