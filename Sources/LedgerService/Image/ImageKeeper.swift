// When images are written: never while somebody waits for it.
import EventLog
import Hashing
import InviteLedger
import Projections
import SystemCalls

/// Keeps the image of a running service young enough that the start after a crash replays a quarter of the log at most.
///
/// Once that much came since the last image, copies of the state and of the read models after one event go to a thread
/// of their own, which writes them down. A copy shares storage with what it is of; who changes that then copies the few rows
/// that he changes. No command waits for the writing.
struct ImageKeeper {
  private let image: ImageFile
  private let options: ServiceOptions
  private let diagnostics: Diagnostics
  private let worker: Worker<UInt64>
  /// Whoever stops the service does not wait for an image under way.
  private let isStopping = Monitor(false)
  /// The event that the last image is of, or was tried for.
  private var seq: UInt64
  /// A copy that waits until its last event is durable: the read models are copied then.
  private var state: LedgerState?
  private var isAtWork = false

  /// - Parameter seq: the event that the image is of that is there; nil without one.
  init(
    _ image: ImageFile, of seq: UInt64?, _ options: ServiceOptions, _ diagnostics: Diagnostics,
    whenDone: @escaping @Sendable () -> Void
  ) throws(SystemError) {
    self.image = image
    self.seq = seq ?? 0
    self.options = options
    self.diagnostics = diagnostics
    worker = try Worker(name: "image", whenDone: whenDone)
  }

  /// Whether it is time for a new image, once `last` is durable.
  func isDue(at last: UInt64) -> Bool {
    !isAtWork && state == nil && options.wantsImage(of: last, after: seq)
      && last - seq >= last / Limits.imageShare
  }

  /// Keeps the state after the last event of a group that is on its way to the disk.
  mutating func expect(_ state: LedgerState) { self.state = state }

  /// Lets go of a state that will not be: the disk refused the group.
  mutating func forget() { state = nil }

  /// Has the image written of the state that was waited for, if that is what is durable now.
  mutating func follow(_ log: borrowing EventLog, _ present: ReadModels) {
    guard let state, state.seq <= log.durableSeq else { return }
    self.state = nil
    // A group that was open still took more commands: the next one may do.
    guard state.seq == log.durableSeq else { return }
    isAtWork = true
    let (before, tree, surroundings, diagnostics) = (seq, log.durableTree, options.surroundings, diagnostics)
    var image = image
    image.isWanted = { [isStopping] in !isStopping.withLock { $0 } }
    present.handOut { [worker, image] models in
      worker.submit {
        SystemThread.stepBack()
        _ = image.keep(state, models, tree: tree, surroundings, diagnostics)
        return image.isWanted() ? state.seq : before
      }
    }
  }

  /// Takes notice of an image that was written.
  mutating func takeFinished() {
    for last in worker.takeFinished() { (seq, isAtWork) = (last, false) }
  }

  /// Has the image that is being written given up, and waits for that.
  mutating func stop() {
    forget()
    isStopping.withLock { $0 = true }
    worker.stop()
    takeFinished()
  }

  /// What the log adds up to, as a start would find out.
  func fold(of reader: LogReader, through last: UInt64, tree: MerkleEdge) throws -> LedgerFold {
    try OpenedLedger.fold(of: reader, through: last, tree: tree, image: image, diagnostics).fold
  }

  /// Writes the image of an orderly end, if it is time for one.
  func keep(_ state: LedgerState, _ models: LedgerModels, tree: MerkleEdge) {
    guard options.wantsImage(of: state.seq, after: seq) else { return }
    _ = image.keep(state, models, tree: tree, options.surroundings, diagnostics)
  }
}
