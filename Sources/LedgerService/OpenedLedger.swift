// From a directory to everything a service needs: the log open, its key read, its history folded.
import EventLog
import Hashing
import InviteLedger
import InviteTokens
import LedgerFormat
import SystemCalls

/// A ledger that was opened and replayed, before anybody can connect to it.
struct OpenedLedger: ~Copyable {
  var log: EventLog
  var fold: LedgerFold
  let ledger: LedgerID
  let tokens: TokenDeriver
  let accessKeys: AccessKeyDeriver
  let encoder: LineEncoder
  let reader: LogReader
  /// Where the log is.
  let directory: any LogFileSystem
  let image: ImageFile
  /// Up to where an image gave the state; nil when the log was replayed whole.
  let usedImage: UInt64?
  /// The event that the image is of that is there now.
  let imageSeq: UInt64?
  /// How long replay took, in nanoseconds.
  let replayNanoseconds: Int64

  /// Locks the directory, recovers the log (or begins one), checks the key, replays.
  ///
  /// - Throws: `LogError`, `StartError`, or what replay found.
  static func open(_ options: ServiceOptions, diagnostics: Diagnostics) throws -> OpenedLedger {
    let surroundings = options.surroundings
    let salts = try SaltPool(fill: surroundings.fillRandom)
    let encoder = LineEncoder(salts: salts.salt)
    let directory = try surroundings.directory(options.directory)
    var log = try EventLog.open(logOptions(directory, surroundings, encoder: encoder))
    report(log.recovery, to: diagnostics)
    let reader = log.reader()
    let started = SystemClock.monotonicNanoseconds
    let keys = try TokenKeys(text: log.takeKey())
    let image = ImageFile(in: directory, keys: keys, program: surroundings.program)
    do { try image.discardUnfinished() } catch { diagnostics.say("half an image was not removed: \(error)") }
    let (fold, usedImage) = try fold(
      of: reader, through: log.durableSeq, tree: log.durableTree, image: image, diagnostics)
    let nanoseconds = SystemClock.monotonicNanoseconds - started
    guard let ledger = fold.state.ledger else { throw StartError.notOpened }
    let tokens = try tokens(of: ledger, keys: keys, fold: fold)
    let isKept =
      options.wantsImage(of: log.durableSeq, after: usedImage)
      && image.keep(fold.state, fold.models, tree: log.durableTree, surroundings, diagnostics)
    let imageSeq = isKept ? log.durableSeq : usedImage
    return OpenedLedger(
      log: log, fold: fold, ledger: ledger, tokens: tokens, accessKeys: AccessKeyDeriver(keys: keys, ledger: ledger),
      encoder: encoder, reader: reader, directory: directory, image: image, usedImage: usedImage,
      imageSeq: imageSeq,
      replayNanoseconds: nanoseconds)
  }

  private static func logOptions(
    _ directory: any LogFileSystem, _ surroundings: Surroundings, encoder: LineEncoder
  ) throws -> LogOptions {
    var random = [UInt8](repeating: 0, count: TokenKeys.keyLength + 8)
    try surroundings.fillRandom(&random)
    guard let keys = TokenKeys(first: Array(random.prefix(TokenKeys.keyLength))) else {
      preconditionFailure("a key has \(TokenKeys.keyLength) bytes")
    }
    let ledger = LedgerID(number: random.suffix(8).reduce(0) { $0 << 8 | UInt64($1) })
    let contents = keys.text
    var options = LogOptions(
      directory: directory, holder: "process \(ProcessFacts.processID)",
      key: KeyFile(name: "key") { contents.revealed },
      isKnown: LineDecoder.isKnown,
      ledgerOpened: { key in opening(ledger, key: key, at: wallTime(surroundings), encoder: encoder) },
      now: { wallTime(surroundings).description })
    options.limits = surroundings.logLimits
    options.tolerated = ["socket"]
    return options
  }

  private static func wallTime(_ surroundings: Surroundings) -> Timestamp {
    Timestamp(microseconds: surroundings.clocks().wall)
  }

  /// The first line of a new ledger. A key file that cannot be read gives a check value that no key has, and is refused
  /// by name right after.
  private static func opening(_ ledger: LedgerID, key: [UInt8], at time: Timestamp, encoder: LineEncoder) -> LineParts {
    let check = (try? TokenKeys(text: key))?.keyCheck ?? ""
    let event = Event.ledgerOpened(
      LedgerOpened(ledger: ledger, format: LedgerService.format, keyCheck: check))
    let parts = encoder.encode(
      event, time: time, actor: LedgerWriter.ownName, meta: RecordMeta(batch: 0))
    return LineParts(body: parts.body, tail: parts.tail)
  }

  /// Tokens of this ledger, if the key file is the one that it began with.
  private static func tokens(of ledger: LedgerID, keys: TokenKeys, fold: LedgerFold) throws -> TokenDeriver {
    guard keys.keyCheck == fold.keyCheck else { throw StartError.wrongKey }
    let tokens = TokenDeriver(keys: keys, ledger: ledger)
    for number in fold.state.tokenKeys where !tokens.has(key: number) {
      throw StartError.missingKey(number: number)
    }
    return tokens
  }

  private static func report(_ recovery: RecoveryReport, to diagnostics: Diagnostics) {
    for cut in recovery.cuts {
      diagnostics.say(
        "recovery: \(cut.bytes) bytes of \(cut.file) from byte \(cut.offset) (seq \(cut.seq)) were never acknowledged "
          + "and were cut: \(cut.reason); kept as quarantine/\(cut.kept ?? "nothing")")
    }
  }
}

/// Why a ledger whose log is whole cannot be served.
package enum StartError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The key file is of another ledger.
  case wrongKey
  /// The log names a key that the key file does not have.
  case missingKey(number: UInt32)
  /// The log does not begin with `LedgerOpened`.
  case notOpened

  package var description: String {
    switch self {
    case .wrongKey: "open key: it is the key file of another ledger; restore the one that was made with this log"
    case .missingKey(let number):
      "open key: key \(number) is missing and tokens were made with it; restore the key file"
    case .notOpened: "read the log: its first line is not LedgerOpened; restore the log from a backup"
    }
  }
}
