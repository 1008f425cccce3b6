// The actor that serves: connections in, decisions, groups to the disk, answers out, in turns on one loop.
import EventLog
import InviteLedger
import LineProtocol
import LocalSocket
import Projections
import SystemCalls

/// Everything that changes while the service runs, on the loop's one thread. A turn takes what has arrived, decides it,
/// starts to make it durable, tells the read models what has become durable, and sends what may be sent. Nothing in a
/// turn waits, except for the disk when there is nobody else to serve.
actor LedgerServer {
  nonisolated let loop: EventLoop
  // Unowned: the loop outlives its actors, because `loop` keeps it.
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.unowned }

  let diagnostics: Diagnostics
  let surroundings: Surroundings
  let links: Links
  let identity: ServiceIdentity
  /// The read models as of what is durable.
  var present: ReadModels
  /// What is looked at while a question about the past is answered.
  var past: PastView?
  let lines: LineServer
  let reader: LogReader
  var images: ImageKeeper
  let disk: Worker<CommitOutcome>
  /// The thread that works out questions about the past and whatever else waits for a disk, and the one that finds rows.
  let desk: Worker<QuestionOutcome>
  let searchers: Worker<QuestionOutcome>
  var kept = KeptFolds()
  let markFile: MarkFile
  var marks: [String: Mark]
  /// The places of the marks, as queries look them up.
  var markSeqs: [String: UInt64]
  var writer: LedgerWriter

  var sessions = SessionTable()
  /// Sessions that have something to send or to decide before the turn ends.
  var touched: [Session] = []
  /// Sessions whose request waits for a seq, and those with rows on their way, in order of arrival.
  var waiting: [Session] = []
  var streaming: [Session] = []
  /// Sessions whose answer is held back.
  var held: [Session] = []
  /// Refused redemptions that no line says yet.
  var refusals = BoundedTally<RefusedAttempt>()
  /// Those that a line says which is not durable yet.
  var undurableRefusals = UndurableNotes<BoundedTally<RefusedAttempt>.Sum>()
  /// Requests refused for want of a right, likewise.
  var authRefusals = BoundedTally<RefusedAccess>()
  var undurableAuthRefusals = UndurableNotes<BoundedTally<RefusedAccess>.Sum>()
  var failurePace: FailurePace
  /// Sessions whose question is away.
  var asking: [Session] = []
  var tickets: UInt64 = 0
  /// How many connections said something since the last group was taken; whether one alone did decides who syncs.
  var speakers = 0
  /// Counts the groups that were taken, so that a session knows whether it is among the speakers already.
  var groupsTaken: UInt64 = 1
  var pace = CommitPace()
  var stagedBytes = 0
  var stagedBatches: UInt64 = 0
  var deprecations = DeprecationTable()
  /// Uses of keys that the log does not have yet.
  var keyUsage: KeyUsage
  var undurableUses = UndurableNotes<KeyUsed>()
  var meter = RequestMeter()

  var phase = Phase.serving
  /// The disk refused the last command for want of space.
  var isFull = false
  /// When the head was last out of date and nothing has come since, in microseconds of boot time.
  var quietSince: Int64?

  enum Phase {
    case serving
    /// Asked to stop: what runs is answered until this time (R16).
    case draining(until: Int64)
    /// The log failed. Nothing is acknowledged any more; the process ends.
    case failed
  }

  var hasFailed: Bool { if case .failed = phase { true } else { false } }

  /// A server of an opened ledger. Its loop does not run yet.
  init(
    _ options: ServiceOptions, _ opened: consuming OpenedLedger, listener: consuming Listener, loop: EventLoop,
    diagnostics: Diagnostics
  ) throws {
    self.loop = loop
    self.diagnostics = diagnostics
    surroundings = options.surroundings
    links = Links(base: options.baseURL)
    failurePace = options.failurePace
    identity = ServiceIdentity(
      ledger: opened.ledger,
      systemName: MachineAccounts.userName(of: ProcessFacts.effectiveUserID) ?? "root")
    present = try ReadModels(opened.fold.models, checkpoint: opened.fold.state.seq, on: ReadSide())
    keyUsage = KeyUsage(opened.fold.models.keys)
    reader = opened.reader
    images = try ImageKeeper(opened.image, of: opened.imageSeq, options, diagnostics) { loop.post() }
    disk = try Worker(name: "log") { loop.post() }
    desk = try Worker(name: "questions") { loop.post() }
    searchers = try Worker(name: "search") { loop.post() }
    markFile = MarkFile(in: opened.directory)
    marks = try Self.marks(in: markFile, diagnostics)
    markSeqs = marks.mapValues(\.seq)
    lines = try LineServer(listener, on: loop, farewells: Self.farewells)
    writer = LedgerWriter(opened, boot: options.surroundings.clocks().boot)
  }

  /// One turn. Returns how long the loop may sleep.
  func turn(_ ready: ReadyList, isAskedToStop: Bool) -> Duration? {
    let (now, began) = (SystemClock.bootMicroseconds, reading.boot)
    if isAskedToStop { drain(at: now) }
    lines.note(ready)
    while let event = lines.nextEvent() { handle(event) }
    for outcome in disk.takeFinished() { endCommit(outcome) }
    endQuestions()
    images.takeFinished()
    recordUses()
    commit(at: now)
    refuseOverdue(at: now)
    releaseHeld(at: now)
    pumpStreams(at: now)
    sayProgressOfQuestions(at: now)
    settle()
    lines.flush()
    present.catchUp()
    return nap(at: now, since: began)
  }

  /// Whether the loop should end, and with which exit status.
  func verdict() -> Int32? {
    switch phase {
    case .serving: return nil
    case .failed: return ExitStatus.ioError
    case .draining(let until):
      let isDone = sessions.isEmpty && !writer.log.hasCollected && !writer.log.isCommitting
      return isDone || SystemClock.bootMicroseconds >= until ? ExitStatus.ok : nil
    }
  }

  /// Looks at a session again before the turn ends.
  func touch(_ session: Session) {
    guard !session.isTouched else { return }
    session.isTouched = true
    touched.append(session)
  }

  /// What is asked now: the present, or the past while a question about it is answered.
  var models: ReadModels { past?.models ?? present }

  /// Sends what may go, takes lines again where there is room, and lets go of those who are done.
  private func settle() {
    let durable = writer.log.durableSeq
    while let session = touched.popLast() {
      session.isTouched = false
      lines.send(to: session.id) { output in session.replies.move(durable: durable, to: &output) }
      let isCrowded = session.replies.count > Limits.repliesWaiting
      if session.isIdle && !isCrowded {
        lines.resume(session.id)
      } else if !session.isTailing {
        lines.pause(session.id)
      }
      if session.sawEnd && session.isIdle && session.replies.isEmpty { lines.finish(session.id) }
    }
  }

  /// How long nothing will need doing. `began` is what the clock of commands said when the turn began: who was answered since
  /// may have moved it on, and what is due then belongs to the turn of what he says next.
  private func nap(at now: Int64, since began: Int64) -> Duration? {
    if streaming.contains(where: wantsTurn) { return .zero }
    if case .draining(let until) = phase { return .microseconds(max(0, until - now)) }
    var next = Int64.max
    if let since = quietSince { next = min(next, since + Limits.idleHeadMilliseconds * 1_000) }
    for deadline in [firstDeadline, nextProgress, firstPatience, refusalDeadline(at: now, began)] {
      next = min(next, deadline ?? .max)
    }
    if writer.log.hasCollected && !writer.log.isCommitting { next = min(next, pace.deadline) }
    if let deadline = keyUsage.deadline { next = min(next, deadline) }
    return next == .max ? nil : .microseconds(max(0, next - now))
  }

  /// Whether rows could be sent at once.
  private func wantsTurn(_ session: Session) -> Bool {
    guard case .streaming(let stream) = session.activity, stream.ticket == nil,
      lines.outputSpace(of: session.id) > 0
    else { return false }
    return stream.range(durable: writer.log.durableSeq) != nil
  }

  /// Stops taking connections and commands; what runs is answered (R16).
  private func drain(at now: Int64) {
    guard case .serving = phase else { return }
    recordAllUses()
    phase = .draining(until: now + Limits.drainMilliseconds * 1_000)
    lines.stopAccepting()
    endTails()
    if !hasFailed { recordAllRefusals() }
    for session in sessions.all {
      session.sawEnd = true
      touch(session)
    }
  }

  /// The end: the disk's thread ends, `head` says how far the log is, the socket goes.
  func close() {
    refuseQuestions()
    settle()
    lines.flush()
    desk.stop()
    searchers.stop()
    disk.stop()
    for outcome in disk.takeFinished() { endCommit(outcome) }
    writeHead()
    let models = present.values
    present.stop()
    lines.flush()
    do { try lines.removeSocketFile() } catch { diagnostics.say("the socket was not removed: \(error)") }
    images.stop()
    // A disk that had no room for the last command has none for a cache.
    guard !hasFailed, !isFull, writer.lastSeq == writer.log.durableSeq else { return }
    images.keep(writer.state, models, tree: writer.log.durableTree)
  }
}

extension LedgerServer {
  /// What is said to those who cannot be served, before anybody read what they ask.
  fileprivate static let farewells: LineServer.Farewells = {
    func line(_ message: String, hint: String) -> [UInt8] {
      var reply = ReplyWriter()
      reply.error(
        ReplyError(.serverBusy, message, hint: hint, retryMilliseconds: Limits.busyRetryMilliseconds))
      return reply.bytes
    }
    return LineServer.Farewells(
      busy: line("no room for another connection", hint: "connect again later"),
      idle: line("this connection was quiet and others need the room", hint: "connect again"))
  }()
}
