// When images are written: never while somebody waits for it.
import EventLog
import Hashing
import InviteLedger
import Projections
import SystemCalls

/// Keeps the image of a running service young enough that the start after a crash replays a quarter of the log at most.
///
/// Once that much came since the last image, a thread of its own reads that, folds the lines behind it as a start would, and
/// writes the next one. No command waits for it; while it works there are two states in memory. The image of an orderly stop
/// is written from the state that is there.
struct ImageKeeper {
  private let image: ImageFile
  private let reader: LogReader
  private let options: ServiceOptions
  private let diagnostics: Diagnostics
  private let worker: Worker<UInt64>
  /// Whoever stops the service does not wait for an image under way.
  private let isStopping = Monitor(false)
  /// The event that the last image is of, or was tried for.
  private var seq: UInt64
  private var isAtWork = false

  /// - Parameter seq: the event that the image is of that is there; nil without one.
  init(
    _ image: ImageFile, of seq: UInt64?, reader: LogReader, _ options: ServiceOptions, _ diagnostics: Diagnostics,
    whenDone: @escaping @Sendable () -> Void
  ) throws(SystemError) {
    self.image = image
    self.seq = seq ?? 0
    self.reader = reader
    self.options = options
    self.diagnostics = diagnostics
    worker = try Worker(name: "image", whenDone: whenDone)
  }

  /// Begins a new image if it is time for one.
  mutating func follow(_ log: borrowing EventLog) {
    let last = log.durableSeq
    guard !isAtWork, options.wantsImage(of: last, after: seq), last - seq >= last / Limits.imageShare else { return }
    isAtWork = true
    let (reader, surroundings, diagnostics) = (reader, options.surroundings, diagnostics)
    let (before, tree) = (seq, log.durableTree)
    var image = image
    image.isWanted = { [isStopping] in !isStopping.withLock { $0 } }
    worker.submit { [image] in
      SystemThread.stepBack()
      do {
        let fold = try OpenedLedger.fold(of: reader, through: last, tree: tree, image: image, diagnostics).fold
        _ = image.keep(fold.state, fold.models, tree: tree, surroundings, diagnostics)
      } catch ImageFault.abandoned {
        return before
      } catch {
        diagnostics.say("no image was written: \(OpenedLedger.reason(error))")
      }
      return image.isWanted() ? last : before
    }
  }

  /// Takes notice of an image that was written.
  mutating func takeFinished() {
    for last in worker.takeFinished() { (seq, isAtWork) = (last, false) }
  }

  /// Has the image that is being written given up, and waits for that.
  mutating func stop() {
    isStopping.withLock { $0 = true }
    worker.stop()
    takeFinished()
  }

  /// Writes the image of an orderly end, if it is time for one.
  func keep(_ state: LedgerState, _ models: LedgerModels, tree: MerkleEdge) {
    guard options.wantsImage(of: state.seq, after: seq) else { return }
    _ = image.keep(state, models, tree: tree, options.surroundings, diagnostics)
  }
}
