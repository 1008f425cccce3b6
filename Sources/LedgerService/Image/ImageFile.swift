// The file of an image: the state and the read models at one seq, for the next start.
import EventLog
import Hashing
import InviteLedger
import InviteTokens
import Projections
import SystemCalls

/// `image` in a ledger's directory: a cache that saves a start the replay of what it holds. It is written when nobody waits,
/// read by the very program that wrote it, and thrown away on any doubt; the log is replayed whole then.
struct ImageFile: Sendable {
  static let name = "image"
  /// Its name until it is whole.
  static let unfinished = "image.new"

  private let directory: any LogFileSystem
  private let seal: ImageSeal
  private let keyCheck: String
  /// Asked before each block: writing a large image can be given up.
  var isWanted: @Sendable () -> Bool = { true }
  /// SHA-256 of the program that runs.
  private let program: @Sendable () throws -> Digest

  init(in directory: any LogFileSystem, keys: TokenKeys, program: @escaping @Sendable () throws -> Digest) {
    self.directory = directory
    seal = ImageSeal(key: keys.imageSeal)
    keyCheck = keys.keyCheck
    self.program = program
  }

  private enum Part {
    static let head: UInt64 = 0
    static let state: UInt64 = 1
    static let models: UInt64 = 2
  }

  /// The state after a seq as an image has it.
  struct Contents {
    var head: ImageHead
    var fold: LedgerFold
  }

  /// What the image holds; nil without one.
  ///
  /// - Parameter mayBe: whether an image of this head may be of this log; called before the rest is read.
  /// - Throws: when there is a file that is not such an image of this program's.
  func read(if mayBe: (ImageHead) throws -> Bool) throws -> Contents? {
    let file: any LogFile
    do throws(SystemError) { file = try directory.openFile(Self.name, .read) } catch {
      if error.isMissingFile { return nil }
      throw error
    }
    let heads = ImageBlocks(of: file, 0..<Limits.imageHeadBytes, part: Part.head, seal: seal)
    let head = try ImageCoder.value(ImageHead.self, in: [heads.next()])
    guard try head.program == program() else { throw ImageRefusal.otherProgram }
    guard try mayBe(head) else { throw ImageRefusal.otherLog }
    let seal = seal.of(head.mark)
    guard Limits.imageHeadBytes <= head.stateEnd, head.stateEnd <= head.modelsEnd else { throw ImageFault.unreadable }
    // Half of the work each, on two threads.
    let outcome = Monitor<Result<LedgerModels, ImageFault>?>(nil)
    let thread = try SystemThread(name: "image models") {
      let blocks = ImageBlocks(of: file, head.stateEnd..<head.modelsEnd, part: Part.models, seal: seal)
      let models = Result { () throws(ImageFault) -> LedgerModels in try read(blocks) }
      outcome.withLock { $0 = models }
    }
    let states = ImageBlocks(of: file, Limits.imageHeadBytes..<head.stateEnd, part: Part.state, seal: seal)
    let state = Result { () throws(ImageFault) -> LedgerState in try read(states) }
    thread.join()
    guard let models = outcome.withLock({ $0 }) else { throw ImageFault.unreadable }
    let fold = LedgerFold(state: try state.get(), models: try models.get(), keyCheck: keyCheck)
    guard fold.state.seq == head.seq, fold.state.ledger == head.ledger else { throw ImageFault.unreadable }
    return Contents(head: head, fold: fold)
  }

  private func read<Value: Imaged>(_ blocks: ImageBlocks) throws(ImageFault) -> Value {
    var coder = ImageCoder(from: blocks.next)
    let value: Value = try coder.read()
    try coder.finish()
    return value
  }

  /// Writes an image in the place of the last one. Blocks for about a tenth of the time in which the log would be replayed.
  ///
  /// System calls: `openat(image.new, O_CREAT | O_TRUNC)`, `pwrite`, `fsync`, `renameat`, `fsync(directory)`; `unlinkat(image.new)`
  /// when one of them fails.
  ///
  /// - Parameters:
  ///   - models: after the same event as the state.
  ///   - tree: over the log up to that event.
  ///   - mark: random bytes.
  func write(_ state: LedgerState, _ models: LedgerModels, tree: MerkleEdge, mark: [UInt8]) throws(ImageFault) {
    guard let ledger = state.ledger else { throw .unreadable }
    do throws(ImageFault) {
      let file = try refusing { () throws(SystemError) in try directory.openFile(Self.unfinished, .replace) }
      let seal = seal.of(mark)
      let stateEnd = try write(state, to: file, at: Limits.imageHeadBytes, part: Part.state, seal)
      let modelsEnd = try write(models, to: file, at: stateEnd, part: Part.models, seal)
      let head = ImageHead(
        program: try writingProgram(), ledger: ledger, seq: state.seq, tree: tree, mark: mark, stateEnd: stateEnd,
        modelsEnd: modelsEnd)
      let block = try ImageCoder.blocks(of: head).flatMap { $0 }
      let closed = self.seal.closing(block, part: Part.head, index: 0)
      guard closed.count <= Limits.imageHeadBytes else { throw .unreadable }
      try refusing { () throws(SystemError) in
        try file.writeAll(closed, at: 0)
        try file.syncAll()
        try directory.rename(Self.unfinished, to: Self.name)
        try directory.sync()
      }
    } catch {
      try? directory.remove(Self.unfinished)
      throw error
    }
  }

  private func writingProgram() throws(ImageFault) -> Digest {
    do { return try program() } catch { throw .refused("\(error)") }
  }

  /// Writes a value in blocks and says where they end.
  private func write(
    _ value: some Imaged, to file: any LogFile, at start: UInt64, part: UInt64, _ seal: ImageSeal
  ) throws(ImageFault) -> UInt64 {
    var (offset, index): (UInt64, UInt64) = (start, 0)
    var coder = ImageCoder(into: { (block) throws(ImageFault) in
      if !isWanted() { throw .abandoned }
      let closed = seal.closing(block, part: part, index: index)
      try refusing { () throws(SystemError) in try file.writeAll(closed, at: offset) }
      offset += UInt64(closed.count)
      index += 1
    })
    try coder.write(value)
    try coder.finish()
    return offset
  }

  /// Removes an image that a start cannot use.
  func discard() throws(SystemError) { try remove(Self.name) }

  /// Removes what a death left half written.
  func discardUnfinished() throws(SystemError) { try remove(Self.unfinished) }

  private func remove(_ name: String) throws(SystemError) {
    do { try directory.remove(name) } catch { if !error.isMissingFile { throw error } }
  }
}

/// Why a whole image is not used.
enum ImageRefusal: Error, CustomStringConvertible {
  case otherProgram, otherLog

  var description: String {
    switch self {
    case .otherProgram: "another build of the program wrote it"
    case .otherLog: "the log does not go on where it ends"
    }
  }
}
